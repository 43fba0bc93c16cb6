"""The copy that may leave: upright for every reader, without any location."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from ucvn_desktop.services.photos.decoding import export, inspect


def _jpeg_with_location(progressive: bool = False) -> bytes:
    image = Image.effect_noise((320, 240), 60).convert("RGB")
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = "Máy thử"
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (21.0, 1.0, 30.0)
    out = io.BytesIO()
    xmp = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="21,1.5N"/>'
        b"</rdf:RDF></x:xmpmeta>"
    )
    image.save(out, "JPEG", exif=exif, xmp=xmp, progressive=progressive, quality=90)
    return out.getvalue()


@pytest.mark.parametrize("mode", ["RGBA", "P", "LA", "L", "1", "I;16", "CMYK"])
def test_every_kind_of_picture_becomes_a_jpeg(tmp_path: Path, mode: str) -> None:
    source, target = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png"), tmp_path / "out.jpg"
    Image.new(mode, (300, 200)).save(source)
    assert export({"source": str(source), "target": str(target)})["size"] == target.stat().st_size
    with Image.open(target) as image:
        assert (image.format, image.size) == ("JPEG", (300, 200))


def test_a_transparent_ground_becomes_white(tmp_path: Path) -> None:
    source, target = tmp_path / "a.png", tmp_path / "out.jpg"
    Image.new("RGBA", (64, 64), (255, 0, 0, 0)).save(source)
    export({"source": str(source), "target": str(target)})
    with Image.open(target) as image:
        assert image.getpixel((32, 32)) == (255, 255, 255)


def test_the_thumbnail_stands_upright(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(_jpeg_with_location())
    facts, (thumb,) = inspect({"path": str(path)})
    assert (facts["orientation"], facts["has_location"]) == (6, True)
    with Image.open(io.BytesIO(thumb)) as image:
        assert image.width < image.height


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
