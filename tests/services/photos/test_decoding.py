"""What is seen of a foreign picture, and the copy that may leave: whatever the bytes, a result or a sentence."""

import io
import json
import random
import shutil
import struct
import subprocess
import warnings
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import exiv2
import pillow_heif
import pytest
from PIL import ExifTags, Image, ImageCms, ImageOps, PngImagePlugin

from tests.services.photos.jpegs import (
    APP1,
    XMP_WITH_LOCATION,
    exif_with_location,
    jpeg,
    jpeg_with_location,
    with_segments,
)
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.bounded import Child
from ucvn_desktop.services.photos.decoding import export, inspect


def _export(source: Path) -> bytes:
    target = source.with_name("out.jpg")
    size = export({"source": str(source), "target": str(target)})["size"]
    data = target.read_bytes()
    assert size == len(data)
    return data


def _traces_of_location(data: bytes) -> list[str]:
    image = exiv2.ImageFactory.open(data)
    image.readMetadata()
    found = [d.key() for d in image.exifData() if "GPS" in d.key()]
    found += [d.key() for d in image.xmpData() if "GPS" in d.key()]
    with Image.open(io.BytesIO(data)) as seen:
        with suppress(SyntaxError, ValueError, struct.error), warnings.catch_warnings(action="ignore"):
            found += [str(tag) for tag in seen.getexif().get_ifd(ExifTags.IFD.GPSInfo)]
        if b"GPS" in seen.info.get("xmp", b""):
            found.append("xmp")
    return found


@pytest.mark.parametrize("mode", ["RGBA", "P", "LA", "L", "1", "I;16", "CMYK"])
def test_every_kind_of_picture_has_a_thumbnail_and_becomes_a_jpeg(tmp_path: Path, mode: str) -> None:
    source = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    Image.new(mode, (1300, 1200)).save(source)
    _, (thumb,) = inspect({"path": str(source)})
    for data, size in ((thumb, (512, 473)), (_export(source), (1300, 1200))):
        with Image.open(io.BytesIO(data)) as image:
            assert (image.format, image.size) == ("JPEG", size)


def test_sixteen_bits_of_gray_become_eight(tmp_path: Path) -> None:
    Image.new("I;16", (64, 64), 0x8000).save(tmp_path / "a.png")
    with Image.open(io.BytesIO(_export(tmp_path / "a.png"))) as image:
        assert image.mode == "L"
        assert image.getpixel((32, 32)) == pytest.approx(0x80, abs=1)


@pytest.mark.parametrize(
    ("mode", "clear"),
    [("RGBA", (255, 0, 0, 0)), ("LA", (0, 0)), ("P", None), ("RGB", (255, 0, 0)), ("L", 10)],
)
def test_a_transparent_ground_becomes_white(tmp_path: Path, mode: str, clear: object) -> None:
    source = tmp_path / "a.png"
    image = Image.new(mode, (64, 64), clear or 0)  # type: ignore[arg-type]
    keep = {"P": 0, "RGB": (255, 0, 0), "L": 10}.get(mode)
    image.save(source, **({} if keep is None else {"transparency": keep}))
    with Image.open(io.BytesIO(_export(source))) as out:
        assert out.convert("RGB").getpixel((32, 32)) == (255, 255, 255)


