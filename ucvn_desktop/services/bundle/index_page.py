"""0-MUC-LUC.html: the whole bundle readable in any browser, offline, alone, without scripts.

Windows Explorer opens a page inside a zip without the files beside it: previews are in the page itself.
"""

from base64 import b64encode
from html import escape
from urllib.parse import quote

from ucvn_desktop.core.richtext import blocks_to_html, html_to_blocks
from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.services.bundle.index_style import STYLE
from ucvn_desktop.services.bundle.layout import (
    LETTER,
    Layout,
    PlacedArticle,
    PlacedPhoto,
    PlacedPoster,
    findings,
)

# Nothing from outside the page, whatever stands in the texts.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_PICTURES = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"RIFF", "image/webp"))


def index_page(layout: Layout) -> str:
    """The page as HTML text, every foreign word escaped."""
    cover = layout.cover
    title = f"Bộ gửi số {cover.number:03d}/{cover.year}"
    parts = [
        "<!DOCTYPE html>",
        '<html lang="vi"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(f'{title} – {cover.sender.unit_name}')}</title>",
        f"<style>{STYLE}</style></head><body>",
        f'<header><div><p class="unit">{escape(cover.sender.unit_name)}</p><h1>{escape(title)}</h1>',
        f'<p class="lead">Tin, bài, ảnh gửi ngày {format_day(cover.day)}</p></div></header>',
        "<main>",
        _sample(cover.sender.sample),
        _HINT,
        _cover(layout),
        _checks(layout),
        _contents(layout),
        _part("TIN, BÀI", [_article(placed) for placed in layout.articles]),
        _part("ẤN PHẨM", [_poster(placed) for placed in layout.posters]),
        "</main>",
        _footer(cover.name),
        "</body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


_HINT = (
    '<section class="hint"><p><strong>Giải nén để lấy tệp Word và ảnh cỡ đầy đủ:</strong> bấm chuột phải vào tệp '
    ".zip, chọn «Extract All…» (Giải nén tất cả), rồi mở lại trang này trong thư mục vừa giải nén. Đọc ngay "
    "tại đây thì không cần giải nén, nhưng các liên kết mở tệp chỉ dùng được sau khi giải nén.</p></section>"
)


def _footer(name: str) -> str:
    return (
        f"<footer>Trang này do phần mềm Truyền thông Công đoàn lập khi đóng gói «{escape(name)}». "
        "Gói theo chuẩn BagIt 1.0; mã kiểm tra từng tệp nằm trong manifest-sha512.txt.</footer>"
    )


def _sample(mark: str) -> str:
    if not mark:
        return ""
    return (
        '<section class="sample" aria-label="Dữ liệu mẫu"><p>'
        f"{escape(mark[:1].upper() + mark[1:])}: để làm quen và thử nghiệm, không phải tin, bài thật."
        "</p></section>"
    )


def _cover(layout: Layout) -> str:
    cover = layout.cover
    officer = ", ".join(part for part in (cover.sender.officer, cover.sender.officer_title) if part)
    contact = ", ".join(part for part in (cover.sender.phone, cover.sender.email) if part)
    rows = (
        ("Đơn vị", escape(cover.sender.unit_name)),
        ("Cấp trên trực tiếp", escape(cover.sender.superior)),
        ("Số, ngày", f"{cover.number:03d}/{cover.year}, ngày {format_day(cover.day)}"),
        ("Người gửi", escape(officer)),
        ("Liên hệ", escape(contact)),
        ("Nơi nhận", _list(cover.destinations)),
        ("Mã bộ gửi", escape(cover.name)),
        ("Phiếu gửi", _link(LETTER, "PHIEU-GUI.docx")),
    )
    body = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in rows if value)
    return f"<section><h2>Thông tin bộ gửi</h2><dl>{body}</dl></section>"


def _list(values: tuple[str, ...]) -> str:
    if len(values) < 2:
        return escape("".join(values))
    return f"<ul>{''.join(f'<li>{escape(value)}</li>' for value in values)}</ul>"


def _checks(layout: Layout) -> str:
    if not layout.articles:
        return ""
    found = findings(layout)
    if not found:
        return (
            '<section class="checks done"><p>✓ Đã kiểm tra: đủ sapo, tác giả và chú thích ảnh.</p></section>'
        )
    items = "".join(f"<li>{escape(finding)}</li>" for finding in found)
    return f'<section class="checks todo"><h2>Cần xem lại ({len(found)})</h2><ul>{items}</ul></section>'


