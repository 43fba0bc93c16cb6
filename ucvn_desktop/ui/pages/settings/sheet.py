"""The unit's sheet, for paper: who we are, where we send, where the data lies."""

from html import escape

from PySide6.QtGui import QFont, QTextDocument

from ucvn_desktop.core.profile import Profile
from ucvn_desktop.core.submission import Destination
from ucvn_desktop.services.destinations import format_limit


def unit_sheet(profile: Profile, destinations: list[Destination], folder: str, backup: str) -> QTextDocument:
    """One page to keep in the drawer beside the computer."""
    unit = [
        ("Mã đơn vị", profile.unit_code),
        ("Công đoàn cấp trên trực tiếp", profile.superior),
        ("Cán bộ truyền thông", profile.officer),
        ("Chức danh", profile.officer_title),
        ("Điện thoại", profile.phone),
        ("Thư điện tử", profile.email),
    ]
    places = [
        ("Thư mục dữ liệu", folder),
        ("Bản sao lưu", "thư mục «backups» trong thư mục dữ liệu"),
        ("Bản gần nhất", backup),
    ]
    sent_to = [(d.name, " · ".join(part for part in (d.address, _limit(d)) if part)) for d in destinations]
    document = QTextDocument()
    document.setDefaultFont(QFont("Be Vietnam Pro", 11))
    document.setHtml(
        f"<h2>{escape(profile.unit_name)}</h2>{_table(unit)}"
        f"<h3>Nơi nhận</h3>{_table(sent_to) or '<p>Chưa có nơi nhận.</p>'}"
        f"<h3>Dữ liệu</h3>{_table(places)}"
    )
    return document


def _table(rows: list[tuple[str, str]]) -> str:
    lines = [
        f"<tr><td width='38%'>{escape(name)}</td><td>{escape(value) or '–'}</td></tr>" for name, value in rows
    ]
    return f"<table width='100%' cellpadding='4'>{''.join(lines)}</table>" if lines else ""


def _limit(destination: Destination) -> str:
    return f"tối đa {format_limit(destination.limit_mb)}" if destination.limit_mb else "không giới hạn"
