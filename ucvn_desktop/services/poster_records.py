"""Posters that are drawn and recorded, their PDF kept with the workspace."""

from dataclasses import replace
from pathlib import Path

from ucvn_desktop.core.slogan import Poster
from ucvn_desktop.services.posters import PosterResult, PosterSpec, render_poster
from ucvn_desktop.storage.workspace import Workspace


def make_poster(workspace: Workspace, spec: PosterSpec, target: Path) -> tuple[Poster, PosterResult]:
    """Draw the poster to `target`, keep the PDF, record it; drawn again, it stays the same record.

    Raises UserError.
    """
    drawn = render_poster(spec, target)
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
        if known and workspace.files.has(known.sha256):
            return known, drawn
        sha256 = workspace.files.keep_file(drawn.file)
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
