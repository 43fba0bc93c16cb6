"""The verdict on a folder or zip that is said to be a bundle: valid or not, ours or not, and why.

Validity is RFC 8493's alone (judge.py); the gate then says whether this program would receive it.
Nothing is extracted to the disk.

Other foreign files are decoded in the bounded child; bundles are not. What reads them is zipfile on a directory
of bounded size, zlib and hashlib in pieces of 1 MiB, and searches in bytes for the .docx inside (no XML parser,
no picture decoder): memory is fixed, and gate.py bounds what is unpacked. An honest bundle of 2 GiB on a slow
disk takes minutes, so no time limit would be right, and its reader wants progress and a way to cancel, which
the child cannot give.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.services.bundle.archive import Container, FolderContainer
from ucvn_desktop.services.bundle.gate import Refusal, documents, inspect, open_container
from ucvn_desktop.services.bundle.judge import BagFiles, Fault, Judgement, Problem, judge
from ucvn_desktop.services.bundle.layout import SUBMISSION
from ucvn_desktop.services.bundle.names import visible
from ucvn_desktop.services.bundle.submission import FORMAT, FORMAT_VERSION
from ucvn_desktop.services.zips import CutOffError, Entry, NotReadableError

MAX_SUBMISSION = 4 * 1024**2
"""Bytes of submission.json: parsed, it takes some 25 times as much memory."""

Signature = Literal["none", "known", "unknown", "bad", "revoked"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `verify` found.

    `verdict` "valid": a complete bag; "warning": a valid bag with remarks, or one that this program would not
    receive; "invalid": altered, incomplete or no bundle. `ours`: made by this program, may be received.
    `files` and `size` (bytes) count what lies under data/. Names in `problems` are fit for a screen: what acts
    on a terminal or hides stands there as an escape («\\x1b»).
    """

    verdict: Literal["valid", "warning", "invalid"]
    ours: bool
    problems: tuple[Problem, ...] = ()
    signature: Signature = "none"
    files: int = 0
    size: int = 0

    @property
    def headline(self) -> str:
        """The verdict in one sentence for the user."""
        faults = {problem.fault for problem in self.problems}
        if self.verdict == "valid":
            return (
                "Bộ gửi đầy đủ, nguyên vẹn."
                if self.ours
                else "Gói nguyên vẹn, nhưng không phải bộ gửi của chương trình này."
            )
        if self.verdict == "warning":
            if Fault.REFUSED in faults:
                return "Gói nguyên vẹn nhưng chương trình không nhận."
            return "Bộ gửi nguyên vẹn, có điểm cần lưu ý."
        return next(text for fault, text in _INVALID if fault in faults)


# In the order of what matters most to the user.
_INVALID = (
    (Fault.CUT_OFF, "Tệp nén bị cắt cụt, hãy tải hoặc chép lại."),
    (Fault.NOT_A_BAG, "Không phải bộ gửi."),
    (Fault.ALTERED, "Bộ gửi đã bị sửa hoặc bị hỏng."),
    (Fault.MISSING, "Bộ gửi không đầy đủ."),
    (Fault.STRUCTURE, "Bộ gửi không hợp lệ."),
    (Fault.UNLISTED, "Bộ gửi không hợp lệ."),
    (Fault.REFUSED, "Bộ gửi bị hỏng hoặc có dấu hiệu gây hại nên không đọc tiếp."),
)


def verify(path: Path, progress: Progress = silent) -> Verdict:
    """Judge the folder or zip at `path`, file by file; changes nothing.

    Raises UserError where the path does not exist or cannot be opened; what is no bundle is an invalid one.
    """

    def shown(done: int, total: int, label: str = "") -> None:
        progress(done, total, visible(label))

    try:
        with open_container(path) as container:
            verdict = _verify(container, shown)
    except NotReadableError as error:
        fault = Fault.CUT_OFF if isinstance(error, CutOffError) else Fault.NOT_A_BAG
        return Verdict("invalid", ours=False, problems=(Problem("", str(error), fault),))
    # Once, for all: reasons quote names and lines of manifests too.
    problems = [replace(p, path=visible(p.path), reason=visible(p.reason)) for p in verdict.problems]
    return replace(verdict, problems=tuple(dict.fromkeys(problems)))


