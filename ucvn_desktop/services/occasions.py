"""Occasions as the unit keeps them: the program's catalogue under the workspace's changes, themes and own days."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from ucvn_desktop import paths
from ucvn_desktop.core.calendar import Occurrence, check_year, occurrences
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.lunar import LAST_YEAR
from ucvn_desktop.core.occasion import (
    DEFAULT_LEAD_DAYS,
    Observance,
    Occasion,
    OccasionTheme,
    Rule,
    as_override,
    length_of,
    overlay,
)
from ucvn_desktop.core.text.fold import one_line
from ucvn_desktop.storage.workspace import Workspace

_LONGEST_LEAD = 366
# Half a year: what lasts longer marks no day any more.
_LONGEST_DAYS = 184


@cache
def catalogue() -> tuple[Observance, ...]:
    """The program's own occasions with their themes, in the order of the year: catalogues/occasions.toml."""
    path = paths.RESOURCES / "catalogues" / "occasions.toml"
    return tuple(map(_read, tomllib.loads(path.read_text(encoding="utf-8"))["occasions"]))


def _read(entry: dict[str, Any]) -> Observance:
    occasion = Occasion(
        key=entry["key"],
        title=entry["title"],
        rule=Rule(entry.get("rule", Rule.SOLAR)).value,
        day_from=entry["day_from"],
        day_to=entry.get("day_to", ""),
        origin_year=entry.get("origin"),
        lead_days=entry.get("lead", DEFAULT_LEAD_DAYS),
        note=entry.get("note", ""),
        source=entry.get("source", ""),
        verified=entry["verified"],
    )
    themes = tuple(OccasionTheme(occasion_id=0, **theme) for theme in entry.get("themes", ()))
    return Observance(occasion, themes, occasion)


def observances(workspace: Workspace) -> list[Observance]:
    """All occasions as the unit keeps them, also those that are switched off."""
    with workspace.reading():
        return overlay(catalogue(), workspace.occasions.all(), workspace.occasion_themes.all())


def find_observance(workspace: Workspace, code: str) -> Observance:
    """The occasion with this key or number. Raises UserError where there is none."""
    wanted = code.strip().lower()
    for observance in observances(workspace):
        occasion = observance.occasion
        if wanted == occasion.key or (occasion.id and wanted == str(occasion.id)):
            return observance
    raise UserError(
        f"Không có ngày kỷ niệm «{code}». Hãy xem mã hoặc số ở cột đầu của lệnh: ucvn occasion list"
    )


def add_occasion(workspace: Workspace, occasion: Occasion) -> Observance:
    """Store a day of the unit's own; its day comes from core.occasion.parse_when.

    Raises UserError where it has no title, its days or figures are impossible, or it is there already.
    """
    new = _checked(replace(occasion, key="", changed=()))
    _refuse_long(new)
    with workspace.write():
        _refuse_double(workspace, new)
        return Observance(workspace.occasions.add(new))


def edit_occasion(workspace: Workspace, code: str, changes: Mapping[str, Any]) -> Observance:
    """Change fields of an occasion; of one of the catalogue, only these stand over the catalogue from now on.

    Raises UserError like `add_occasion`, and where there is no such occasion.
    """
    with workspace.write():
        observance = find_observance(workspace, code)
        old = observance.occasion
        edited = _checked(replace(old, **changes))
        if edited == old:
            return observance
        # One that was stored before long ones were refused can still get another name.
        if edited.when != old.when:
            _refuse_long(edited)
        if observance.known is None:
            _refuse_double(workspace, edited)
        return _keep(workspace, observance, edited)


def remove_occasion(workspace: Workspace, code: str) -> Observance:
    """Put a day of the unit's own into the bin; switch an occasion of the catalogue off."""
    with workspace.write():
        observance = find_observance(workspace, code)
        if observance.known:
            return _keep(workspace, observance, replace(observance.occasion, off=True))
        return replace(observance, occasion=workspace.occasions.to_bin(observance.occasion))


def restore_occasion(workspace: Workspace, code: str) -> Observance:
    """Take a day of the unit's own out of the bin; bring one of the catalogue back to how the catalogue has
    it, and on. Themes stay. Raises UserError where there is nothing to restore, or the same day was added anew."""
    with workspace.write():
        binned = [occasion for occasion in workspace.occasions.binned() if str(occasion.id) == code.strip()]
        if binned:
            if not binned[0].key:
                _refuse_double(workspace, binned[0])
            workspace.occasions.from_bin(binned[0])
            return find_observance(workspace, code)
        observance = find_observance(workspace, code)
        if observance.known is None:
            raise UserError(f"Ngày kỷ niệm số {code} không ở trong thùng rác. Không có gì bị thay đổi.")
        known, kept = observance.known, observance.occasion
        if not kept.id:
            return observance
        fresh = replace(known, id=kept.id, uid=kept.uid, rev=kept.rev, created=kept.created)
        return _keep(workspace, observance, fresh)


