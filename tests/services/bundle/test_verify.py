"""The verdict, with the Library of Congress's bagit as referee: what one calls broken, so does the other."""

import codecs
import hashlib
import json
import logging
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import bagit
import pytest

from tests.services.bundle.making import article, cover, docx, photo, poster
from tests.services.bundle.rawzip import Raw, raw_zip
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.progress import Cancelled
from ucvn_desktop.services.bundle import gate
from ucvn_desktop.services.bundle.bag import ALGORITHMS as ALL_ALGORITHMS
from ucvn_desktop.services.bundle.judge import Fault
from ucvn_desktop.services.bundle.names import visible
from ucvn_desktop.services.bundle.verify import Verdict, verify
from ucvn_desktop.services.bundle.writer import write_bundle

ALGORITHMS = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]


@pytest.fixture(autouse=True)
def _quiet_referee() -> None:
    logging.getLogger("bagit").setLevel(logging.CRITICAL + 1)


def make_bag(tmp_path: Path, checksums: list[str]) -> Path:
    folder = tmp_path / "goi"
    (folder / "tap").mkdir(parents=True)
    (folder / "a.txt").write_bytes(b"xin chao " * 100)
    (folder / "tap" / "Ảnh đẹp 1.jpg").write_bytes(os.urandom(5000))
    (folder / "rong.bin").write_bytes(b"")
    bagit.make_bag(str(folder), {"Source-Organization": "Công đoàn Mẫu"}, checksums=checksums)
    return folder


def zipped(folder: Path) -> Path:
    return Path(shutil.make_archive(f"{folder}-zip", "zip", folder.parent, folder.name))


def referee(folder: Path) -> bool:
    try:
        return bool(bagit.Bag(str(folder)).is_valid())
    except (bagit.BagError, UnicodeError, ValueError):
        return False


def edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_bytes(change(path.read_bytes().decode()).encode())


def reseal(folder: Path) -> None:
    """Make the tag manifests right again, so that only the fault itself is left."""
    for path in folder.glob("tagmanifest-*.txt"):
        algorithm = path.stem.partition("-")[2]
        names = sorted(p.name for p in folder.iterdir() if p.is_file() and not p.name.startswith("tagm"))
        lines = [f"{hashlib.new(algorithm, (folder / n).read_bytes()).hexdigest()} {n}\n" for n in names]
        path.write_text("".join(lines))


def manifest(folder: Path) -> Path:
    return sorted(folder.glob("manifest-*.txt"))[0]


def change_file(folder: Path) -> None:
    path = folder / "data" / "a.txt"
    path.write_bytes(b"X" + path.read_bytes()[1:])


def flip_last_bit(folder: Path) -> None:
    path = folder / "data" / "tap" / "Ảnh đẹp 1.jpg"
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def truncate(folder: Path) -> None:
    os.truncate(folder / "data" / "a.txt", 10)


def lose_file(folder: Path) -> None:
    (folder / "data" / "rong.bin").unlink()


def lose_payload(folder: Path) -> None:
    shutil.rmtree(folder / "data")


def add_file(folder: Path) -> None:
    (folder / "data" / "tap" / "thua.txt").write_bytes(b"")


def rename_file(folder: Path) -> None:
    (folder / "data" / "a.txt").rename(folder / "data" / "b.txt")


def lose_declaration(folder: Path) -> None:
    (folder / "bagit.txt").unlink()


def lose_manifests(folder: Path) -> None:
    for path in folder.glob("manifest-*.txt"):
        path.unlink()
    reseal(folder)


def declare(text: str) -> Callable[[Path], None]:
    def mutate(folder: Path) -> None:
        (folder / "bagit.txt").write_bytes(text.encode())
        reseal(folder)

    return mutate


def edit_manifest(change: Callable[[str], str]) -> Callable[[Path], None]:
    def mutate(folder: Path) -> None:
        for path in folder.glob("manifest-*.txt"):
            edit(path, change)
        reseal(folder)

    return mutate