def _verify(container: Container, progress: Progress) -> Verdict:
    base, structure = _base(container)
    refusals = inspect(container)
    refused = _refused(refusals, base or "")
    if any(refusal.unsafe for refusal in refusals):
        return Verdict("invalid", ours=False, problems=(*structure, *refused))
    if base is None:
        return Verdict("invalid", ours=False, problems=tuple(structure))
    bag = _files(container, base)
    judgement = judge(bag, progress)
    errors = [*structure, *_links(container), *judgement.errors]
    warnings = [*judgement.warnings, *refused]
    is_ours = False
    if SUBMISSION in bag.sizes and not errors:
        disagreements = [*_disagreements(bag, judgement), *_refused(documents(container), base)]
        warnings += disagreements
        is_ours = not disagreements and not refused
    payload = [size for path, size in bag.sizes.items() if path.startswith("data/")]
    return Verdict(
        "invalid" if errors else "warning" if warnings else "valid",
        ours=is_ours,
        problems=(*errors, *warnings),
        files=len(payload),
        size=sum(payload),
    )


def _refused(refusals: Iterable[Refusal], base: str) -> list[Problem]:
    return [
        Problem(refusal.path.removeprefix(visible(base)), refusal.reason, Fault.REFUSED)
        for refusal in refusals
    ]


def _base(container: Container) -> tuple[str | None, list[Problem]]:
    """The bag's base directory as a prefix («CDBTP_…/» or ""), None where there is no bag."""
    paths = {entry.path for entry in container.entries if entry.is_file}
    if isinstance(container, FolderContainer):
        return _folder_base(paths)
    tops = {entry.path.split("/")[0] for entry in container.entries}
    if "bagit.txt" in paths:
        # RFC 8493 §4: a bag is packed from the parent of its base directory, never from within.
        reason = "các tệp nằm ngay ngoài cùng tệp nén, tiêu chuẩn đòi một thư mục duy nhất"
        return "", [Problem("", reason)]
    bases = sorted(top for top in tops if f"{top}/bagit.txt" in paths)
    if not bases:
        return None, [Problem("", "không có bagit.txt nên không phải bộ gửi", Fault.NOT_A_BAG)]
    others = sorted(tops - {bases[0]})
    return f"{bases[0]}/", [Problem(other, "nằm ngoài thư mục của bộ gửi") for other in others]


def _folder_base(paths: set[str]) -> tuple[str | None, list[Problem]]:
    if "bagit.txt" in paths:
        return "", []
    inner = sorted(
        path.partition("/")[0] for path in paths if path.count("/") == 1 and path.endswith("/bagit.txt")
    )
    # Windows' «Extract All» makes a folder around the bag's own.
    hint = f": bộ gửi nằm trong thư mục con «{inner[0]}», hãy chọn thư mục đó" if inner else ""
    reason = f"không có bagit.txt nên không phải bộ gửi{hint}"
    return None, [Problem("", reason, Fault.NOT_A_BAG)]


def _files(container: Container, base: str) -> BagFiles:
    entries: dict[str, Entry] = {
        entry.path[len(base) :]: entry
        for entry in container.entries
        if entry.is_file and entry.path.startswith(base)
    }
    has_payload = any(path.startswith("data/") for path in entries) or any(
        entry.is_folder and entry.path == f"{base}data" for entry in container.entries
    )

    def read(path: str) -> Iterator[bytes]:
        return container.chunks(entries[path])

    return BagFiles({path: entry.size for path, entry in entries.items()}, has_payload, read)


def _links(container: Container) -> Iterator[Problem]:
    for entry in container.entries:
        if not entry.is_file and not entry.is_folder:
            yield Problem(entry.path, "là liên kết hoặc tệp đặc biệt nên không kiểm tra được")


def _disagreements(bag: BagFiles, judgement: Judgement) -> list[Problem]:
    """Where submission.json and the bag contradict each other; the bag itself is valid."""
    if bag.sizes[SUBMISSION] > MAX_SUBMISSION:
        return [Problem(SUBMISSION, "quá lớn", Fault.REFUSED)]
    try:
        document = json.loads(b"".join(bag.read(SUBMISSION)))
        told = [
            (str(file["path"]), str(file["sha512"])) for item in document["items"] for file in item["files"]
        ]
        marks = (document["format"], document["format_version"])
    except (ValueError, RecursionError, KeyError, TypeError):
        return [Problem(SUBMISSION, "không đọc được phiếu dữ liệu của bộ gửi", Fault.REFUSED)]
    if marks != (FORMAT, FORMAT_VERSION):
        return [Problem(SUBMISSION, "theo định dạng mà bản chương trình này không biết", Fault.REFUSED)]
    return [
        Problem(path, reason, Fault.REFUSED)
        for path, checksum in told
        if (reason := _told_fault(path, checksum, bag, judgement))
    ]


def _told_fault(path: str, checksum: str, bag: BagFiles, judgement: Judgement) -> str:
    if path not in bag.sizes or not path.startswith("data/"):
        return "có trong phiếu dữ liệu mà không có trong bộ gửi"
    if judgement.checksums.get("sha512", {}).get(path) != checksum.lower():
        return "phiếu dữ liệu ghi mã sha512 khác bản kê"
    return ""
