"""How an import reports, the same for articles and photos."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from ucvn_desktop.cli.console import emit

if TYPE_CHECKING:
    from ucvn_desktop.services.photos.importing import Imported


def import_result(
    done: "Imported", noun: str, as_json: bool, warnings: tuple[str, ...] = (), known: str = ""
) -> int:
    """Print what an import did; returns the exit code: 1 only where all was refused.

    `known` is what was done with those that were there already.
    """
    result = {
        "ids": list(done.ids),
        "duplicates": done.duplicates,
        "refused": [asdict(refused) for refused in done.refused],
    }
    lines = [f"Đã nhập {len(done.ids)} {noun}{_numbers(done.ids)}."]
    if done.duplicates:
        lines.append(f"{done.duplicates} {noun} đã có từ trước, không nhập lại{known}.")
    lines += [f"Không nhập «{refused.path}»: {refused.reason}" for refused in done.refused]
    lines += [f"Lưu ý: {warning}" for warning in warnings]
    emit(as_json, {**result, "warnings": list(warnings)} if warnings else result, lines)
    return int(done.all_refused)


def other_sheets(names: tuple[str, ...], kind: str) -> list[str]:
    """The lines on sheets that have rows of that kind as well and were not read."""
    return [
        f'Trang «{name}» cũng có {kind} mà chưa được nhập. Muốn nhập thì thêm --sheet "{name}".'
        for name in names
    ]


def _numbers(ids: tuple[int, ...]) -> str:
    if not ids:
        return ""
    if len(ids) > 1 and ids == tuple(range(ids[0], ids[-1] + 1)):
        return f" (số {ids[0]} đến {ids[-1]})"
    return f" (số {', '.join(map(str, ids))})"
