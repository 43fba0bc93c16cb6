"""Write a bundle as one zip: streamed, hashed as it is written, read back, and only then given its name."""

import hashlib
import os
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import IO

from ucvn_desktop.core.errors import UserError, explain
from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.services.bundle import bag
from ucvn_desktop.services.bundle.index_page import index_page
from ucvn_desktop.services.bundle.layout import INDEX, LETTER, SUBMISSION, Layout, lay_out
from ucvn_desktop.services.bundle.leftovers import part_path, sweep
from ucvn_desktop.services.bundle.limits import refuse_size, refuse_too_much
from ucvn_desktop.services.bundle.model import (
    BundleArticle,
    BundleCover,
    BundlePoster,
    PayloadFile,
    Source,
    WrittenBundle,
)
from ucvn_desktop.services.bundle.phieu_gui import covering_letter
from ucvn_desktop.services.bundle.sources import size_of, source_error
from ucvn_desktop.services.bundle.submission import submission_json
from ucvn_desktop.services.bundle.verify import Verdict, verify
from ucvn_desktop.storage.files import sync_folder

_CHUNK = 1024 * 1024
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
# Text that would unpack to more than this is stored instead: the gate takes a ratio over 200 for a bomb.
_MAX_RATIO = 100


def write_bundle(
    cover: BundleCover,
    articles: Sequence[BundleArticle],
    posters: Sequence[BundlePoster],
    out_dir: Path,
    progress: Progress = silent,
) -> WrittenBundle:
    """Write `<cover.name>.zip` into `out_dir` and say what lies in it.

    The same input gives the same bytes. `progress` counts bytes, written and read back. What a killed run left
    half-written in `out_dir` for the same unit is deleted.

    Raises UserError where a file of that name exists, there is more than one bundle may hold (before anything
    is written), a source cannot be read, the folder or disk does not take it, or what was written does not
    verify; then, and when cancelled, nothing is left behind. Raises ValueError where `cover.name` is no file
    name or `cover.day` no ISO date.
    """
    if not _NAME.fullmatch(cover.name):
        raise ValueError(cover.name)
    layout = lay_out(cover, tuple(articles), tuple(posters))
    target = out_dir / f"{cover.name}.zip"
    _refuse_existing(target)
    refuse_too_much(layout)
    sweep(out_dir, cover.name)
    temporary = part_path(out_dir, cover.name)
    try:
        with temporary.open("xb") as file:
            files = _BagWriter(file, layout, progress).write()
            file.flush()
            os.fsync(file.fileno())
        sha256 = _read_back(temporary, progress)
        _publish(temporary, target)
    except OSError as error:
        about_folder = OSError(error.errno, error.strerror, str(out_dir))
        raise explain(about_folder, "Chưa tạo được bộ gửi") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return WrittenBundle(target, cover.name, target.stat().st_size, sha256, files)