def _contents(layout: Layout) -> str:
    rows = [
        _row(placed.number, placed.article.kind_label, placed.article.title, _count(placed))
        for placed in layout.articles
    ]
    rows += [_row(placed.number, "Ấn phẩm", placed.poster.title, "") for placed in layout.posters]
    if not rows:
        return ""
    return (
        '<section><h2>Trong bộ gửi này</h2><table><thead><tr><th scope="col">STT</th>'
        '<th scope="col" class="kind">Loại</th><th scope="col">Tên</th><th scope="col">Ảnh</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></section>"
    )


def _row(number: int, kind: str, title: str, amount: str) -> str:
    name = escape(title.strip() or "Chưa có tên")
    return (
        f'<tr><td>{number}</td><td class="kind">{escape(kind)}</td>'
        f'<td class="title"><a href="#muc-{number}">{name}</a></td><td>{amount}</td></tr>'
    )


def _count(placed: PlacedArticle) -> str:
    return f"{len(placed.photos)} ảnh" if placed.photos else ""


def _part(title: str, items: list[str]) -> str:
    return f'<p class="part">{title}</p>\n' + "\n".join(items) if items else ""


def _article(placed: PlacedArticle) -> str:
    article = placed.article
    labels = (f"Mục {placed.number:02d}", article.kind_label, article.topic_label, article.event_label)
    # The title is h2 here, so sub-headings stand one below; with all text escaped, «h2>» is only ever a tag.
    body = blocks_to_html(html_to_blocks(article.body)).replace("h2>", "h3>")
    body = body.replace("<a href=", '<a rel="noopener noreferrer" href=')
    author = article.credit.strip() or article.author.strip()
    photos = "".join(_photo(number, photo) for number, photo in enumerate(placed.photos, 1))
    parts = (
        _meta(labels),
        f"<h2>{escape(article.title.strip() or 'Chưa có tên')}</h2>",
        f'<p class="sapo">{escape(article.sapo)}</p>' if article.sapo.strip() else "",
        f'<div class="body">{body}</div>' if body else "",
        f'<p class="author">{escape(author)}</p>' if author else "",
        f'<div class="photos">{photos}</div>' if photos else "",
        f'<p class="files">Tệp Word: {_link(placed.path)}</p>',
    )
    return f'<article class="item" id="muc-{placed.number}">{"".join(parts)}</article>'


def _meta(labels: tuple[str, ...]) -> str:
    return f'<p class="meta">{escape(" · ".join(label for label in labels if label))}</p>'


def _photo(number: int, placed: PlacedPhoto) -> str:
    photo = placed.photo
    caption = photo.caption.strip()
    alt = caption or f"Ảnh {number}, chưa có chú thích"
    words = escape(caption) if caption else '<span class="lack">Chưa có chú thích</span>'
    facts = (f"Ảnh: {photo.credit}" if photo.credit else "", photo.place, format_day(photo.taken))
    meta = " · ".join(escape(fact) for fact in facts if fact)
    return (
        f"<figure>{_picture(photo.preview, alt)}<figcaption>{words}"
        f'<p class="meta">{meta}</p><p class="meta">{_link(placed.path)}</p></figcaption></figure>'
    )


def _poster(placed: PlacedPoster) -> str:
    poster = placed.poster
    return (
        f'<article class="item poster" id="muc-{placed.number}">'
        f"{_meta((f'Mục {placed.number:02d}', 'Ấn phẩm', poster.size_label))}"
        f"<h2>{escape(poster.title.strip() or 'Chưa có tên')}</h2>"
        f"<figure>{_picture(poster.preview, f'Hình thu nhỏ: {poster.title}')}</figure>"
        f'<p class="files">Tệp in: {_link(placed.path)}</p></article>'
    )


def _picture(data: bytes, alt: str) -> str:
    kind = next((kind for magic, kind in _PICTURES if data.startswith(magic)), "")
    if not kind:
        return '<div class="none">Không có hình thu nhỏ</div>'
    return f'<img alt="{escape(alt)}" src="data:{kind};base64,{b64encode(data).decode()}">'


def _link(path: str, label: str = "") -> str:
    return f'<a href="{escape(quote(path))}">{escape(label or path.rpartition("/")[2])}</a>'
