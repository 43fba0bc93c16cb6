"""A .docx in: what the article in it is, or its bare lines."""

from dataclasses import dataclass
from pathlib import Path

from ucvn_desktop.services.bounded import Child


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was inside the document: its file's bytes, undecoded; "" where it has no caption."""

    name: str
    data: bytes
    caption: str


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as a document has it. `body` is HTML as core.richtext writes it, all text is NFC.

    `credit` is the author line as written, `author` the name in it; `captions` are those listed at the end
    for photos that are not in the document; `warnings` are sentences for the user. Parts that the document
    does not have are empty.
    """

    title: str
    sapo: str
    body: str
    author: str
    credit: str
    pictures: tuple[Picture, ...]
    warnings: tuple[str, ...]
    captions: tuple[str, ...] = ()


def read_article(path: Path, child: Child) -> ArticleDraft:
    """Read the .docx at `path` in the bounded child.

    Raises UserError where the gate refuses the file, where it holds neither words nor pictures, is too long
    for an article, or needs more time or memory than the child has.
    """
    reply = child.call("ucvn_desktop.services.documents.child:read_docx", {"path": str(path.absolute())})
    data = reply.data
    return ArticleDraft(
        title=data["title"],
        sapo=data["sapo"],
        body=data["body"],
        author=data["author"],
        credit=data["credit"],
        pictures=tuple(
            Picture(name, blob, caption)
            for (name, caption), blob in zip(data["pictures"], reply.blobs, strict=True)
        ),
        warnings=tuple(data["warnings"]),
        captions=tuple(data["captions"]),
    )


@dataclass(frozen=True, slots=True)
class Lines:
    """A document as its reader sees it, line by line, without look: the numbers and bullets that Word sets stand
    before their lines. `places` are table, row and column of each line, counted from 0, None outside tables;
    `warnings` are sentences for the user.
    """

    lines: tuple[str, ...]
    places: tuple[tuple[int, int, int] | None, ...]
    has_legacy_fonts: bool
    warnings: tuple[str, ...]


def read_lines(path: Path, child: Child) -> Lines:
    """Read the lines of the .docx at `path` in the bounded child; there are none where it holds no words.

    Raises UserError where the gate refuses the file, or it needs more time or memory than the child has.
    """
    data = child.call("ucvn_desktop.services.documents.child:read_lines", {"path": str(path.absolute())}).data
    places = tuple((place[0], place[1], place[2]) if place else None for place in data["places"])
    return Lines(tuple(data["lines"]), places, data["has_legacy_fonts"], tuple(data["warnings"]))