def set_theme(workspace: Workspace, code: str, year: int, text: str, source: str = "") -> Observance:
    """Write the theme of one year; without text the unit's own is taken away, and the catalogue's shows again.

    Raises UserError where there is no such occasion or no such year.
    """
    check_year(year)
    with workspace.write():
        observance = find_observance(workspace, code)
        words = one_line(text)
        if observance.occasion.id == 0:
            if not words:
                return observance
            observance = _keep(workspace, observance, observance.occasion)
        _keep_theme(workspace, observance.occasion, year, words, one_line(source))
        return find_observance(workspace, code)


def _keep_theme(workspace: Workspace, occasion: Occasion, year: int, text: str, source: str) -> None:
    themes = workspace.occasion_themes
    old = themes.of_year(occasion.id, year)
    if not text:
        if old and old.deleted_at is None:
            themes.to_bin(old)
    elif old:
        themes.save(replace(old, text=text, source=source, deleted_at=None))
    else:
        themes.add(OccasionTheme(occasion_id=occasion.id, year=year, text=text, source=source))


def _keep(workspace: Workspace, observance: Observance, occasion: Occasion) -> Observance:
    """Store the occasion as it shall be: what differs from the catalogue, or a day of the unit's own."""
    if observance.known:
        occasion = as_override(observance.known, occasion)
        binned = None if occasion.id else workspace.occasions.change_of(occasion.key)
        if binned:
            occasion = replace(occasion, id=binned.id, uid=binned.uid, rev=binned.rev, created=binned.created)
    stored = workspace.occasions.save(occasion) if occasion.id else workspace.occasions.add(occasion)
    return replace(observance, occasion=stored)


def _refuse_double(workspace: Workspace, occasion: Occasion) -> None:
    for known in workspace.occasions.own_with_title(occasion.title):
        if known.when == occasion.when and known.id != occasion.id:
            raise UserError(
                f"Ngày này đã có, số {known.id}: «{known.title}», {known.when}. Không có gì bị thay đổi."
            )


def _refuse_long(occasion: Occasion) -> None:
    days = length_of(occasion)
    if days <= _LONGEST_DAYS:
        return
    is_backward = occasion.rule != Rule.ONCE and occasion.day_to < occasion.day_from
    slip = " Có lẽ hai ngày bị ghi ngược." if is_backward else ""
    raise UserError(
        f"Đợt {occasion.when} kéo dài {days} ngày, nhiều nhất là {_LONGEST_DAYS} ngày (nửa năm).{slip} Hãy ghi lại ngày; "
        "việc làm cả năm thì ghi thành nhiệm vụ. Không có gì bị thay đổi."
    )


def _checked(occasion: Occasion) -> Occasion:
    title = one_line(occasion.title)
    if not title:
        raise UserError("Chưa có tên ngày kỷ niệm. Hãy ghi tên rồi làm lại.")
    origin = occasion.origin_year
    if origin is not None and not 1 <= origin <= LAST_YEAR:
        raise UserError(
            f"Năm gốc {origin} không hợp lệ. Hãy ghi năm bắt đầu tính kỷ niệm, ví dụ 1929, "
            "hoặc bỏ trống nếu không tính năm."
        )
    if origin is not None and occasion.rule == Rule.ONCE and origin > int(occasion.day_from[:4]):
        raise UserError(
            f"Năm gốc {origin} đứng sau ngày {occasion.when}, nên lịch không bao giờ ghi ngày ấy. Hãy ghi lại năm gốc, "
            "hoặc bỏ trống nếu không tính năm."
        )
    if not 0 <= occasion.lead_days <= _LONGEST_LEAD:
        raise UserError(
            f"Không nhắc trước {occasion.lead_days} ngày được. Hãy ghi từ 0 (không nhắc) đến {_LONGEST_LEAD}."
        )
    return replace(
        occasion,
        title=title,
        note=one_line(occasion.note),
        source=one_line(occasion.source),
    )


@dataclass(frozen=True, slots=True)
class OccasionRow:
    """An occasion and its time in one year; None where it has none (off, once in another year, not yet)."""

    observance: Observance
    occurrence: Occurrence | None


def occasions_of_year(workspace: Workspace, year: int) -> list[OccasionRow]:
    """All occasions by their day in `year`, those without one last. Raises UserError outside of 1900–2100."""
    check_year(year)
    # What goes over New Year counts where it begins.
    span = date(year, 1, 1), date(year, 12, 31)
    rows = [
        OccasionRow(
            observance, next((o for o in occurrences(observance, *span) if o.first.year == year), None)
        )
        for observance in observances(workspace)
    ]
    return sorted(rows, key=lambda row: row.occurrence.first if row.occurrence else date.max)
