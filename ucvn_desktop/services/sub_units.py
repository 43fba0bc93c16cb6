"""The units below the officer's own, with the names they had."""

from dataclasses import dataclass, replace

from ucvn_desktop.core.errors import UserError
from ucvn_desktop.core.person import SubUnit
from ucvn_desktop.core.text.collation import sort_key
from ucvn_desktop.core.text.fold import fold, one_line
from ucvn_desktop.core.text.partial_days import format_partial_day
from ucvn_desktop.storage.workspace import Workspace

_WHOLE_DAY = len("2021-04-16")


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


def units_by_name(workspace: Workspace) -> dict[str, SubUnit]:
    """Every sub-unit under the folded form (see core/text/fold.py) of each name it has or had; the present
    name of one counts more than the old name of another."""
    units = workspace.sub_units.all()
    old = {fold(name): unit for unit in reversed(units) for name in unit.names}
    return old | {fold(unit.name): unit for unit in reversed(units)}


def unit_named(workspace: Workspace, name: str) -> SubUnit | None:
    """The sub-unit that has, or once had, this name; marks and case do not count."""
    return units_by_name(workspace).get(fold(one_line(name)))


def add_unit(workspace: Workspace, name: str, since: str = "", note: str = "") -> SubUnit:
    """Store a sub-unit whose name is valid from `since`. Raises UserError where the name is none or known."""
    with workspace.write():
        name = _new_name(workspace, name)
        return workspace.sub_units.add(SubUnit(names=(name,), since=(since,), note=one_line(note)))


def rename_unit(workspace: Workspace, unit_id: int, name: str, since: str = "") -> SubUnit:
    """Give a sub-unit a new name from `since` on; without it, the newest name is corrected.

    Raises UserError where the name is none, the same or another unit's, not younger than the newest one, or younger
    than the unit's end.
    """
    with workspace.write():
        unit = workspace.sub_units.get(unit_id)
        name = _new_name(workspace, name, unit)
        if not since:
            return workspace.sub_units.save(replace(unit, names=(*unit.names[:-1], name)))
        if name == unit.name:
            raise UserError(
                f"Đơn vị số {unit.id} đang mang đúng tên «{name}», nên không có tên mới để ghi. Không có gì bị thay đổi."
            )
        return workspace.sub_units.save(
            _in_order(replace(unit, names=(*unit.names, name), since=(*unit.since, since)))
        )


def edit_unit(
    workspace: Workspace, unit_id: int, *, note: str | None = None, since: str | None = None
) -> SubUnit:
    """Store what was typed: the note, and from when on the newest name is valid.

    Raises UserError where that is not behind the name before.
    """
    with workspace.write():
        unit = workspace.sub_units.get(unit_id)
        if note is not None:
            unit = replace(unit, note=one_line(note))
        if since is not None:
            unit = _in_order(replace(unit, since=(*unit.since[:-1], since)))
        return workspace.sub_units.save(unit)


def _in_order(unit: SubUnit) -> SubUnit:
    """The unit whose newest name is younger than the one before, and not than its end. Raises UserError."""
    if unit.ended and _is_from(unit.since[-1], unit.ended):
        raise UserError(
            f"Đơn vị đã kết thúc từ {format_partial_day(unit.ended)}, nên không thể có tên «{unit.name}» từ "
            f"{format_partial_day(unit.since[-1])}. Không có gì bị thay đổi. Nếu ngày kết thúc ghi sai thì hãy sửa ngày ấy "
            "trước."
        )
    if len(unit.since) > 1 and unit.since[-1] <= unit.since[-2]:
        before = format_partial_day(unit.since[-2])
        told = f"có từ {before}" if before else "không rõ có từ bao giờ"
        raise UserError(
            f"Tên trước, «{unit.names[-2]}», {told}, nên tên «{unit.name}» phải có từ một ngày sau đó. "
            "Không có gì bị thay đổi."
        )
    return unit


