"""Tag files as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucvn_desktop.services.bundle.bag import (
    Declaration,
    MalformedError,
    declaration_text,
    decode_path,
    encode_path,
    info_text,
    manifest_text,
    parse_declaration,
    parse_manifest,
    parse_tags,
)

V1 = Declaration((1, 0), "UTF-8")
SUM = "a" * 64


@given(st.text())
def test_a_path_comes_back_as_it_was_written(path: str) -> None:
    written = encode_path(path)
    assert not {"\r", "\n"} & set(written)
    assert decode_path(written, strict=True) == path


@given(
    st.lists(st.text(st.characters(codec="utf-8"), min_size=1).map(lambda name: f"data/{name}x"), unique=True)
)
def test_a_manifest_is_read_as_it_was_written(paths: list[str]) -> None:
    manifest = parse_manifest("manifest-sha256.txt", "sha256", manifest_text((p, SUM) for p in paths), V1)
    safe = {path for path in paths if ".." not in path.replace("\\", "/").split("/")}
    assert set(manifest.entries) == safe
    assert len(manifest.errors) == len(paths) - len(safe)


def test_a_percent_sign_stands_for_itself_before_1_0() -> None:
    assert decode_path("data/100%25.txt", strict=True) == "data/100%.txt"
    assert decode_path("data/100%25%0d.txt", strict=False) == "data/100%25\r.txt"
    assert decode_path("data/%20%zz.txt", strict=True) == "data/%20%zz.txt"


def test_what_we_declare_is_1_0_in_utf_8() -> None:
    assert parse_declaration(declaration_text().encode()) == V1


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("version", ["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"])
def test_every_version_and_line_end_is_read(version: str, end: str) -> None:
    text = f"BagIt-Version: {version}{end}Tag-File-Character-Encoding: UTF-16{end}"
    found = parse_declaration(text.encode())
    assert found.encoding == "UTF-16"
    assert found.is_strict == (version == "1.0")
    assert found.info_name == ("package-info.txt" if version < "0.96" else "bag-info.txt")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BagIt-Version: 1.0\n",
        "BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n",
        "BagIt-Version: một\nTag-File-Character-Encoding: UTF-8\n",
        f"BagIt-Version: 1.{'0' * 3000}\nTag-File-Character-Encoding: UTF-8\n",
        "Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n",
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nThem: 1\n",
        "BagIt-Version: 0.97\nTag-File-Character-Encoding: khong-co\n",
        "BagIt-Version: 0.97\nTag-File-Character-Encoding: punycode\n",
        "\ufeffBagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n",
        "BagIt-Version: 1.0" + "\r\n" * 1000 + "x",
    ],
)
def test_a_declaration_that_the_standard_does_not_know_is_refused(text: str) -> None:
    with pytest.raises(MalformedError):
        parse_declaration(text.encode())


def test_drafts_allowed_the_two_lines_in_any_order() -> None:
    text = b"Tag-File-Character-Encoding : ISO-8859-1\nBagIt-Version:0.97\n"
    assert parse_declaration(text) == Declaration((0, 97), "ISO-8859-1")


def test_folded_lines_are_joined_and_labels_kept_in_order() -> None:
    text = "A: một\n  hai\n\tba\r\nB:\nA: bốn\n\n"
    assert parse_tags(text) == [("A", "một hai ba"), ("B", ""), ("A", "bốn")]


@pytest.mark.parametrize("text", ["khong co dau", "  thut dau dong\n", ": gia tri\n"])
def test_a_line_that_is_no_tag_is_refused(text: str) -> None:
    with pytest.raises(MalformedError):
        parse_tags(text)


@given(st.lists(st.tuples(st.sampled_from(["A", "B-c"]), st.text())))
def test_values_never_break_the_lines_of_bag_info(tags: list[tuple[str, str]]) -> None:
    expected = [(label, " ".join(value.split())) for label, value in tags if value.split()]
    assert parse_tags(info_text(tags)) == expected


@pytest.mark.parametrize(
    "line",
    [
        f"{SUM}  /etc/passwd",
        f"{SUM}  data/../../x",
        f"{SUM}  ~/x",
        f"{SUM}  C:/data/x",
        f"{SUM}  bagit.txt",
        f"{SUM[:-1]}  data/x",
        f"{'z' * 64}  data/x",
        SUM,
        f"{SUM}  ",
    ],
)
def test_a_line_that_must_not_stand_in_a_payload_manifest_is_an_error(line: str) -> None:
    manifest = parse_manifest("manifest-sha256.txt", "sha256", line + "\n", V1)
    assert manifest.entries == {}
    assert len(manifest.errors) == 1


def test_only_line_ends_end_a_line() -> None:
    text = f"{SUM.upper()} *data/a\u2028b\x0c\x85.txt\r{SUM}\t\t./data/c d.txt\r\n\r\n"
    manifest = parse_manifest("manifest-sha256.txt", "sha256", text, V1)
    assert manifest.entries == {"data/a\u2028b\x0c\x85.txt": SUM, "data/c d.txt": SUM}


def test_endless_nonsense_is_not_collected() -> None:
    manifest = parse_manifest("manifest-sha256.txt", "sha256", "x\n" * 100_000, V1)
    assert len(manifest.errors) < 1100