def edit_info(change: Callable[[str], str], *, seal: bool = True) -> Callable[[Path], None]:
    def mutate(folder: Path) -> None:
        edit(folder / "bag-info.txt", change)
        if seal:
            reseal(folder)

    return mutate


def recode(encoding: str) -> Callable[[Path], None]:
    def mutate(folder: Path) -> None:
        for path in [*folder.glob("manifest-*.txt"), folder / "bag-info.txt"]:
            text = path.read_text("utf-8")
            if encoding == "ISO-8859-1":
                text = text.replace("Công đoàn Mẫu", "Mau").replace("Ảnh đẹp", "Ánh dep")
            path.write_bytes(text.encode(encoding))
        if encoding == "ISO-8859-1":
            (folder / "data" / "tap" / "Ảnh đẹp 1.jpg").rename(folder / "data" / "tap" / "Ánh dep 1.jpg")
        edit(folder / "bagit.txt", lambda text: text.replace("UTF-8", encoding))
        reseal(folder)
        for path in folder.glob("tagmanifest-*.txt"):
            path.write_bytes(path.read_text("utf-8").encode(encoding))

    return mutate


def lose_tag_file(folder: Path) -> None:
    (folder / "bag-info.txt").unlink()


def fetch(line: str) -> Callable[[Path], None]:
    def mutate(folder: Path) -> None:
        (folder / "fetch.txt").write_text(line)
        reseal(folder)

    return mutate


def fetch_missing(folder: Path) -> None:
    (folder / "data" / "a.txt").unlink()
    fetch("https://x.vn/a.txt 900 data/a.txt\n")(folder)


def decompose_name(folder: Path) -> None:
    import unicodedata

    path = folder / "data" / "tap" / "Ảnh đẹp 1.jpg"
    path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))


def with_mark(folder: Path) -> None:
    path = manifest(folder)
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    reseal(folder)


def nothing(folder: Path) -> None:
    pass


V97 = "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"
FAULTS = {
    "whole": (nothing, True),
    "changed": (change_file, False),
    "one bit": (flip_last_bit, False),
    "cut": (truncate, False),
    "missing": (lose_file, False),
    "no payload": (lose_payload, False),
    "unlisted": (add_file, False),
    "renamed": (rename_file, False),
    "no bagit.txt": (lose_declaration, False),
    "no manifest": (lose_manifests, False),
    "1.0": (declare(V97.replace("0.97", "1.0")), True),
    "0.95": (declare(V97.replace("0.97", "0.95")), True),
    "0.93 changed": (lambda f: (declare(V97.replace("0.97", "0.93"))(f), change_file(f)), False),
    "version 2.0": (declare(V97.replace("0.97", "2.0")), False),
    "version word": (declare(V97.replace("0.97", "mới")), False),
    "no encoding": (declare("BagIt-Version: 0.97\n"), False),
    "odd encoding": (declare(V97.replace("UTF-8", "KHONG-CO")), False),
    "BOM in bagit.txt": (declare("\ufeff" + V97), False),
    "CRLF in bagit.txt": (declare(V97.replace("\n", "\r\n")), True),
    "CRLF manifest": (edit_manifest(lambda t: t.replace("\n", "\r\n")), True),
    "CR manifest": (edit_manifest(lambda t: t.replace("\n", "\r")), True),
    "md5sum's asterisk": (edit_manifest(lambda t: t.replace("  ", " *")), True),
    "tabs": (edit_manifest(lambda t: t.replace("  ", "\t\t")), True),
    "capital hex": (edit_manifest(lambda t: "".join(f"{h.upper()}  {p}\n" for h, p in _pairs(t))), True),
    "./": (edit_manifest(lambda t: t.replace("data/", "./data/")), True),
    "BOM in manifest": (with_mark, True),
    "comment": (edit_manifest(lambda t: "# ghi chú\n" + t), True),
    "line lost": (edit_manifest(lambda t: t.partition("\n")[2]), False),
    "line twice": (edit_manifest(lambda t: t + t.partition("\n")[0] + "\n"), True),
    "line twice in 1.0": (
        lambda f: (declare(V97.replace("0.97", "1.0"))(f), edit_manifest(lambda t: t + t)(f)),
        False,
    ),
    "two sums for one": (edit_manifest(lambda t: t + "0" * t.index(" ") + "  data/a.txt\n"), False),
    "wrong sum": (edit_manifest(lambda t: t.replace(t[:8], "00000000", 1)), False),
    "path upwards": (edit_manifest(lambda t: t + "0" * t.index(" ") + "  data/../../x\n"), False),
    "absolute path": (edit_manifest(lambda t: t + "0" * t.index(" ") + "  /etc/passwd\n"), False),
    "home path": (edit_manifest(lambda t: t + "0" * t.index(" ") + "  ~/.bashrc\n"), False),
    "listed, not there": (edit_manifest(lambda t: t + "0" * t.index(" ") + "  data/khong-co\n"), False),
    "wrong oxum": (edit_info(lambda t: t.replace("Payload-Oxum: 5", "Payload-Oxum: 6")), False),
    "oxum nonsense": (edit_info(lambda t: t.replace("Payload-Oxum: 5900.3", "Payload-Oxum: năm.ba")), False),
    "info line": (edit_info(lambda t: t + "khong co dau hai cham\n"), False),
    "info folded": (edit_info(lambda t: t + "Ghi-Chu: một\n  hai\n"), True),
    "info changed": (edit_info(lambda t: t.replace("Mẫu", "Khác"), seal=False), False),
    "info lost": (lose_tag_file, False),
    "UTF-16": (recode("UTF-16"), True),
    "ISO-8859-1": (recode("ISO-8859-1"), True),
    "fetch of what is there": (fetch("https://x.vn/a.txt 900 data/a.txt\n"), True),
    "fetch of what is not": (fetch_missing, False),
    "fetch upwards": (fetch("https://x.vn/a.txt 900 data/../../a\n"), False),
    "fetch without address": (fetch("khong-phai-dia-chi - data/a.txt\n"), False),
    "NFD name": (decompose_name, True),
}


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(line.split("  ", 1)[0], line.split("  ", 1)[1]) for line in text.splitlines()]


