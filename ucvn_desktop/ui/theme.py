"""The look: the tokens of the day turned into palette and style sheet."""

from dataclasses import fields
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ucvn_desktop import paths
from ucvn_desktop.ui.control_pictures import control_pictures
from ucvn_desktop.ui.tokens import DARK, LIGHT, Tokens

BODY_PT, NOTE_PT, HEADING_PT, TITLE_PT = 10.0, 8.5, 11.0, 20.0
SPACES = (4, 8, 14, 18, 28)
CARD_RADIUS, CONTROL_RADIUS = 10, 8


class Scheme(StrEnum):
    """Which look is wished for; AUTO follows the system."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


_wish = Scheme.AUTO


def tokens() -> Tokens:
    """The colours that are shown now."""
    return DARK if is_dark() else LIGHT


def is_dark() -> bool:
    """Whether the dark look is shown."""
    if _wish is not Scheme.AUTO:
        return _wish is Scheme.DARK
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def body_font() -> QFont:
    """The interface's face at its usual size."""
    font = QFont("Be Vietnam Pro")
    font.setPointSizeF(BODY_PT)
    return font


def put_on(application: QApplication, wish: Scheme) -> None:
    """Dress the application; called again when the wish or the system's look changes."""
    global _wish
    _wish = wish
    look = tokens()
    application.setPalette(palette(look))
    application.setStyleSheet(style_sheet(look))


def palette(look: Tokens) -> QPalette:
    """The colours for what the style draws by itself."""
    made = QPalette()
    role = QPalette.ColorRole
    for part, colour in {
        role.Window: look.page,
        role.WindowText: look.ink,
        role.Base: look.card,
        role.AlternateBase: look.page,
        role.Text: look.ink,
        role.Button: look.card,
        role.ButtonText: look.ink,
        role.BrightText: look.on_red,
        role.ToolTipBase: look.card,
        role.ToolTipText: look.ink,
        role.PlaceholderText: look.mute,
        role.Highlight: look.blue,
        role.HighlightedText: look.card,
        role.Link: look.blue,
        role.LinkVisited: look.blue,
        role.Mid: look.line,
        role.Midlight: look.line,
        role.Light: look.card,
        role.Dark: look.field_line,
        role.Shadow: look.field_line,
        role.Accent: look.blue,
    }.items():
        made.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(look.mute))
    return made


def style_sheet(look: Tokens) -> str:
    """The style sheet: resources/theme.qss with `@name` replaced by the token or by a control's picture."""
    text = (paths.RESOURCES / "theme.qss").read_text(encoding="utf-8")
    values = {f.name: str(getattr(look, f.name)) for f in fields(look)} | control_pictures(look)
    # Longer names first: @red_soft must not be read as @red.
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name}", values[name])
    return text