class _BagWriter:
    def __init__(self, file: IO[bytes], layout: Layout, progress: Progress) -> None:
        self._file = file
        self._layout = layout
        self._progress = progress
        day = date.fromisoformat(layout.cover.day)
        self._time = (day.year, day.month, day.day, 0, 0, 0)
        self._payload: list[PayloadFile] = []
        self._tags: list[tuple[str, str]] = []
        self._done = 0
        self._written = 0
        # Reading back goes over the same bytes a second time.
        self._total = 2 * sum(size_of(source) for _, source, _ in layout.sources())

    def write(self) -> tuple[PayloadFile, ...]:
        with zipfile.ZipFile(self._file, "w") as self._zip:
            self._add_tag(INDEX, index_page(self._layout).encode())
            self._add_tag("bagit.txt", bag.declaration_text().encode())
            self._add(LETTER, covering_letter(self._layout))
            for path, source, uid in self._layout.sources():
                self._add(path, source, uid)
            self._add(SUBMISSION, submission_json(self._layout, self._payload))
            self._add_tag("bag-info.txt", self._info().encode())
            manifest = bag.manifest_text((file.path, file.sha512) for file in self._payload)
            self._add_tag("manifest-sha512.txt", manifest.encode())
            self._add_tag("tagmanifest-sha512.txt", bag.manifest_text(self._tags).encode())
        return tuple(self._payload)

    def _add(self, path: str, source: Source, uid: str = "") -> None:
        sha256, sha512, size = self._stream(path, source)
        self._payload.append(PayloadFile(path, sha256, sha512, size, uid))

    def _add_tag(self, path: str, data: bytes) -> None:
        _, sha512, _ = self._stream(path, data)
        self._tags.append((path, sha512))

    def _stream(self, path: str, source: Source) -> tuple[str, str, int]:
        info = zipfile.ZipInfo(f"{self._layout.cover.name}/{path}", self._time)
        info.compress_type = _method(path, source)
        # Fixed, so that the bytes do not depend on the system: a plain file of Unix, rw-r--r--.
        info.create_system, info.external_attr = 3, 0o100644 << 16
        info.file_size = size_of(source)
        self._written += info.file_size
        # Again, with what was made by now: submission.json and the manifests need the checksums.
        refuse_size(self._written)
        sha256, sha512, size = hashlib.sha256(), hashlib.sha512(), 0
        with self._zip.open(info, "w") as entry:
            for piece in _pieces(source):
                self._progress(self._done, self._total, path)
                sha256.update(piece)
                sha512.update(piece)
                size += len(piece)
                entry.write(piece)
                self._done = min(self._done + len(piece), self._total // 2)
        return sha256.hexdigest(), sha512.hexdigest(), size

    def _info(self) -> str:
        cover = self._layout.cover
        size = sum(file.size for file in self._payload)
        titles = [placed.article.title for placed in self._layout.articles]
        titles += [placed.poster.title for placed in self._layout.posters]
        return bag.info_text(
            (
                ("Source-Organization", cover.sender.unit_name),
                ("Contact-Name", cover.sender.officer),
                ("Contact-Phone", cover.sender.phone),
                ("Contact-Email", cover.sender.email),
                ("External-Description", _description(cover, titles)),
                ("External-Identifier", cover.bundle_uid),
                ("Internal-Sender-Identifier", cover.name),
                ("Bagging-Date", cover.day),
                ("Bag-Size", _people_size(size)),
                ("Payload-Oxum", f"{size}.{len(self._payload)}"),
                ("Bag-Software-Agent", "UCVN Desktop"),
            )
        )


def _description(cover: BundleCover, titles: list[str]) -> str:
    return "; ".join(part for part in (cover.sender.sample, *titles) if part)


def _people_size(size: int) -> str:
    """Bytes in MB of 10^6, as mail limits are given."""
    return f"{max(size / 1e6, 0.1):.1f} MB"


def _method(path: str, source: Source) -> int:
    if not isinstance(source, bytes) or not path.endswith((".html", ".txt", ".json")):
        return zipfile.ZIP_STORED
    packed = len(zlib.compress(source))
    return zipfile.ZIP_STORED if len(source) > _MAX_RATIO * packed else zipfile.ZIP_DEFLATED


def _pieces(source: Source) -> Iterator[bytes]:
    if isinstance(source, bytes):
        for start in range(0, len(source), _CHUNK):
            yield source[start : start + _CHUNK]
        return
    try:
        file = source.open("rb")
    except OSError as error:
        raise source_error(source, error) from error
    with file:
        while piece := _read(file, source):
            yield piece


def _read(file: IO[bytes], source: Path) -> bytes:
    try:
        return file.read(_CHUNK)
    except OSError as error:
        raise source_error(source, error) from error


def _read_back(path: Path, progress: Progress) -> str:
    """Judge what lies on the disk; its SHA-256 (hex). Raises UserError where it is not what was meant."""
    verdict = verify(path, lambda done, total, label="": progress(total + done, 2 * total, label))
    if not (verdict.verdict == "valid" and verdict.ours):
        raise _read_back_error(verdict)
    sha256 = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            progress(1, 1)
            sha256.update(piece)
    return sha256.hexdigest()


def _read_back_error(verdict: Verdict) -> UserError:
    reasons = "\n".join(f"{problem.path}: {problem.reason}" for problem in verdict.problems)
    if verdict.verdict == "invalid":
        return UserError(
            "Bộ gửi vừa ghi không qua được bước đọc lại kiểm tra nên đã xóa đi. Tin, bài và ảnh gốc vẫn "
            "nguyên; hãy thử lại hoặc lưu vào ổ khác.",
            reasons,
        )
    names = ", ".join(dict.fromkeys(f"«{problem.path}»" for problem in verdict.problems))
    return UserError(
        f"Bước đọc lại thấy bên nhận sẽ từ chối {names} nên đã xóa bộ gửi vừa ghi. Tin, bài và ảnh gốc vẫn "
        "nguyên; hãy xem lại mục ấy rồi làm lại.",
        reasons,
    )


def _refuse_existing(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise UserError(
            f"Đã có tệp «{target.name}» trong thư mục này nên không ghi đè. "
            "Hãy chọn thư mục khác hoặc số khác."
        )


def _publish(temporary: Path, target: Path) -> None:
    _refuse_existing(target)
    temporary.replace(target)
    try:
        sync_folder(target.parent)
    except OSError:
        target.unlink()
        raise
