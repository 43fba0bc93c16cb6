"""Designs of posters: begun, edited, drawn and recorded, their PDF kept with the workspace.

A design whose PDF was never drawn, or was drawn before its last change, has an empty `sha256`.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ucvn_desktop.core.progress import Progress, silent
from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.core.text.fold import clean
from ucvn_desktop.services.posters import PosterResult, PosterSpec, draw_poster
from ucvn_desktop.services.targets import with_ending, write_file
from ucvn_desktop.storage.workspace import Workspace

# What the first design of all looks like; the next ones look like the last.
_FIRST = Poster(text="", width_mm=5000, height_mm=800, template="vien-vang", font="Be Vietnam Pro", caps=True)


def make_poster(workspace: Workspace, spec: PosterSpec, target: Path) -> tuple[Poster, PosterResult]:
    """Draw the poster to `target`, keep the PDF, record it; drawn again, it stays the same record.

    Raises UserError.
    """
    pdf, drawn = draw_poster(spec, with_ending(target, ".pdf"))
    write_file(drawn.file, pdf)
    with workspace.writing("vẽ khẩu hiệu"):
        known = next((p for p in workspace.posters.all() if spec_of(p) == spec), None)
        if known and workspace.files.is_whole(known.sha256):
            return known, drawn
        sha256 = workspace.files.keep_bytes(pdf)
        if known:
            return workspace.posters.save(replace(known, sha256=sha256)), drawn
        return workspace.posters.add(replace(_record_of(spec), sha256=sha256)), drawn


def begin_poster(workspace: Workspace, text: str = "") -> Poster:
    """A design to be worked on, in the look and size of the last one; one left without a word is taken up."""
    with workspace.write():
        blank = workspace.posters.blank()
        if blank:
            return edit_poster(workspace, blank.id, {"text": text})
        return workspace.posters.add(_record_of(look_of(workspace, clean(text))))


def look_of(workspace: Workspace, text: str) -> PosterSpec:
    """What a new design of this text looks like: as the last one, or as the first of all."""
    return replace(spec_of(workspace.posters.latest() or _FIRST), text=text)


def edit_poster(workspace: Workspace, poster_id: int, changes: Mapping[str, Any], over: int = 0) -> Poster:
    """Store what was typed and chosen, also where it cannot be drawn; a PDF drawn before is then no longer
    the design's. `over` is Repository.save()'s."""
    with workspace.write():
        poster = workspace.posters.get(poster_id)
        edited = replace(poster, **changes)
        edited = replace(edited, text=clean(edited.text))
        if spec_of(edited) != spec_of(poster):
            edited = replace(edited, sha256="")
        return workspace.posters.save(edited, over)


def export_poster(
    workspace: Workspace, poster_id: int, target: Path, progress: Progress = silent, *, keeps: bool = True
) -> tuple[Poster, PosterResult]:
    """Draw the design to `target`, and keep the PDF as the design's own; stopped, it writes nothing.

    `keeps` is False where the workspace can only be read. Raises UserError and Cancelled.
    """
    poster = workspace.posters.get(poster_id)
    spec = spec_of(poster)
    progress(0, 0)
    pdf, drawn = draw_poster(spec, with_ending(target, ".pdf"))
    progress(0, 0)
    write_file(drawn.file, pdf)
    return _keep(workspace, poster_id, spec, pdf) if keeps else poster, drawn


def drawn_poster(workspace: Workspace, poster: Poster) -> Poster:
    """The design with a PDF of its own, drawn now where it has none. Raises UserError."""
    if poster.sha256:
        return poster
    pdf, _ = draw_poster(spec_of(poster), Path())
    return _keep(workspace, poster.id, spec_of(poster), pdf)


def bin_poster(workspace: Workspace, poster_id: int) -> Poster:
    """Put the design into the bin."""
    with workspace.write():
        return workspace.posters.to_bin(workspace.posters.get(poster_id))


def restore_poster(workspace: Workspace, poster_id: int) -> Poster:
    """Take the design out of the bin."""
    with workspace.write():
        return workspace.posters.from_bin(workspace.posters.get(poster_id))


def spec_of(poster: Poster) -> PosterSpec:
    """What was asked for when the poster was drawn."""
    return PosterSpec(
        poster.text,
        poster.width_mm,
        poster.height_mm,
        poster.template,
        poster.font,
        poster.caps,
        poster.scale,
    )


def _record_of(spec: PosterSpec) -> Poster:
    return Poster(
        text=spec.text,
        width_mm=spec.width_mm,
        height_mm=spec.height_mm,
        template=spec.template,
        font=spec.font,
        caps=spec.caps,
        scale=spec.scale,
    )


def _keep(workspace: Workspace, poster_id: int, spec: PosterSpec, pdf: bytes) -> Poster:
    """The design with `pdf` as its own; it may have been edited while the PDF was drawn."""
    with workspace.writing("vẽ khẩu hiệu"):
        sha256 = workspace.files.keep_bytes(pdf)
        with workspace.write():
            poster = workspace.posters.get(poster_id)
            if spec_of(poster) != spec:
                return poster
            return workspace.posters.save(replace(poster, sha256=sha256))
