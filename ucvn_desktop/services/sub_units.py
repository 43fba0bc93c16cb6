"""The units below the officer's own, with the names they had."""

from dataclasses import dataclass, replace

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.person import SubUnit
from ucvn_desktop.core.text.collation import sort_key
from ucvn_desktop.core.text.fold import fold
from ucvn_desktop.core.text.partial_days import format_partial_day
from ucvn_desktop.services.records import one_line
from ucvn_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A sub-unit: its name on the day asked for, whether it was over by then, and how many people it has."""

    unit: SubUnit
    name: str
    is_over: bool
    people: int


def list_units(workspace: Workspace, day: str, *, in_bin: bool = False) -> list[UnitLine]:
    """The sub-units under their names on `day` (ISO date), in Vietnamese order; those that were over last."""
    with workspace.reading():
        units = workspace.sub_units.binned() if in_bin else workspace.sub_units.all()
        counts = workspace.people.counts_of_units()
    lines = [
        UnitLine(unit, unit.name_on(day), bool(unit.ended) and unit.ended <= day, counts.get(unit.id, 0))
        for unit in units
    ]
    return sorted(lines, key=lambda line: (line.is_over, sort_key(line.name), line.unit.id))


def unit_named(workspace: Workspace, name: str) -> SubUnit | None:
    """The sub-unit that has, or once had, this name; marks and case do not count."""
    key = fold(one_line(name))
    units = workspace.sub_units.all()
    by_name = {fold(unit.name): unit for unit in reversed(units)}
    by_old_name = {fold(old): unit for unit in reversed(units) for old in unit.names}
    return by_name.get(key) or by_old_name.get(key)


def add_unit(workspace: Workspace, name: str, since: str = "", note: str = "") -> SubUnit:
    """Store a sub-unit whose name is valid from `since`. Raises UserError where the name is none or known."""
    with workspace.write():
        name = _new_name(workspace, name)
        return workspace.sub_units.add(SubUnit(names=(name,), since=(since,), note=one_line(note)))


def rename_unit(workspace: Workspace, unit_id: int, name: str, since: str = "") -> SubUnit:
    """Give a sub-unit a new name from `since` on; without it, the newest name is corrected.

    Raises UserError where the name is none or another unit's, or older than the newest one.
    """
    with workspace.write():
        unit = workspace.sub_units.get(unit_id)
        name = _new_name(workspace, name, unit)
        if not since:
            return workspace.sub_units.save(replace(unit, names=(*unit.names[:-1], name)))
        if since <= unit.since[-1]:
            raise UserError(
                f"Tên «{unit.name}» có từ {format_partial_day(unit.since[-1])}, nên tên mới phải bắt đầu sau đó. "
                "Không có gì bị thay đổi."
            )
        return workspace.sub_units.save(replace(unit, names=(*unit.names, name), since=(*unit.since, since)))


def close_unit(workspace: Workspace, unit_id: int, day: str, successor_id: int | None = None) -> SubUnit:
    """Say that a sub-unit is no more from `day` on ("": it still is), and into which one it went.

    Its people stay where they are. Raises UserError where the successor is none or the unit itself.
    """
    with workspace.write():
        unit = workspace.sub_units.get(unit_id)
        if successor_id is not None:
            workspace.sub_units.get(successor_id)
        if successor_id == unit_id:
            raise UserError("Đơn vị không thể nhập vào chính nó. Không có gì bị thay đổi.")
        return workspace.sub_units.save(replace(unit, ended=day, successor_id=successor_id if day else None))


def _new_name(workspace: Workspace, name: str, unit: SubUnit | None = None) -> str:
    name = one_line(name)
    if not name:
        raise UserError("Chưa có tên đơn vị. Hãy ghi tên rồi làm lại.")
    known = unit_named(workspace, name)
    if known and (unit is None or known.id != unit.id):
        raise UserError(f"Đơn vị «{known.name}» đã có, số {known.id}. Không có gì bị thay đổi.")
    return name
