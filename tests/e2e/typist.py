"""A program of its own in which somebody types without a pause: python -m tests.e2e.typist WORKSPACE

Prints a line for each letter that is in the text, with the moment at which it came there.
"""

import itertools
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from tests.ui.typing_events import press
from ucvn_desktop.app import Desktop, make_application
from ucvn_desktop.ui.memory import Memory
from ucvn_desktop.ui.pages.articles.page import ArticlesPage

_BETWEEN_LETTERS_MS = 40  # nobody types faster for long, and no pause is long enough to save in
_TEXT = "chung toi tham hoi doan vien co hoan canh kho khan "


def main(workspace: Path) -> None:
    application = make_application(["typist"])
    desktop = Desktop(application, Memory(workspace.parent / "window.ini"))
    desktop.open(workspace)
    desktop.window.show()
    shell = desktop.window.shell
    assert shell is not None
    page = shell.visit("articles")
    assert isinstance(page, ArticlesPage)
    while page.article is None:
        application.processEvents()
    body = page.view.writing.body
    body.setFocus()
    letters = itertools.cycle(_TEXT)
    count = 0

    def type_one() -> None:
        nonlocal count
        press(body, next(letters))
        count += 1
        print(count, time.monotonic(), flush=True)

    timer = QTimer()
    timer.timeout.connect(type_one)
    timer.start(_BETWEEN_LETTERS_MS)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