@pytest.mark.parametrize("checksums", [["md5"], ["sha512"], ["sha1", "sha256"]], ids=" ".join)
@pytest.mark.parametrize("fault", FAULTS)
def test_we_agree_with_the_referee_about_every_fault(
    tmp_path: Path, fault: str, checksums: list[str]
) -> None:
    mutate, is_valid = FAULTS[fault]
    folder = make_bag(tmp_path, checksums)
    mutate(folder)
    assert referee(folder) == is_valid
    for path in (folder, zipped(folder)):
        verdict = verify(path)
        assert (verdict.verdict != "invalid") == is_valid, verdict.problems
        assert verdict.verdict == "valid" or verdict.problems
        assert not verdict.ours


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_every_algorithm_is_checked(tmp_path: Path, algorithm: str) -> None:
    folder = make_bag(tmp_path, [algorithm])
    assert verify(folder).verdict == "valid"
    change_file(folder)
    assert faults(verify(folder)) == {("data/a.txt", Fault.ALTERED)}


def faults(verdict: Verdict) -> set[tuple[str, Fault]]:
    return {(problem.path, problem.fault) for problem in verdict.problems}


@pytest.mark.parametrize(
    ("mutate", "path", "fault", "headline"),
    [
        (flip_last_bit, "data/tap/Ảnh đẹp 1.jpg", Fault.ALTERED, "Bộ gửi đã bị sửa hoặc bị hỏng."),
        (lose_tag_file, "bag-info.txt", Fault.MISSING, "Bộ gửi không đầy đủ."),
        (lose_declaration, "", Fault.NOT_A_BAG, "Không phải bộ gửi."),
        (lose_payload, "data", Fault.STRUCTURE, "Bộ gửi không đầy đủ."),
        (add_file, "data/tap/thua.txt", Fault.UNLISTED, "Bộ gửi không hợp lệ."),
        (
            fetch("https://x.vn/a 900 data/a.txt\n"),
            "fetch.txt",
            Fault.REFUSED,
            "Gói nguyên vẹn nhưng chương trình không nhận.",
        ),
    ],
)
def test_the_fault_is_named_with_its_file(
    tmp_path: Path, mutate: Callable[[Path], None], path: str, fault: Fault, headline: str
) -> None:
    folder = make_bag(tmp_path, ["sha256"])
    mutate(folder)
    verdict = verify(folder)
    assert (path, fault) in faults(verdict)
    assert verdict.headline == headline


