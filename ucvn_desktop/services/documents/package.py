"""The parts of a .docx that passed the gate, read when asked for (ISO/IEC 29500-2, Open Packaging).

Not by python-docx's own loader: it takes every part into memory, and refuses honest files for a dangling
relationship, a broken thumbnail, macros, or the "strict" flavour. Its XML parser is used: it resolves no
entities and (by lxml's default) fetches nothing.
"""

import posixpath
import zipfile
from dataclasses import dataclass
from typing import IO
from urllib.parse import unquote

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from ucvn_desktop.services.documents.gate import damaged
from ucvn_desktop.services.xml_faults import xml_fault

# Word's "Strict Open XML" says the same under other names (ISO/IEC 29500-1 against -4).
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part points to: `kind` is the last word of its type ("image"), `target` a part or an address."""

    kind: str
    target: str
    external: bool


class Package:
    """A .docx opened for reading; `file` stays open as long as parts are read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(file)
        # OPC: part names are equal whatever their case.
        self._names = {name.lower(): name for name in self._zip.namelist()}
        self.main = self._main_part()
        self.links = self.relationships(self.main)

    def has(self, part: str) -> bool:
        """Whether the part exists."""
        return part.lower() in self._names

    def data(self, part: str) -> bytes:
        """The part's bytes. Raises UserError where it is missing."""
        if not self.has(part):
            raise damaged(f"part {part!r} is missing")
        return self._zip.read(self._names[part.lower()])

    def xml(self, part: str) -> BaseOxmlElement:
        """The part's root element, "strict" names made usual. Raises UserError where it is no sound XML."""
        data = self.data(part)
        if fault := xml_fault(data):
            raise damaged(f"{part}: {fault}")
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        try:
            return parse_xml(data)
        except SyntaxError as error:  # lxml's XMLSyntaxError
            if not error.lineno:
                # What libxml2 reports where it got no memory: an error without a place.
                raise MemoryError(str(error)) from error
            raise damaged(f"{part}: {error}") from error
        except ValueError as error:  # text that cannot be decoded
            raise damaged(f"{part}: {error}") from error

    def related(self, kind: str) -> BaseOxmlElement | None:
        """The root of the first part of this kind that the main document points to, where it has one."""
        for link in self.links.values():
            if link.kind == kind and not link.external and self.has(link.target):
                return self.xml(link.target)
        return None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The part's relationships by id; the package's own for part ""."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(path):
            return {}
        found: dict[str, Relationship] = {}
        for element in self.xml(path).iterchildren("{*}Relationship"):
            kind = (element.get("Type") or "").rpartition("/")[2]
            target = element.get("Target") or ""
            external = element.get("TargetMode") == "External"
            found[element.get("Id") or ""] = Relationship(
                kind, target if external else _resolved(folder, target), external
            )
        return found

    def _main_part(self) -> str:
        for link in self.relationships("").values():
            if link.kind == "officeDocument" and not link.external and self.has(link.target):
                return link.target
        raise damaged("no main document")


def _resolved(folder: str, target: str) -> str:
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
