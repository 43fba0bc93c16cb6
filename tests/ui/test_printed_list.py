"""Lists on paper: numbered rows under heads, whatever stands in the cells."""

from ucvn_desktop.ui.printed_list import Html, first_of, printed_list


def test_rows_are_numbered_and_their_words_stand_as_they_are(qapp: object) -> None:
    document = printed_list(
        "Hội thi <Tiếng hát>", ("Công đoàn A & B", ""), ("Tên", "Nơi"), [("<b>", "1 < 2"), ("x", "y")]
    )
    assert document.toPlainText().split("\n") == [
        *("Hội thi <Tiếng hát>", "Công đoàn A & B"),
        *("STT", "Tên", "Nơi", "1", "<b>", "1 < 2", "2", "x", "y", ""),
    ]


def test_a_cell_may_be_laid_out_and_something_stand_below(qapp: object) -> None:
    document = printed_list("Sổ", (), ("Tên",), [(Html("một<br/>hai"),)], "Còn 3 người.")
    lines = [line for line in document.toPlainText().split("\n") if line]
    assert lines == ["Sổ", "STT", "Tên", "1", "một", "hai", "Còn 3 người."]


def test_the_numbers_column_has_the_width_that_is_left(qapp: object) -> None:
    html = printed_list("Sổ", (), {"Tên": 70, "Nơi": 22}, []).toHtml()
    assert [f'width="{width}%"' in html for width in (8, 70, 22)] == [True, True, True]


def test_figures_stand_at_the_right_under_their_head(qapp: object) -> None:
    html = printed_list("Sổ", (), ("Tên", "Lượt"), [("Hội thi", "120")], figures=("Lượt",)).toHtml()
    assert html.count('align="right"') == 2


def test_of_a_long_list_the_paper_says_how_much_of_it_stands_there() -> None:
    assert first_of(500, 1204, "bài đăng") == "In 500 bài đăng đầu của danh sách có 1.204 bài đăng."
    assert first_of(500, 500, "bài đăng") == ""