def test_rfc_8493_wants_every_file_in_every_manifest_where_drafts_did_not(tmp_path: Path) -> None:
    folder = make_bag(tmp_path, ["sha256", "sha512"])
    edit(folder / "manifest-sha256.txt", lambda t: t.partition("\n")[2])
    reseal(folder)
    assert verify(folder).verdict == "valid"
    declare(V97.replace("0.97", "1.0"))(folder)
    assert {problem.fault for problem in verify(folder).problems} == {Fault.UNLISTED}


def test_rfc_8493_wants_manifests_in_the_tag_manifest(tmp_path: Path) -> None:
    folder = make_bag(tmp_path, ["sha256"])
    declare(V97.replace("0.97", "1.0"))(folder)
    edit(
        folder / "tagmanifest-sha256.txt",
        lambda t: "".join(x for x in t.splitlines(True) if "manif" not in x),
    )
    assert ("manifest-sha256.txt", Fault.UNLISTED) in faults(verify(folder))


def test_percent_signs_are_read_as_the_version_writes_them(tmp_path: Path) -> None:
    folder = make_bag(tmp_path, ["sha256"])
    (folder / "data" / "a.txt").rename(folder / "data" / "100%\n.txt")
    edit(folder / "manifest-sha256.txt", lambda t: t.replace("a.txt", "100%25%0A.txt"))
    declare(V97.replace("0.97", "1.0"))(folder)
    assert verify(folder).verdict == "warning"  # a line feed in a name is nothing the gate lets in
    declare(V97)(folder)
    assert verify(folder).verdict == "invalid"


def test_an_unknown_algorithm_is_a_remark_unless_it_is_all_there_is(tmp_path: Path) -> None:
    folder = make_bag(tmp_path, ["sha256"])
    (folder / "manifest-la512.txt").write_text("00  data/a.txt\n")
    assert verify(folder).verdict == "warning"
    (folder / "manifest-sha256.txt").unlink()
    (folder / "tagmanifest-sha256.txt").unlink()
    assert verify(folder).verdict == "invalid"


def test_a_zip_without_a_folder_of_its_own_is_no_serialized_bag(tmp_path: Path) -> None:
    folder = make_bag(tmp_path, ["sha256"])
    flat = Path(shutil.make_archive(str(tmp_path / "phang"), "zip", folder))
    assert any("một thư mục" in problem.reason for problem in verify(flat).problems)
    assert verify(flat).verdict == "invalid"


def test_a_zip_with_something_beside_the_bag_is_invalid(tmp_path: Path) -> None:
    path = zipped(make_bag(tmp_path, ["sha256"]))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("__MACOSX/x", "x")
    assert ("__MACOSX", Fault.STRUCTURE) in faults(verify(path))


def test_a_valid_bag_that_the_gate_would_not_receive_gets_a_warning(tmp_path: Path) -> None:
    folder = make_bag(tmp_path, ["sha256"])
    for name, data in (("CON.txt", b"x"), ("trong.zip", b"x"), ("so.bin", b"\0" * 900_000)):
        (folder / "data" / name).write_bytes(data)
        sum_ = hashlib.sha256(data).hexdigest()
        edit(folder / "manifest-sha256.txt", lambda t, s=sum_, n=name: f"{t}{s}  data/{n}\n")  # type: ignore[misc]
    edit(folder / "bag-info.txt", lambda t: t.replace("5900.3", "905902.6"))
    reseal(folder)
    assert referee(folder)
    verdict = verify(zipped(folder))
    assert verdict.verdict == "warning"
    reasons = " ".join(problem.reason for problem in verdict.problems)
    assert all(word in reasons for word in ("dành riêng", "lồng", "200 lần"))


