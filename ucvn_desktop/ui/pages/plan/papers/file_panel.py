"""The file of the document in hand: chosen or dropped, opened, copied out, replaced, taken out."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ucvn_desktop.core.paper import Paper
from ucvn_desktop.services.attachments import ENDINGS
from ucvn_desktop.services.papers import bring_file_back, export_file
from ucvn_desktop.ui import desktop, dialogs
from ucvn_desktop.ui.pages.plan.papers import words
from ucvn_desktop.ui.pages.plan.papers.form import PlanPapersForm
from ucvn_desktop.ui.pages.plan.papers.reading import attach, detach
from ucvn_desktop.ui.session import Session

_PATTERNS = f"Văn bản, bảng tính, ảnh ({' '.join(f'*{ending}' for ending in sorted(ENDINGS))})"


class FilePanel(QObject):
    """Says which file there is, and what can be done with it."""

    def __init__(self, session: Session, form: PlanPapersForm) -> None:
        super().__init__(form.root)
        self._session = session
        self._form = form
        self._paper: Paper | None = None
        self._is_open = False
        form.file_open.clicked.connect(self._open)
        form.file_save.clicked.connect(self._save)
        form.file_choose.clicked.connect(self._ask)
        form.file_remove.clicked.connect(self._remove)

    def show_file(self, paper: Paper, *, is_open: bool) -> None:
        """Show the document's file; `is_open` where it may be changed."""
        form, has_file = self._form, bool(paper.sha256)
        self._paper, self._is_open = paper, is_open
        form.file_said.setText(words.file(paper))
        form.file_choose.setText("Thay tệp…" if has_file else "Chọn tệp…")
        form.file_choose.setAccessibleName("Thay tệp của văn bản" if has_file else "Chọn tệp của văn bản")
        for part in (form.file_open, form.file_save, form.file_remove):
            part.setVisible(has_file)
        for part in (form.file_choose, form.file_remove):
            part.setEnabled(is_open)

    def take(self, paths: list[Path]) -> None:
        """Keep a copy of the file that was dropped or chosen."""
        say, paper = self._session.messages.say, self._paper
        if len(paths) != 1:
            say("Mỗi văn bản có một tệp. Hãy thả từng tệp một, hoặc nén các tệp lại rồi thả.", "gold")
        elif paper is None or not self._is_open:
            say("Hãy chọn một văn bản trong sổ, hoặc thêm văn bản, rồi thả tệp vào.", "gold")
        else:
            workspace, paper_id, path = self._session.workspace, paper.id, paths[0]
            self._session.jobs.run(
                "Gắn tệp vào văn bản",
                lambda _: attach(workspace, paper_id, path),
                self._taken,
                unit="tệp",
                about=(attach, paper_id),
            )

    @property
    def _window(self) -> QWidget:
        return self._form.root

    def _ask(self) -> None:
        paths = dialogs.ask_open_files(self._window, "Chọn tệp của văn bản", _PATTERNS)
        if paths:
            self.take(paths)

    def _taken(self, done: tuple[Paper, Paper]) -> None:
        before, now = done
        self._session.changed.emit("paper")
        if before.sha256 and before.sha256 != now.sha256:
            said = f"Đã thay tệp «{before.file_name}» bằng «{now.file_name}»."
            self._session.messages.say(said, action=("Hoàn tác", partial(self._bring_back, before)))
        else:
            self._session.messages.say(f"Đã gắn tệp «{now.file_name}» vào văn bản «{words.name(now)}».")

    def _open(self) -> None:
        if self._paper and self._paper.sha256:
            self._session.viewing.open(self._paper.sha256, self._paper.file_name)

    def _save(self) -> None:
        paper, workspace = self._paper, self._session.workspace
        if paper is None:
            return
        ending = Path(paper.file_name).suffix
        target = dialogs.ask_save_file(
            self._window, "Lưu bản sao tệp của văn bản", paper.file_name, f"Tệp {ending} (*{ending})"
        )
        if target:
            self._session.jobs.read(
                lambda: export_file(workspace, paper.id, target), self._saved, about=(export_file, paper.id)
            )

    def _saved(self, path: Path) -> None:
        show = ("Mở thư mục", partial(desktop.open_folder, path.parent))
        self._session.messages.say(f"Đã lưu bản sao «{path.name}».", action=show)

    def _remove(self) -> None:
        paper, workspace = self._paper, self._session.workspace
        if paper:
            self._session.jobs.save(lambda: detach(workspace, paper.id), self._removed)

    def _removed(self, done: tuple[Paper, Paper]) -> None:
        before, now = done
        self._session.changed.emit("paper")
        said = f"Đã bỏ tệp «{before.file_name}» khỏi văn bản «{words.name(now)}»."
        self._session.messages.say(said, action=("Hoàn tác", partial(self._bring_back, before)))

    def _bring_back(self, before: Paper) -> None:
        workspace = self._session.workspace
        self._session.jobs.save(lambda: bring_file_back(workspace, before), self._back)

    def _back(self, paper: Paper) -> None:
        self._session.changed.emit("paper")
        self._session.messages.say(f"Văn bản «{words.name(paper)}» lại có tệp «{paper.file_name}».")
