"""Bundles for the tests: real photos by Pillow, a real .docx, texts with the longest Vietnamese titles."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from ucvn_desktop.core.profile import Profile
from ucvn_desktop.services.bundle.model import BundleArticle, BundleCover, BundlePhoto, BundlePoster
from ucvn_desktop.services.bundle.names import bundle_name

LONG_TITLE = (
    "Công đoàn Viên chức Việt Nam tổ chức Hội nghị trực tuyến toàn quốc quán triệt, triển khai Nghị quyết "
    "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng và phát động đợt thi đua cao điểm chào mừng 92 năm "
    "Ngày thành lập Công đoàn Việt Nam"
)


def jpeg(colour: tuple[int, int, int], size: tuple[int, int] = (320, 213)) -> bytes:
    """A JPEG with a gradient, so that it looks like something."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", size, colour)
    draw = ImageDraw.Draw(image)
    for y in range(size[1]):
        shade = tuple(min(255, int(part * (0.6 + 0.8 * y / size[1]))) for part in colour)
        draw.line([(0, y), (size[0], y)], fill=shade)
    draw.ellipse([size[0] // 3, size[1] // 4, size[0] // 2, size[1] // 2], fill=(255, 240, 200))
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def docx(text: str) -> bytes:
    """A small Word document."""
    from ucvn_desktop.services.documents import house

    document = house.new_document("2021-04-19T08:00:00", text)
    house.add_paragraph(document, text)
    return house.to_bytes(document)


SENDER = Profile(
    unit_name="Công đoàn Bộ Mẫu",
    unit_code="CDBTP",
    superior="Công đoàn Viên chức Việt Nam",
    officer="Người Gửi Mẫu",
    officer_title="Cán bộ truyền thông",
    phone="0900 000 000",
    email="mau@example.vn",
    sample="dữ liệu mẫu 2021",
)


def cover(**changes: object) -> BundleCover:
    """The cover of the example bundle, with changes of its own fields or of the sender's."""
    values: dict[str, object] = {
        "name": bundle_name("CĐBTP", 2021, 8, "2021-04-19"),
        "bundle_uid": "01930000-0000-7000-8000-000000000001",
        "number": 8,
        "year": 2021,
        "day": "2021-04-19",
        "destinations": ("Ban Tuyên giáo - Nữ công", "Trang thông tin điện tử"),
    }
    of_sender = {name: changes.pop(name) for name in list(changes) if hasattr(SENDER, name)}
    values["sender"] = replace(SENDER, **of_sender)  # type: ignore[arg-type]
    return BundleCover(**{**values, **changes})  # type: ignore[arg-type]


def photo(number: int, folder: Path | None = None, **changes: object) -> BundlePhoto:
    """A photo, from a file in `folder` or from bytes."""
    data = jpeg((40 + 50 * number % 200, 90, 140), (900, 600))
    source: Path | bytes = data
    if folder is not None:
        source = folder / f"nguon-{number}.jpg"
        source.write_bytes(data)
    values: dict[str, object] = {
        "source": source,
        "number": number,
        "caption": f"Đại biểu dự hội nghị tại điểm cầu số {number}",
        "credit": "Lê Quang",
        "place": "Hà Nội",
        "taken": "2021-04-19T08:30:00",
        "uid": f"01930000-0000-7000-8000-00000000010{number}",
        "preview": jpeg((40 + 50 * number % 200, 90, 140)),
    }
    return BundlePhoto(**{**values, **changes})  # type: ignore[arg-type]


def article(number: int = 1, **changes: object) -> BundleArticle:
    """An article with body, author and no photo."""
    values: dict[str, object] = {
        "uid": f"01930000-0000-7000-8000-0000000002{number:02d}",
        "rev": 3,
        "title": LONG_TITLE,
        "docx": docx(f"Bài {number}"),
        "sapo": "Sáng 19/4, hội nghị được tổ chức bằng hình thức trực tuyến tới 63 điểm cầu, với hơn 2.000 "
        "cán bộ, đoàn viên, công chức, viên chức, người lao động tham dự.",
        "body": "<p>Phát biểu khai mạc, đồng chí chủ trì nhấn mạnh <strong>ba đột phá</strong> mà Nghị quyết "
        "đề ra.</p>\n<h2>Tám chuyên đề</h2>\n<ul>\n<li>Chăm lo đoàn viên</li>\n<li>Thi đua yêu nước</li>\n"
        "</ul>\n<blockquote>\n<p>Mỗi cán bộ công đoàn là một tuyên truyền viên.</p>\n</blockquote>\n"
        '<p>Xem thêm tại <a href="https://example.vn/">trang thông tin</a>.</p>',
        "author": "Lê Quang",
        "credit": "Bài và ảnh: Lê Quang",
        "kind_label": "Tin",
        "topic_label": "1. Nghị quyết, chính sách",
        "event_label": "Hội nghị quán triệt Nghị quyết",
    }
    return BundleArticle(**{**values, **changes})  # type: ignore[arg-type]


def poster(number: int = 1, **changes: object) -> BundlePoster:
    """A slogan poster whose PDF is one only in its first line."""
    values: dict[str, object] = {
        "uid": f"01930000-0000-7000-8000-0000000003{number:02d}",
        "rev": 1,
        "title": "Nhiệt liệt chào mừng 46 năm Ngày Giải phóng miền Nam, thống nhất đất nước",
        "pdf": b"%PDF-1.6\n" + b"0" * 5000,
        "size_label": "Băng rôn 6 × 0,8 m",
        "preview": jpeg((180, 22, 27), (600, 80)),
    }
    return BundlePoster(**{**values, **changes})  # type: ignore[arg-type]
