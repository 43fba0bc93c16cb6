"""What the window's own sources say: forms, icons, colours."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from xml.etree import ElementTree

from ucvn_desktop import ui
from ucvn_desktop.ui.forms import Form

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b|\brgba?\(|\bhsva?\(")
_COLOUR_HOMES = ("tokens.py", "theme.py")
_NO_COLOURS = ("transparent", "color0", "color1")
_DRAWS_ICONS = ("icon", "picture", "EmptyPage", "setIcon")


def form_classes() -> list[type[Form]]:
    """Every Form of the program, each of its modules loaded."""
    for module in walk_packages(ui.__path__, f"{ui.__name__}."):
        import_module(module.name)
    return [one for one in _heirs(Form) if one.__module__.startswith("ucvn_desktop.")]


def _heirs(kind: type[Form]) -> Iterator[type[Form]]:
    for heir in kind.__subclasses__():
        yield heir
        yield from _heirs(heir)


def form_faults(form: Path) -> list[str]:
    """What a .ui file has that no form of ours has."""
    root = ElementTree.parse(form).getroot()
    outer = root.find("widget")
    found = [] if outer is not None and outer.get("class") == "QWidget" else ["its root is no plain QWidget"]
    found += ["promotes a widget"] if root.find("customwidgets") is not None else []
    found += ["makes connections"] if root.findall("connections/connection") else []
    found += ["writes a style sheet"] if root.findall(".//property[@name='styleSheet']") else []
    found += ["writes a colour"] if root.findall(".//color") or root.findall(".//palette") else []
    names = [one.get("name") for one in root.iter("widget")]
    found += [f"calls two widgets {name}" for name in sorted({str(n) for n in names if names.count(n) > 1})]
    stops = {stop.text for stop in root.findall("tabstops/tabstop")}
    found += [
        f"lets Tab stop at {name}, which it does not have" for name in sorted(map(str, stops - set(names)))
    ]
    return found


def colours_written(package: Path) -> list[str]:
    """Colours outside of the theme, as «module:line: what»."""
    found = []
    for path in sorted(package.rglob("*.py")):
        if path.name not in _COLOUR_HOMES:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [f"{path.relative_to(package)}:{line}: {what}" for line, what in _colours(tree)]
    return found


def _colours(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _COLOUR.search(node.value):
            yield node.lineno, node.value[:40]
        if isinstance(node, ast.Attribute) and _is_global_colour(node):
            yield node.lineno, f"Qt.GlobalColor.{node.attr}"
        if isinstance(node, ast.Call) and _name(node.func) == "QColor" and _of_numbers(node):
            yield node.lineno, "QColor of numbers"


def _is_global_colour(node: ast.Attribute) -> bool:
    return (
        isinstance(node.value, ast.Attribute)
        and node.value.attr == "GlobalColor"
        and node.attr not in _NO_COLOURS
    )


def _of_numbers(call: ast.Call) -> bool:
    return any(isinstance(arg, ast.Constant) and isinstance(arg.value, int | str) for arg in call.args)


def icons_asked_for(package: Path) -> set[str]:
    """The names that are written where an icon is made."""
    return {
        arg.value
        for node in _calls(package)
        if _name(node.func) in _DRAWS_ICONS
        for arg in node.args[:1]
        if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
    }


def words_written(package: Path) -> set[str]:
    """Every string constant: an icon may be named in a table."""
    return {
        node.value
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _calls(package: Path) -> Iterator[ast.Call]:
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield node


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
