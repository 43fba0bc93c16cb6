"""All of drawing, for who imports this: in the window's thread, before work in other threads draws."""

from ucvn_desktop.drawing import contact_sheet, fonts, layout, output, paint, poster, ruler, templates
from ucvn_desktop.drawing.qt_classes import make_all

make_all()

__all__ = ["contact_sheet", "fonts", "layout", "output", "paint", "poster", "ruler", "templates"]