def test_a_picture_of_many_bands_is_put_together_as_it_was(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    before = Image.linear_gradient("L").resize((1100, 2900))
    before = Image.merge("RGB", (before, before.transpose(Image.Transpose.ROTATE_180), before))
    before.save(source)
    _, (thumb,) = inspect({"path": str(source)})
    for data, tolerance in ((_export(source), 3), (thumb, 4)):
        with Image.open(io.BytesIO(data)) as after:
            for share in (0.02, 0.3, 0.36, 0.5, 0.75, 0.98):
                seen, meant = (
                    i.convert("RGB").getpixel((i.width // 2, int(i.height * share))) for i in (after, before)
                )
                assert seen == pytest.approx(meant, abs=tolerance)


def test_a_gray_profile_is_not_given_to_a_picture_in_colour(tmp_path: Path) -> None:
    gray = b"\0\0\0\x80appl\2\x20\0\0mntrGRAYXYZ ".ljust(128, b"\0")
    rgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for mode, profile, kept in (("L", gray, gray), ("LA", gray, None), ("RGB", rgb, rgb), ("L", rgb, None)):
        Image.new(mode, (32, 32)).save(tmp_path / "a.png", icc_profile=profile)
        with Image.open(io.BytesIO(_export(tmp_path / "a.png"))) as image:
            assert image.info.get("icc_profile") == kept


def test_the_thumbnail_stands_upright(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg_with_location())
    facts, (thumb,) = inspect({"path": str(path)})
    assert (facts["orientation"], facts["has_location"]) == (6, True)
    with Image.open(io.BytesIO(thumb)) as image:
        assert image.width < image.height


@pytest.mark.parametrize("orientation", range(1, 9))
def test_thumbnail_and_copy_are_turned_as_the_exif_says(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    image = Image.new("RGB", (96, 64), "white")
    image.paste((255, 0, 0), (0, 0, 48, 32))
    for name in ("a.png", "a.jpg"):
        image.save(tmp_path / name, exif=exif)
        with Image.open(tmp_path / name) as seen:
            upright = ImageOps.exif_transpose(seen).convert("RGB")
        _, (thumb,) = inspect({"path": str(tmp_path / name)})
        with Image.open(io.BytesIO(_export(tmp_path / name))) as copy, Image.open(io.BytesIO(thumb)) as small:
            for shown in (ImageOps.exif_transpose(copy), small):
                assert shown.size == upright.size
                for at in ((8, 8), (shown.width - 8, 8), (8, shown.height - 8)):
                    assert shown.getpixel(at) == pytest.approx(upright.getpixel(at), abs=12)


def _png_with_location(path: Path) -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", XMP_WITH_LOCATION.decode())
    texts.add_text("Comment", "GPSLatitude 21,1.5N")
    raw = exif_with_location().tobytes()
    texts.add_text("Raw profile type exif", f"\nexif\n{len(raw):8}\n{raw.hex()}\n")
    exif = exif_with_location(1, DateTime="2024:05:01 08:00:00", XMLPacket=XMP_WITH_LOCATION)
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.MakerNote] = b"GPSLatitude"
    Image.effect_noise((200, 100), 50).save(path, pnginfo=texts, exif=exif)


def _heic_with_location(path: Path) -> None:
    exif = exif_with_location(1, DateTime="2024:05:01 08:00:00")
    heif = pillow_heif.from_pillow(Image.effect_noise((200, 100), 50).convert("RGB"))
    heif.save(path, exif=exif.tobytes(), xmp=XMP_WITH_LOCATION)


@pytest.mark.parametrize("write", [_png_with_location, _heic_with_location])
def test_no_location_stays_in_a_converted_picture(tmp_path: Path, write: Callable[[Path], None]) -> None:
    source = tmp_path / ("a.png" if write is _png_with_location else "a.heic")
    write(source)
    facts, _ = inspect({"path": str(source)})
    assert (facts["has_location"], facts["taken"], facts["camera"]) == (
        True,
        "2024-05-01T08:00:00",
        "Máy thử",
    )
    out = _export(source)
    assert b"GPS" not in out
    assert _traces_of_location(out) == []
    with Image.open(io.BytesIO(out)) as image:
        exif = image.getexif()
        assert exif[ExifTags.Base.DateTime] == "2024:05:01 08:00:00"
        assert exif[ExifTags.Base.Model].encode("latin-1").decode() == "Máy thử"
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "exif"}


@pytest.mark.parametrize(
    "exif",
    [
        b"Exif\0\0",
        b"Exif\0\0II",
        b"Exif\0\0no TIFF at all",
        b"Exif\0\0MM\0*\xff\xff\xff\xff",
        b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01",
    ],
)
def test_a_good_picture_with_unreadable_exif_comes_in_without_facts(tmp_path: Path, exif: bytes) -> None:
    path = tmp_path / "a.jpg"
    picture = jpeg()
    path.write_bytes(with_segments(picture, (APP1, exif)))
    facts, (thumb,) = inspect({"path": str(path)})
    assert (facts["taken"], facts["camera"], facts["orientation"]) == ("", "", 1)
    assert thumb
    with Image.open(io.BytesIO(picture)) as before, Image.open(io.BytesIO(_export(path))) as after:
        assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("text", ["Máy\0\x1b[31m đỏ", "\x07\u202eM\r\ná\0y", "\ud800", "A" * 5000, "\0"])
def test_what_a_camera_calls_itself_is_text_that_can_be_shown(tmp_path: Path, text: str) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = raw.decode("latin-1")
    exif[ExifTags.Base.Model] = raw
    exif[ExifTags.Base.DateTime] = raw
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg(exif=exif))
    facts, _ = inspect({"path": str(path)})
    json.dumps(facts, ensure_ascii=False).encode()
    for value in (facts["camera"], facts["taken"]):
        assert value == "".join(c for c in value if c.isprintable())
    assert len(facts["camera"]) <= 201
    assert facts["taken"] == ""


def test_numbers_where_a_name_should_be_are_no_name(tmp_path: Path) -> None:
    tiff = b"MM\0*\0\0\0\x08\0\3" + b"".join(
        tag + b"\0\3\0\0\0\1\0\7\0\0" for tag in (b"\x01\x0f", b"\x01\x10", b"\x01\x32")
    )
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg(exif=b"Exif\0\0" + tiff + bytes(4)))
    facts, _ = inspect({"path": str(path)})
    assert (facts["camera"], facts["taken"]) == ("", "")