def test_a_bomb_is_not_unpacked_to_judge_it(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    declaration = V97.encode()
    bomb = Raw(b"B/data/0", b"\0" * 1_000_000, method=8, size=1_900_000_000)
    path.write_bytes(raw_zip(Raw(b"B/bagit.txt", declaration), bomb))
    verdict = verify(path)
    assert verdict.verdict == "invalid"
    assert ("data/0", Fault.REFUSED) in faults(verdict)


def repeated(block: bytes, times: int) -> tuple[bytes, int, int]:
    """`block` as often as told, deflated; its size and CRC. Packed once and not that often."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    crc = 0
    for _ in range(times):
        crc = zlib.crc32(block, crc)
    return piece * times + packer.flush(), len(block) * times, crc


def dense_block(size: int) -> bytes:
    """Bytes that pack to about a 190th: under the ratio that is called a bomb."""
    return (os.urandom(size // 280) + b"\0" * size)[:size]


def swelling_bag(times: int) -> bytes:
    packed, size, crc = repeated(dense_block(1 << 20), times)
    assert 100 < size / len(packed) < 200
    names = [f"manifest-{name}.txt" for name in sorted(ALL_ALGORITHMS)]
    manifests = [Raw(f"B/{name}".encode(), b"0" * 32 + b"  data/0\n") for name in names]
    payload = Raw(b"B/data/0", method=8, packed=packed, size=size, crc=crc)
    return raw_zip(Raw(b"B/bagit.txt", V97.encode()), *manifests, payload)


def test_what_swells_under_the_ratio_is_not_unpacked_to_judge_it(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(swelling_bag(600))
    assert 3_000_000 < path.stat().st_size < 5_000_000
    read: list[str] = []
    verdict = verify(path, lambda done, total, label="": read.append(label))
    assert (verdict.verdict, read) == ("invalid", [])
    assert any("phình ra" in problem.reason for problem in verdict.problems)
    assert verdict.headline == "Bộ gửi bị hỏng hoặc có dấu hiệu gây hại nên không đọc tiếp."


def test_growth_is_counted_for_the_whole_zip_and_not_for_what_it_holds_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "_GROWTH_BUDGET", 1 << 20)
    swells = Raw(b"B/data/0", dense_block(3 << 20), method=8)
    video = Raw(b"B/data/1", os.urandom(1 << 20))
    for entries, is_read in (([swells], False), ([swells, video], True)):
        path = tmp_path / "x.zip"
        path.write_bytes(raw_zip(Raw(b"B/bagit.txt", V97.encode()), *entries))
        reasons = [problem.reason for problem in verify(path).problems]
        assert any("phình ra" in reason for reason in reasons) == (not is_read), reasons
        assert any("không có bản kê" in reason for reason in reasons) == is_read


def test_a_large_bag_of_stored_files_with_three_manifests_is_checked_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "_GROWTH_BUDGET", 0)
    folder = make_bag(tmp_path, ["md5", "sha256", "sha512"])
    path = Path(f"{folder}.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(tmp_path))
    assert verify(path).verdict == "valid"


def test_small_bombs_in_many_word_documents_share_one_budget(
    tmp_path: Path, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "_GROWTH_BUDGET", 0)
    bomb = BytesIO(docx("Tin"))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.bin", b"\0" * 3_900_000)
    packed = Raw(b"B/a.docx", bomb.getvalue())
    others = [Raw(f"B/{n}.docx".encode(), bomb.getvalue()) for n in range(20)]
    (tmp_path / "x.zip").write_bytes(raw_zip(packed, *others, Raw(b"B/anh", os.urandom(1_000_000))))
    refused = {refusal.path for refusal in gate.check(tmp_path / "x.zip")}
    assert len(refused) == 20
    assert "B/a.docx" not in refused


def test_six_algorithms_are_computed_and_the_others_named(tmp_path: Path) -> None:
    folder = make_bag(tmp_path, ["sha256", "md5"])
    files = [path for path in sorted((folder / "data").rglob("*")) if path.is_file()]
    for algorithm in set(ALL_ALGORITHMS) - {"sha256", "md5"}:
        lines = [
            f"{hashlib.new(algorithm, path.read_bytes()).hexdigest()}  {path.relative_to(folder)}\n"
            for path in files
        ]
        (folder / f"manifest-{algorithm}.txt").write_text("".join(lines))
    reseal(folder)
    # What is computed is wrong by one file, what is not computed is wrong by all.
    for algorithm in set(ALL_ALGORITHMS) - {"sha512", "sha256", "sha384", "sha224", "sha1", "md5"}:
        edit(folder / f"manifest-{algorithm}.txt", lambda t: t.replace(t[:8], "00000000"))
    reseal(folder)
    verdict = verify(folder)
    assert verdict.verdict == "warning"
    skipped = {problem.path for problem in verdict.problems if "không kiểm tra" in problem.reason}
    assert len(skipped) == len(ALL_ALGORITHMS) - 6
    change_file(folder)
    assert ("data/a.txt", Fault.ALTERED) in faults(verify(folder))


def test_no_name_or_line_of_a_bundle_acts_on_the_terminal(tmp_path: Path) -> None:
    evil = "\x1b]0;x\x07\n\u202egpj"
    labels: list[str] = []
    for top in ("B", f"B{evil}"):
        data = raw_zip(
            Raw(f"{top}/bagit.txt".encode(), V97.encode()),
            Raw(f"{top}/data/{evil}".encode(), b"x"),
            Raw(f"{top}/data/{evil.upper()}".encode(), b"x"),
            Raw(f"{top}/manifest-{evil}.txt".encode(), b"x"),
            Raw(f"{top}/manifest-md5.txt".encode(), b"0" * 32 + b"  data/\x1b[2J\n\x1bxin\n"),
            Raw(f"{top}/bag-info.txt".encode(), b"\x1b[31m\n"),
            Raw(f"ngoai{evil}".encode(), b"x"),
        )
        (tmp_path / "x.zip").write_bytes(data)
        verdict = verify(tmp_path / "x.zip", lambda done, total, label="": labels.append(label))
        shown = [text for problem in verdict.problems for text in (problem.path, problem.reason)]
        shown += [text for r in gate.check(tmp_path / "x.zip") for text in (r.path, r.reason)]
        assert all(text == visible(text) for text in shown + labels)
        assert ("data/\\x1b]0;x\\x07\\x0a\\u202egpj", Fault.REFUSED) in faults(verdict)
        assert any("\\x1b[2J" in label for label in labels)


def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    folder = make_bag(tmp_path, ["sha256"])
    (folder / "data" / os.fsdecode(b"anh\xff.jpg")).write_bytes(b"x")
    verdict = verify(folder)
    assert ("data/anh\\udcff.jpg", Fault.UNLISTED) in faults(verdict)
    repr(verdict).encode()


def test_a_bundle_cut_off_anywhere_is_told_from_one_that_was_changed(bundle: Path) -> None:
    whole = bundle.read_bytes()
    ends = [position for position in range(len(whole)) if whole[position : position + 4] == b"PK\x05\x06"]
    assert len(ends) == 3  # two Word documents lie in it stored, and end like a zip themselves
    for length in {*range(4, len(whole), len(whole) // 200), *(end + 22 for end in ends[:2]), len(whole) - 1}:
        bundle.write_bytes(whole[:length])
        verdict = verify(bundle)
        assert verdict.headline == "Tệp nén bị cắt cụt, hãy tải hoặc chép lại.", length
        assert verdict.verdict == "invalid"
    # A download that took its room on the disk and stopped.
    bundle.write_bytes(whole[: len(whole) // 2].ljust(len(whole), b"\0"))
    assert verify(bundle).headline == "Tệp nén bị cắt cụt, hãy tải hoặc chép lại."


def test_the_headline_tells_the_outcomes_apart(bundle: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(tmp_path / "giai-nen")
        letter = archive.getinfo(f"{bundle.stem}/data/PHIEU-GUI.docx")
    whole, start = bundle.read_bytes(), letter.header_offset
    assert verify(bundle).headline == "Bộ gửi đầy đủ, nguyên vẹn."
    around = verify(tmp_path / "giai-nen")
    assert around.headline == "Không phải bộ gửi."
    assert f"thư mục con «{bundle.stem}»" in around.problems[0].reason
    (tmp_path / "giai-nen" / bundle.stem / "data" / "PHIEU-GUI.docx").unlink()
    assert verify(tmp_path / "giai-nen" / bundle.stem).headline == "Bộ gửi không đầy đủ."
    lost = rewritten(bundle, lambda name, data: None if name == "data/PHIEU-GUI.docx" else data)
    assert verify(lost).headline == "Bộ gửi không đầy đủ."
    bundle.write_bytes(whole[: start + 200] + b"X" + whole[start + 201 :])
    assert verify(bundle).headline == "Bộ gửi đã bị sửa hoặc bị hỏng."
    # Not content but the zip's own words about it.
    bundle.write_bytes(whole[: start + 8] + b"\x08" + whole[start + 9 :])
    assert verify(bundle).headline == "Bộ gửi bị hỏng hoặc có dấu hiệu gây hại nên không đọc tiếp."
    bundle.write_bytes(b"%PDF-1.6\n")
    assert verify(bundle).headline == "Không phải bộ gửi."


def test_links_are_not_followed_out_of_the_bag(tmp_path: Path) -> None:
    folder = make_bag(tmp_path, ["sha256"])
    (folder / "data" / "a.txt").unlink()
    (folder / "data" / "a.txt").symlink_to("/etc/passwd")
    verdict = verify(folder)
    assert verdict.verdict == "invalid"
    assert {("data/a.txt", Fault.MISSING), ("data/a.txt", Fault.REFUSED)} <= faults(verdict)


def test_the_folder_inside_is_pointed_out(tmp_path: Path) -> None:
    make_bag(tmp_path, ["sha256"])
    (problem,) = verify(tmp_path).problems
    assert "thư mục con «goi»" in problem.reason


@pytest.mark.parametrize("data", [b"", b"khong phai zip", b"%PDF-1.6\n" * 50])
def test_a_file_that_is_no_bundle_is_an_invalid_one(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    verdict = verify(path)
    assert (verdict.verdict, verdict.headline) == ("invalid", "Không phải bộ gửi.")


def test_a_path_that_does_not_exist_is_explained(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không tìm thấy"):
        verify(tmp_path / "khong-co.zip")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return write_bundle(cover(), [article(photos=(photo(1),))], [poster()], tmp_path).path


def rewritten(bundle: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The bundle packed again with other contents; None leaves a file out."""
    target = bundle.with_name("lai.zip")
    with zipfile.ZipFile(bundle) as source, zipfile.ZipFile(target, "w") as archive:
        for info in source.infolist():
            data = change(info.filename.partition("/")[2], source.read(info))
            if data is not None:
                archive.writestr(info.filename, data)
    return target


def test_a_byte_changed_in_any_file_of_our_bundle_is_found(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        infos = archive.infolist()
    whole = bundle.read_bytes()
    for info in infos:
        start = info.header_offset + 30 + len(info.filename)
        # The last bits of a deflated file may be padding that means nothing.
        last = info.compress_size - (1 if info.compress_type == zipfile.ZIP_STORED else 9)
        for position in (start, start + info.compress_size // 2, start + last):
            bundle.write_bytes(whole[:position] + bytes([whole[position] ^ 0x20]) + whole[position + 1 :])
            assert verify(bundle).verdict == "invalid", info.filename


def test_a_file_changed_or_lost_in_our_bundle_is_named(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        names = [name.partition("/")[2] for name in archive.namelist()]
    for name in names:
        for fault, change in (
            (Fault.ALTERED, lambda n, data: data + b" " if n == name else data),  # noqa: B023
            (Fault.MISSING, lambda n, data: None if n == name else data),  # noqa: B023
        ):
            verdict = verify(rewritten(bundle, change))
            if name == "tagmanifest-sha512.txt":
                continue  # nothing in the bag speaks for it: that is what the seal will be for
            assert verdict.verdict == "invalid"
            assert not verdict.ours
            assert (name, fault) in faults(verdict) or name in ("bagit.txt", "manifest-sha512.txt")


def test_a_submission_that_contradicts_the_bag_is_not_ours(bundle: Path) -> None:
    for change, word in (
        (lambda d: d["items"][0]["files"][0].update(path="data/khong-co.docx"), "không có trong bộ gửi"),
        (lambda d: d["items"][0]["files"][0].update(sha512="0" * 128), "khác bản kê"),
        (lambda d: d.update(format_version=2), "định dạng"),
        (lambda d: d.update(items=5), "không đọc được"),
    ):
        verdict = verify(resubmitted(bundle, change))
        assert (verdict.verdict, verdict.ours) == ("warning", False)
        assert any(word in problem.reason for problem in verdict.problems)


def resubmitted(bundle: Path, change: Callable[[dict], object]) -> Path:  # type: ignore[type-arg]
    """The bundle with another submission.json, every manifest made right again."""
    with zipfile.ZipFile(bundle) as archive:
        files = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    document = json.loads(files["data/metadata/submission.json"])
    change(document)
    data = json.dumps(document, ensure_ascii=False).encode()
    old_size = sum(len(value) for name, value in files.items() if name.startswith("data/"))
    new_size = old_size - len(files["data/metadata/submission.json"]) + len(data)
    old_sum = hashlib.sha512(files["data/metadata/submission.json"]).hexdigest().encode()
    files["data/metadata/submission.json"] = data
    manifest_name, info_name, tags_name = "manifest-sha512.txt", "bag-info.txt", "tagmanifest-sha512.txt"
    before = {name: hashlib.sha512(files[name]).hexdigest().encode() for name in (manifest_name, info_name)}
    files[manifest_name] = files[manifest_name].replace(old_sum, hashlib.sha512(data).hexdigest().encode())
    files[info_name] = files[info_name].replace(str(old_size).encode(), str(new_size).encode())
    for name, old in before.items():
        files[tags_name] = files[tags_name].replace(old, hashlib.sha512(files[name]).hexdigest().encode())
    return rewritten(bundle, lambda name, _: files[name])


def test_tag_files_written_to_fill_the_memory_are_not_read_to_the_end(tmp_path: Path) -> None:
    declaration = Raw(b"B/bagit.txt", V97.encode())
    lines = b"".join(b"%032x  data/%d\n" % (i, i) for i in range(220_000))
    for name, text in (("manifest-md5.txt", lines), ("bag-info.txt", b"a:\n" * 200_000)):
        (tmp_path / "x.zip").write_bytes(raw_zip(declaration, Raw(f"B/{name}".encode(), text, method=8)))
        assert any(p.path == name and "quá" in p.reason for p in verify(tmp_path / "x.zip").problems)


def test_a_submission_written_to_exhaust_the_reader_is_no_crash(bundle: Path) -> None:
    path = rewritten(bundle, lambda n, d: b"[" * 200_000 if n.endswith("submission.json") else d)
    assert verify(path).verdict == "invalid"


def test_our_bundle_extracted_is_still_ours(bundle: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(tmp_path)
    assert verify(tmp_path / bundle.stem).ours


def test_nothing_is_written_while_verifying(bundle: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in bundle.parent.rglob("*")}
    verify(bundle)
    assert {path: path.stat().st_mtime_ns for path in bundle.parent.rglob("*")} == before


def test_verifying_reports_and_can_be_cancelled(bundle: Path) -> None:
    calls: list[tuple[int, int]] = []
    verify(bundle, lambda done, total, _="": calls.append((done, total)))
    assert calls[-1][0] == calls[-1][1] > 0

    def cancel(done: int, total: int, label: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        verify(bundle, cancel)


def test_a_hostile_word_document_is_never_sent(tmp_path: Path) -> None:
    hostile = raw_zip(Raw(b"word/document.xml", b"<!DOCTYPE x><x/>"))
    with pytest.raises(UserError, match="đọc lại"):
        write_bundle(cover(), [article(docx=hostile)], [], tmp_path)
