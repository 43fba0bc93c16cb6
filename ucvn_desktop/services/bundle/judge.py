"""Whether a bag is complete and valid, by RFC 8493 alone, with the drafts 0.93 to 0.97 where they differ."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.text.fold import nfc
from ucvn_desktop.services.bundle.bag import (
    ALGORITHMS,
    Declaration,
    MalformedError,
    Manifest,
    decode,
    fetch_lines,
    parse_declaration,
    parse_manifest,
    parse_tags,
    path_fault,
)
from ucvn_desktop.services.zips import DamagedEntryError

# All tag files that are parsed, together: some 40,000 files by SHA-512, 100 MB of memory.
_MAX_TAG_BYTES = 8 * 1024**2
# RFC 8493 §2.4: SHA-512 and SHA-256 are what every tool has to know. Each algorithm is a pass over all bytes:
# all that older tools write are computed, what is beyond would only cost time and is named as not checked.
_MAX_ALGORITHMS = 6
_PREFERRED = ("sha512", "sha256", "sha384", "sha224", "sha1", "md5")
_MANIFEST_NAME = re.compile(r"^(tag)?manifest-([^/]+)\.txt$")
_OXUM = re.compile(r"^(\d{1,18})\.(\d{1,9})$", re.ASCII)


class Fault(StrEnum):
    """What sort of problem it is."""

    NOT_A_BAG = "khong-phai-bo-gui"
    CUT_OFF = "bi-cat-cut"
    STRUCTURE = "sai-cau-truc"
    MISSING = "thieu"
    ALTERED = "bi-sua"
    UNLISTED = "thua"
    UNTIDY = "luu-y"
    REFUSED = "khong-nhan"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one file, in Vietnamese; `path` is "" for the bag as a whole."""

    path: str
    reason: str
    fault: Fault = Fault.STRUCTURE


@dataclass(frozen=True, slots=True)
class BagFiles:
    """A bag's files: path relative to its base directory → size in bytes, and how to read one.

    `read` yields pieces and may raise DamagedEntryError. `has_payload` says whether there is a data folder.
    """

    sizes: Mapping[str, int]
    has_payload: bool
    read: Callable[[str], Iterator[bytes]] = field(repr=False)


@dataclass(slots=True)
class Judgement:
    """The outcome: errors make the bag invalid, warnings do not; `checksums` are by algorithm."""

    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    checksums: dict[str, dict[str, str]] = field(default_factory=dict)

    def error(self, path: str, reason: str, fault: Fault = Fault.STRUCTURE) -> None:
        self.errors.append(Problem(path, reason, fault))

    def warn(self, path: str, reason: str) -> None:
        self.warnings.append(Problem(path, reason, Fault.UNTIDY))


def judge(bag: BagFiles, progress: Progress = silent) -> Judgement:
    """Read every file that a manifest names and say what is wrong, file by file.

    `progress` counts bytes; Cancelled passes through.
    """
    return _Judge(bag, progress).run()


