"""Documents as other programs build them, from the XML of their parts."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/></Types>'
)
ROOT_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
# A JPEG to the eye of a reader that decodes nothing.
JPEG = b"\xff\xd8\xff\xe0not decoded here\xff\xd9"


def document(body: str) -> str:
    """The main part around the XML of its paragraphs."""
    return f"<w:document {_W}><w:body>{body}</w:body></w:document>"


def styles(inner: str) -> str:
    return f"<w:styles {_W}>{inner}</w:styles>"


def numbering(inner: str) -> str:
    return f"<w:numbering {_W}>{inner}</w:numbering>"


def p(text: str = "", look: str = "", layout: str = "", style: str = "", inner: str = "") -> str:
    """A paragraph with one run and perhaps more XML after it."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{named}{layout}</w:pPr>{run}{inner}</w:p>"


def picture(key: str) -> str:
    return f'<w:r><w:drawing><a:blip r:embed="{key}"/></w:drawing></w:r>'


def parts(
    body: str, links: Mapping[str, tuple[str, str]] | None = None, **more: str | bytes
) -> dict[str, bytes]:
    """The parts of a .docx; `links` are id → (kind, target), `more` the texts of styles and numbering."""
    relations = {name: (name, f"{name}.xml") for name in more} | dict(links or {})
    rels = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for key, (kind, target) in relations.items()
    )
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT_RELS,
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{rels}</Relationships>'
        ),
        **{f"word/{name}.xml": text for name, text in more.items()},
    }
    media = {f"word/{t}": JPEG for k, t in relations.values() if k == "image" and ":" not in t}
    return {name: d.encode() if isinstance(d, str) else d for name, d in (made | media).items()}


def packed(made: Mapping[str, bytes]) -> bytes:
    """The parts as a zip."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in made.items():
            package.writestr(name, data)
    return out.getvalue()


def docx_bytes(body: str, links: Mapping[str, tuple[str, str]] | None = None, **more: str | bytes) -> bytes:
    return packed(parts(body, links, **more))
