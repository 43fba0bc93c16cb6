"""The colours of the interface, light and dark. No colour is written anywhere else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as #RRGGBB, by what they are for."""

    red: str  # primary action, fault; never a quantity
    red_soft: str  # selection in the rail
    red_press: str
    on_red: str  # text on red
    gold: str  # waiting, warning
    gold_soft: str
    green: str  # done, in order
    green_soft: str
    blue: str  # quantities
    blue_soft: str
    ink: str
    mute: str
    page: str
    card: str
    line: str
    field_line: str  # the edge of a control, 3:1 on card and page
    hover: str
    stage: str  # behind a poster or a large photo


LIGHT = Tokens(
    red="#B4161B",
    red_soft="#FBE9E9",
    red_press="#8F1015",
    on_red="#FFFFFF",
    gold="#8A5A00",
    gold_soft="#FFF4D6",
    green="#17693F",
    green_soft="#E3F4EA",
    blue="#1D4E89",
    blue_soft="#E4EDF7",
    ink="#1D2230",
    mute="#5B6475",
    page="#F6F7F9",
    card="#FFFFFF",
    line="#E4E7EC",
    field_line="#868E9C",
    hover="#EEF0F4",
    stage="#ECEEF2",
)
DARK = Tokens(
    red="#F0787B",
    red_soft="#4A2326",
    red_press="#F59A9C",
    on_red="#2A0709",
    gold="#F0C05A",
    gold_soft="#3D3217",
    green="#72D29C",
    green_soft="#1C3A2A",
    blue="#8AB8EE",
    blue_soft="#20324A",
    ink="#E9ECF2",
    mute="#A9B1C0",
    page="#14171D",
    card="#1D2129",
    line="#333944",
    field_line="#7C8698",
    hover="#282D37",
    stage="#101318",
)

TEXT_PAIRS = (
    ("ink", "page"),
    ("ink", "card"),
    ("ink", "hover"),
    ("ink", "red_soft"),
    ("mute", "red_soft"),
    ("gold", "red_soft"),
    ("green", "red_soft"),
    ("ink", "gold_soft"),
    ("ink", "green_soft"),
    ("ink", "blue_soft"),
    ("ink", "stage"),
    ("mute", "page"),
    ("mute", "card"),
    ("mute", "hover"),
    ("mute", "stage"),
    ("red", "card"),
    ("red", "page"),
    ("red", "red_soft"),
    ("gold", "card"),
    ("gold", "gold_soft"),
    ("green", "card"),
    ("green", "green_soft"),
    ("blue", "card"),
    ("blue", "page"),
    ("blue", "blue_soft"),
    ("on_red", "red"),
    ("on_red", "red_press"),
)
"""(text, ground) as they are used together: at least 4.5:1 (WCAG AA)."""

CONTROL_PAIRS = (("field_line", "card"), ("field_line", "page"), ("blue", "card"), ("red", "page"))
"""(edge or mark, ground): at least 3:1."""
