"""Posters that are drawn and recorded, their PDF kept with the workspace."""

from dataclasses import replace
from pathlib import Path

from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.services.posters import PosterResult, PosterSpec, draw_poster
from ucvn_desktop.services.targets import with_ending, write_file
from ucvn_desktop.storage.workspace import Workspace


def make_poster(workspace: Workspace, spec: PosterSpec, target: Path) -> tuple[Poster, PosterResult]:
    """Draw the poster to `target`, keep the PDF, record it; drawn again, it stays the same record.

    Raises UserError.
    """
    pdf, drawn = draw_poster(spec, with_ending(target, ".pdf"))
    write_file(drawn.file, pdf)
    with workspace.writing("vẽ khẩu hiệu"):
        asked = Poster(
            text=spec.text,
            width_mm=spec.width_mm,
            height_mm=spec.height_mm,
            template=spec.template,
            font=spec.font,
            caps=spec.caps,
            scale=spec.scale,
        )
        known = next((p for p in workspace.posters.all() if spec_of(p) == spec), None)
        if known and workspace.files.is_whole(known.sha256):
            return known, drawn
        sha256 = workspace.files.keep_bytes(pdf)
        if known:
            return workspace.posters.save(replace(known, sha256=sha256)), drawn
        return workspace.posters.add(replace(asked, sha256=sha256)), drawn


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