def test_whatever_byte_is_wrong_there_is_a_result_or_a_sentence(tmp_path: Path) -> None:
    chance = random.Random(20_241)
    details = {"DateTime": "2024:05:01 08:00:00", "Make": "Hãng", "Artist": "Người chụp"}
    whole = jpeg(exif=exif_with_location(**details), packet=XMP_WITH_LOCATION, progressive=True)
    path = tmp_path / "a.jpg"
    outcomes = {"exported": 0, "refused": 0}
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(2, 1200)] = chance.choice((0, 0xFF, chance.randrange(256)))
        path.write_bytes(data)
        try:
            inspect({"path": str(path)})
        except UserError:
            outcomes["refused"] += 1
            continue
        assert _traces_of_location(_export(path)) == []
        outcomes["exported"] += 1
    assert min(outcomes.values()) > 40


@pytest.mark.parametrize("kind", ["png", "heic"])
def test_a_broken_png_or_heic_gives_a_result_or_a_sentence(tmp_path: Path, kind: str) -> None:
    chance = random.Random(7)
    path = tmp_path / f"a.{kind}"
    (_png_with_location if kind == "png" else _heic_with_location)(path)
    whole, exported = path.read_bytes(), 0
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(40, 900)] = chance.randrange(256)
        path.write_bytes(_with_right_checksums(data) if kind == "png" else data)
        try:
            inspect({"path": str(path)})
        except UserError:
            continue
        exported += 1
        assert _traces_of_location(_export(path)) == []
    assert exported > 5


def _with_right_checksums(png: bytes | bytearray) -> bytes:
    # A wrong checksum alone is refused at once; with right ones the parsers have to cope.
    out, at = bytearray(png), 8
    while at + 12 <= len(out):
        end = at + 8 + int.from_bytes(out[at : at + 4], "big")
        out[end : end + 4] = zlib.crc32(out[at + 4 : end]).to_bytes(4, "big")
        at = end + 4
    return bytes(out)


def _png_of_one_colour(width: int, height: int, colour_type: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    samples = {0: 1, 2: 3, 6: 4}[colour_type]
    packer = zlib.compressobj(1)
    row = bytes(1 + width * samples)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_what_is_accepted_within_the_limit_of_memory_can_be_exported_within_it(tmp_path: Path) -> None:
    source, target = tmp_path / "a.png", tmp_path / "out.jpg"
    source.write_bytes(_png_of_one_colour(8064, 6048, 6))
    module = "ucvn_desktop.services.photos.decoding"
    with Child() as child:
        assert child.call(f"{module}:inspect", {"path": str(source)}).data["width"] == 8064
        child.call(f"{module}:export", {"source": str(source), "target": str(target)})
    with Image.open(target) as image:
        assert image.size == (8064, 6048)


def test_what_needs_too_much_memory_is_refused_with_its_size_and_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(_png_of_one_colour(9000, 9000, 2))
    for call in (lambda: inspect({"path": str(path)}), lambda: _export(path)):
        with pytest.raises(UserError, match=r"9000 × 9000 điểm ảnh.*lưu một bản nhỏ hơn"):
            call()


def test_a_copy_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg())
    with pytest.raises(UserError, match="Không ghi được ảnh"):
        export({"source": str(path), "target": str(tmp_path / "none" / "out.jpg")})


def test_no_real_photo_keeps_a_location(shared_input: Path, tmp_path: Path) -> None:
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool, the independent reader of metadata, is not installed")
    for photo in sorted((shared_input / "photos").iterdir()):
        export({"source": str(photo), "target": str(tmp_path / f"{photo.name}.jpg")})
    read = subprocess.run(
        ["exiftool", "-ee", "-a", "-G1", "-s", str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert read.stdout.count("[File]") > 10
    assert [line for line in read.stdout.splitlines() if "GPS" in line] == []
