"""Rules of architecture.md that import-linter cannot hold: it knows no sub-packages of libraries and no sizes."""

import ast
from collections.abc import Iterator
from pathlib import Path

# Where each name may be imported or used; everywhere else it is a breach.
_QT_GUI_HOMES = ("ui", "app", "drawing")
_WIDGET_HOMES = ("ui", "app")
_THREAD_HOMES = ("ui/jobs.py", "services/bounded/child.py")
_SQL_HOMES = ("storage",)
_FILE_HOMES = ("paths.py",)
_WRONGLY_OWNED = ("nextInFocusChain", "previousInFocusChain")

LONGEST_MODULE = 400
LONGEST_FUNCTION = 40


def breaches(package: Path) -> list[str]:
    """Every breach in the package's modules as «module: what»."""
    return [
        f"{path.relative_to(package)}: {what}"
        for path in sorted(package.rglob("*.py"))
        for what in _breaches_of(path.relative_to(package).as_posix(), path.read_text(encoding="utf-8"))
    ]


def _breaches_of(name: str, source: str) -> Iterator[str]:
    if source.count("\n") > LONGEST_MODULE:
        yield f"is longer than {LONGEST_MODULE} lines"
    for node in ast.walk(ast.parse(source)):
        for module in _imported(node):
            yield from _import_breaches(name, module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"function {node.name} has {length} lines, more than {LONGEST_FUNCTION}"
        if isinstance(node, ast.Name) and node.id == "__file__" and not _at_home(name, _FILE_HOMES):
            yield "uses __file__; only paths.py does"
        if isinstance(node, ast.Attribute):
            yield from _use_breaches(name, node.attr)
        if _asks_the_database(node) and not _at_home(name, _SQL_HOMES):
            yield "asks the database itself; only storage does"
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield "has a bare except"


def _use_breaches(name: str, attribute: str) -> Iterator[str]:
    if attribute in _WRONGLY_OWNED:
        yield f"calls {attribute}: PySide takes its answer for the asker's child and forgets both together"
    if attribute == "Thread" and not _at_home(name, _THREAD_HOMES):
        yield "starts a thread; only the job module and the bounded child do"


def _asks_the_database(node: ast.AST) -> bool:
    """Whether it uses a workspace's connection or hands a repository a condition in SQL."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr == "where"
    return isinstance(node, ast.Attribute) and node.attr == "connection"


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def _import_breaches(name: str, module: str) -> Iterator[str]:
    if module.startswith("PySide6.QtWidgets") and not _at_home(name, _WIDGET_HOMES):
        yield "imports QtWidgets; only ui and app do"
    elif module.startswith("PySide6") and not _at_home(name, _QT_GUI_HOMES):
        yield "imports Qt; only ui, app and drawing do"
    if module.endswith(".QMessageBox") and name != "ui/messages.py":
        yield "imports QMessageBox; only ui/messages.py does"
    if module.endswith((".QThread", "threading.Thread")) and not _at_home(name, _THREAD_HOMES):
        yield "imports a thread; only the job module and the bounded child do"


def _at_home(name: str, homes: tuple[str, ...]) -> bool:
    return any(name in (home, f"{home}.py") or name.startswith(f"{home}/") for home in homes)