def close_unit(workspace: Workspace, unit_id: int, day: str, successor_id: int | None = None) -> SubUnit:
    """Say that a sub-unit is no more from `day` on ("": it still is), and into which one it went.

    Its people stay where they are. Raises UserError where the successor is none, or went into the unit
    itself, or was over by then, or the unit's newest name is younger.
    """
    with workspace.write():
        unit = workspace.sub_units.get(unit_id)
        if unit_id in _went_into(workspace, successor_id):
            raise UserError(f"{_circle(workspace, unit, successor_id)} Không có gì bị thay đổi.")
        if day and _is_from(unit.since[-1], day):
            raise UserError(
                f"Tên «{unit.name}» có từ {format_partial_day(unit.since[-1])}, nên đơn vị chỉ có thể kết thúc sau "
                "đó. Không có gì bị thay đổi."
            )
        _check_takes_over(workspace, successor_id, day)
        return workspace.sub_units.save(replace(unit, ended=day, successor_id=successor_id if day else None))


def _circle(workspace: Workspace, unit: SubUnit, successor_id: int | None) -> str:
    if successor_id is None or successor_id == unit.id:
        return "Đơn vị không thể nhập vào chính nó."
    other = workspace.sub_units.get(successor_id).name
    return f"«{other}» đã nhập vào «{unit.name}» từ trước, nên «{unit.name}» không thể nhập ngược lại."


def _is_from(since: str, day: str) -> bool:
    """Whether what begins with `since` begins on `day` or later, both perhaps partial; not where that is open, as in
    one year."""
    return since[: len(day)] > day or (since == day and len(day) == _WHOLE_DAY)


def _check_takes_over(workspace: Workspace, successor_id: int | None, day: str) -> None:
    """Raises UserError where the successor was over itself by `day`."""
    successor = workspace.sub_units.get(successor_id) if successor_id is not None else None
    if day and successor and successor.ended and _is_from(day, successor.ended):
        raise UserError(
            f"«{successor.name}» đã kết thúc từ {format_partial_day(successor.ended)}, nên không thể nhận đơn vị khác "
            f"nhập vào từ {format_partial_day(day)}. Không có gì bị thay đổi."
        )


def _went_into(workspace: Workspace, unit_id: int | None) -> list[int]:
    """The unit and the one it went into, and so on; none for None. Raises UserError where there is no such unit."""
    found: list[int] = []
    while unit_id is not None and unit_id not in found:
        found.append(unit_id)
        unit_id = workspace.sub_units.get(unit_id).successor_id
    return found


def bin_unit(workspace: Workspace, unit_id: int) -> SubUnit:
    """Put a sub-unit that was entered by mistake into the bin; one that is over is closed instead.

    Raises UserError while people belong to it.
    """
    with workspace.write():
        unit = workspace.sub_units.get(unit_id)
        people = workspace.people.counts_of_units().get(unit_id, 0)
        if people:
            raise UserError(
                f"Đơn vị «{unit.name}» đang có {people} người nên không bỏ được. Hãy chuyển họ sang đơn vị khác trước; "
                "nếu đơn vị đã giải thể hoặc sáp nhập thì ghi ngày kết thúc."
            )
        return workspace.sub_units.to_bin(unit)


def restore_unit(workspace: Workspace, unit_id: int) -> SubUnit:
    """Take a sub-unit out of the bin. Raises UserError where its name is another one's by now."""
    with workspace.write():
        unit = workspace.sub_units.get(unit_id)
        _new_name(workspace, unit.name, unit)
        return workspace.sub_units.from_bin(unit)


def _new_name(workspace: Workspace, name: str, unit: SubUnit | None = None) -> str:
    name = one_line(name)
    if not name:
        raise UserError("Chưa có tên đơn vị. Hãy ghi tên rồi làm lại.")
    known = unit_named(workspace, name)
    if known and (unit is None or known.id != unit.id):
        raise UserError(
            f"«{name}» đã là tên của đơn vị số {known.id} («{known.name}»). Không có gì bị thay đổi."
        )
    return name
