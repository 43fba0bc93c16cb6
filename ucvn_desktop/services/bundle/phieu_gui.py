"""PHIEU-GUI.docx: the plain covering letter of a bundle, to be printed, signed and sent along."""

from typing import TYPE_CHECKING

from ucvn_desktop.core.richtext import Run
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.services.bundle.layout import Layout

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_HEAD_WIDTHS = (85, 75)
_COLUMNS = (("STT", 14), ("Loại", 23), ("Tên", 62), ("Số ảnh", 14), ("Tệp trong bộ gửi", 47))


def covering_letter(layout: Layout) -> bytes:
    """The letter as .docx: sender, recipients, number and date, table of items, places to sign.

    The same layout gives the same bytes.
    """
    from docx.shared import Pt

    from ucvn_desktop.services.documents import house

    cover = layout.cover
    document = house.new_document(f"{cover.day}T00:00:00", f"Phiếu gửi {cover.name}", cover.sender.officer)
    _head(layout, house.add_columns(document, _HEAD_WIDTHS))
    title = house.add_paragraph(document, "PHIẾU GỬI TIN, BÀI, ẢNH", "Title")
    title.paragraph_format.space_before = Pt(18)
    if cover.sender.sample:
        note = (Run(f"({cover.sender.sample}, không phải tin, bài thật)", italic=True),)
        house.add_paragraph(document, note, "Normal", "center")
    recipients = "; ".join(cover.destinations) or "……………………………………"
    _plain(document, f"Kính gửi: {recipients}")
    _plain(document, f"{cover.sender.unit_name or 'Đơn vị'} gửi kèm theo phiếu này {_amount(layout)}:")
    house.add_table(document, [name for name, _ in _COLUMNS], _rows(layout), [width for _, width in _COLUMNS])
    _plain(document, f"Mã bộ gửi: {cover.name}", space_before=True)
    _signatures(layout, house.add_columns(document, (80, 80)))
    return house.to_bytes(document)


def _head(layout: Layout, cells: "tuple[_Cell, ...]") -> None:
    cover = layout.cover
    left, right = cells
    if cover.sender.superior:
        _line(left, cover.sender.superior.upper())
    _line(left, (cover.sender.unit_name or "TÊN ĐƠN VỊ").upper(), bold=True)
    _line(left, f"Phiếu gửi số: {cover.number:03d}/{cover.year}")
    _line(right, f"Ngày gửi: {format_day(cover.day)}")


def _plain(document: "Document", text: str, *, space_before: bool = False) -> None:
    from docx.shared import Pt

    from ucvn_desktop.services.documents import house

    paragraph = house.add_paragraph(document, text)
    if space_before:
        paragraph.paragraph_format.space_before = Pt(12)


def _line(cell: "_Cell", text: str, *, bold: bool = False, italic: bool = False) -> None:
    """Put a centred line into a column, which begins with an empty paragraph."""
    from ucvn_desktop.services.documents import house

    is_first = len(cell.paragraphs) == 1 and not cell.text and not cell.paragraphs[0].alignment
    paragraph = cell.paragraphs[0] if is_first else cell.add_paragraph(style="Normal")
    paragraph.alignment = house.ALIGNMENTS["center"]
    house.add_runs(paragraph, (Run(text, bold=bold, italic=italic),))


def _amount(layout: Layout) -> str:
    photos = sum(len(placed.photos) for placed in layout.articles)
    counts = ((len(layout.articles), "tin, bài"), (photos, "ảnh"), (len(layout.posters), "ấn phẩm"))
    return ", ".join(f"{count} {label}" for count, label in counts if count) or "các tệp sau"


def _rows(layout: Layout) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (
            str(placed.number),
            placed.article.kind_label,
            placed.article.title,
            str(len(placed.photos)),
            _file(placed.path),
        )
        for placed in layout.articles
    ]
    return rows + [
        (
            str(placed.number),
            "Ấn phẩm",
            _poster_title(placed.poster.title, placed.poster.size_label),
            "",
            _file(placed.path),
        )
        for placed in layout.posters
    ]


def _poster_title(title: str, size: str) -> str:
    return f"{title} ({size})" if size else title


def _file(path: str) -> str:
    return path.rpartition("/")[2]


def _signatures(layout: Layout, cells: "tuple[_Cell, ...]") -> None:
    cover = layout.cover
    contact = ", ".join(part for part in (cover.sender.phone, cover.sender.email) if part)
    for cell, title, name, note in (
        (cells[0], "NGƯỜI GỬI", cover.sender.officer, contact),
        (cells[1], "NGƯỜI DUYỆT", "", ""),
    ):
        _line(cell, title, bold=True)
        _line(cell, "(Ký, ghi rõ họ tên)", italic=True)
        for _ in range(3):
            _line(cell, "")
        _line(cell, name or "……………………………", bold=bool(name))
        if name and title == "NGƯỜI GỬI" and cover.sender.officer_title:
            _line(cell, cover.sender.officer_title)
        if note:
            _line(cell, note)
