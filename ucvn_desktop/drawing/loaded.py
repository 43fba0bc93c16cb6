"""All of drawing, for who imports this: in the window's thread, before work in other threads draws.

PySide makes its classes when they are first asked for; two threads at it at once crash the program.
"""

from ucvn_desktop.drawing import contact_sheet, fonts, layout, output, paint, poster, ruler, templates

__all__ = ["contact_sheet", "fonts", "layout", "output", "paint", "poster", "ruler", "templates"]
