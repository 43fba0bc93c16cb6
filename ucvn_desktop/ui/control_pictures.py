"""Arrows and ticks of the style sheet: it takes pictures from files only, so they are drawn into the cache."""

from ucvn_desktop.ui.made_once import made_once
from ucvn_desktop.ui.tokens import Tokens

_SHAPES = {
    "arrow_down": ("M3 6 L8 11 L13 6", "mute"),
    "arrow_up": ("M3 10 L8 5 L13 10", "mute"),
    "cross": ("M4 4 L12 12 M12 4 L4 12", "mute"),
    "check_mark": ("M3.5 8.5 L6.7 11.5 L12.5 5", "card"),
}


def control_pictures(look: Tokens) -> dict[str, str]:
    """The path of each picture under its name, in the colours of `look`."""
    return {name: _picture(shape, getattr(look, token)) for name, (shape, token) in _SHAPES.items()}


def _picture(shape: str, colour: str) -> str:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">'
        f'<path d="{shape}" fill="none" stroke="{colour}" stroke-width="1.75" stroke-linecap="round" '
        'stroke-linejoin="round"/></svg>'
    ).encode()
    return made_once(svg, ".svg", lambda: svg).as_posix()