class _Judge:
    def __init__(self, bag: BagFiles, progress: Progress) -> None:
        self._bag = bag
        self._progress = progress
        self._result = Judgement()
        self._tag_bytes = 0
        self._payload = {path for path in bag.sizes if path.startswith("data/")}
        self._composed: dict[str, list[str]] = {}
        for path in bag.sizes:
            self._composed.setdefault(nfc(path), []).append(path)

    def run(self) -> Judgement:
        declaration = self._declaration()
        if declaration is None:
            return self._result
        if not self._bag.has_payload:
            self._result.error("data", "không có thư mục data/", Fault.STRUCTURE)
        self._check_oxum(declaration)
        manifests = self._manifests(declaration)
        payload = [m for m in manifests if m.name.startswith("manifest-")]
        tags = [m for m in manifests if not m.name.startswith("manifest-")]
        self._check_payload_lists(payload, declaration)
        self._check_tag_lists(tags, payload, declaration)
        self._check_fetch(payload, declaration)
        # Drafts before 0.97 knew no checking of tag manifests; what a manifest says is checked all the same.
        self._check_contents(manifests)
        self._result.checksums = {m.algorithm: m.entries for m in payload}
        return self._result

    def _text(self, path: str) -> bytes | None:
        """The bytes of a tag file; None, with the reason noted, where it cannot be read."""
        self._tag_bytes += self._bag.sizes[path]
        if self._tag_bytes > _MAX_TAG_BYTES:
            self._result.error(path, "quá lớn để kiểm tra")
            return None
        try:
            return b"".join(self._bag.read(path))
        except DamagedEntryError as error:
            self._result.error(path, str(error), Fault.ALTERED)
            return None

    def _declaration(self) -> Declaration | None:
        if "bagit.txt" not in self._bag.sizes:
            self._result.error("bagit.txt", "không có bagit.txt nên không phải bộ gửi", Fault.NOT_A_BAG)
            return None
        data = self._text("bagit.txt")
        try:
            return None if data is None else parse_declaration(data)
        except MalformedError as error:
            self._result.error("bagit.txt", str(error))
            return None

    def _decoded(self, path: str, declaration: Declaration) -> str | None:
        data = self._text(path)
        if data is None:
            return None
        try:
            text, has_mark = decode(data, declaration.encoding)
        except MalformedError as error:
            self._result.error(path, str(error))
            return None
        if has_mark:
            self._result.warn(path, "có dấu BOM thừa ở đầu")
        return text

    def _check_oxum(self, declaration: Declaration) -> None:
        name = declaration.info_name
        text = self._decoded(name, declaration) if name in self._bag.sizes else None
        if text is None:
            return
        try:
            tags = parse_tags(text)
        except MalformedError as error:
            self._result.error(name, str(error))
            return
        # RFC 8493 §2.2.2: names of reserved elements are case-insensitive.
        told = [value for label, value in tags if label.lower() == "payload-oxum"]
        if len(told) > 1:
            self._result.warn(name, "ghi Payload-Oxum nhiều lần")
        if told:
            self._compare_oxum(name, told[0])

    def _compare_oxum(self, name: str, told: str) -> None:
        match = _OXUM.match(told)
        if not match:
            self._result.error(name, "Payload-Oxum sai mẫu")
            return
        real = (sum(self._bag.sizes[path] for path in self._payload), len(self._payload))
        if (int(match[1]), int(match[2])) != real:
            self._result.error(
                name, f"Payload-Oxum ghi {told} nhưng thực có {real[0]} byte trong {real[1]} tệp"
            )

    def _manifests(self, declaration: Declaration) -> list[Manifest]:
        named = [(name, m[2]) for name in sorted(self._bag.sizes) if (m := _MANIFEST_NAME.match(name))]
        chosen = _chosen(named)
        found = []
        for name, algorithm in named:
            if algorithm not in ALGORITHMS:
                self._result.warn(name, f"dùng thuật toán «{algorithm}» mà chương trình không biết")
                continue
            if algorithm not in chosen:
                self._result.warn(
                    name, f"không kiểm tra: chỉ tính {_MAX_ALGORITHMS} loại mã ({', '.join(chosen)})"
                )
                continue
            text = self._decoded(name, declaration)
            if text is not None:
                found.append(parse_manifest(name, algorithm, text, declaration))
        for manifest in found:
            self._respell(manifest)
            for path, reason in manifest.errors:
                self._result.error(path, reason)
            for path, reason in dict.fromkeys(manifest.warnings):
                self._result.warn(path, reason)
        return found

    def _respell(self, manifest: Manifest) -> None:
        """Take names that differ from the files' in Unicode normalization alone for the same (§6.1.2)."""
        for path in [path for path in manifest.entries if path not in self._bag.sizes]:
            alike = self._composed.get(nfc(path), [])
            if len(alike) == 1 and alike[0] not in manifest.entries:
                manifest.entries[alike[0]] = manifest.entries.pop(path)
                self._result.warn(path, "tên trong bản kê và tên tệp khác cách gõ dấu Unicode")

    def _check_payload_lists(self, manifests: list[Manifest], declaration: Declaration) -> None:
        if not manifests:
            self._result.error("", "không có bản kê nội dung (manifest-….txt) đọc được")
            return
        times = Counter(path for manifest in manifests for path in manifest.entries)
        # RFC 8493 §3: every payload file in every payload manifest; the drafts asked for one of them.
        needed = len(manifests) if declaration.is_strict else 1
        for path in sorted(self._payload):
            if times[path] == 0:
                self._result.error(path, "không có trong bản kê (tệp thừa)", Fault.UNLISTED)
            elif times[path] < needed:
                lists = ", ".join(m.name for m in manifests if path not in m.entries)
                self._result.error(path, f"không có trong {lists}", Fault.UNLISTED)

    def _check_tag_lists(
        self, manifests: list[Manifest], payload: list[Manifest], declaration: Declaration
    ) -> None:
        for manifest in manifests:
            for path in manifest.entries:
                if path.startswith("data/"):
                    self._result.warn(path, f"là tệp nội dung mà kê trong {manifest.name}")
            for listed in payload if declaration.is_strict else ():
                if listed.name not in manifest.entries:
                    self._result.error(listed.name, f"không có trong {manifest.name}", Fault.UNLISTED)

    def _check_fetch(self, manifests: list[Manifest], declaration: Declaration) -> None:
        if "fetch.txt" not in self._bag.sizes:
            return
        text = self._decoded("fetch.txt", declaration)
        try:
            for url, _, path in fetch_lines(text or "", strict=declaration.is_strict):
                if fault := path_fault(path, is_payload=True) or _url_fault(url):
                    self._result.error("fetch.txt", f"{fault}: «{path[:60]}»")
                elif any(path not in manifest.entries for manifest in manifests):
                    self._result.error(path, "có trong fetch.txt nhưng không có trong bản kê")
        except MalformedError as error:
            self._result.error("fetch.txt", str(error))

    def _check_contents(self, manifests: list[Manifest]) -> None:
        listed: dict[str, list[Manifest]] = {}
        for manifest in manifests:
            for path in manifest.entries:
                listed.setdefault(path, []).append(manifest)
        total, done = sum(self._bag.sizes.get(path, 0) for path in listed), 0
        for path, lists in sorted(listed.items()):
            self._progress(done, total, path)
            if path not in self._bag.sizes:
                self._result.error(path, "thiếu: có trong bản kê mà không có tệp", Fault.MISSING)
                continue
            done = self._check_file(path, lists, done, total)
        # What no manifest names is read too: a zip's own checksums must hold.
        for path in sorted(self._bag.sizes.keys() - listed.keys()):
            self._check_file(path, [], done, total)

    def _check_file(self, path: str, lists: list[Manifest], done: int, total: int) -> int:
        hashers = {m.algorithm: hashlib.new(m.algorithm, usedforsecurity=False) for m in lists}
        try:
            for piece in self._bag.read(path):
                for hasher in hashers.values():
                    hasher.update(piece)
                done += len(piece) if lists else 0
                self._progress(done, total, path)
        except DamagedEntryError as error:
            self._result.error(path, str(error), Fault.ALTERED)
            return done
        wrong = [m.name for m in lists if m.entries[path] != hashers[m.algorithm].hexdigest()]
        if wrong:
            self._result.error(path, f"bị sửa: nội dung không khớp {', '.join(wrong)}", Fault.ALTERED)
        return done


def _chosen(named: list[tuple[str, str]]) -> list[str]:
    """The algorithms to compute: those of payload manifests first, the widely known ones first."""
    of_payload = {algorithm for name, algorithm in named if name.startswith("manifest-")}

    def rank(algorithm: str) -> tuple[bool, int, str]:
        known = _PREFERRED.index(algorithm) if algorithm in _PREFERRED else len(_PREFERRED)
        return algorithm not in of_payload, known, algorithm

    return sorted({algorithm for _, algorithm in named} & ALGORITHMS.keys(), key=rank)[:_MAX_ALGORITHMS]


def _url_fault(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "địa chỉ tải sai mẫu"
    return "" if parts.scheme and (parts.netloc or parts.scheme == "file") else "địa chỉ tải sai mẫu"
