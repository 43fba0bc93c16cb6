"""What `ucvn person` says of entries that may be one person."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ucvn_desktop.cli.console import shorten
from ucvn_desktop.core.person import Person

if TYPE_CHECKING:
    from ucvn_desktop.services.people_merge import Alike

_MOST_NAMED = 3


def twins(stored: Person, others: list[Person]) -> list[str]:
    """That others may be the same person as `stored`, and what to do; nothing where there are none."""
    if not others:
        return []
    told = f"Lưu ý: có thể trùng với người số {_numbers(ids(others))} trong danh bạ."
    if len(others) > 1:
        # Those may be told apart: which of them belong together is the other command's to say.
        return [f"{told} Xem ai là một người và cách gộp bằng lệnh: ucvn person duplicates"]
    return [f"{told} Nếu là một người, gộp lại bằng lệnh: ucvn person merge {others[0].id} {stored.id}"]


def sharing(others: list[Person]) -> list[str]:
    """That others have the same telephone; nothing where there are none."""
    if not others:
        return []
    named = ", ".join(f"{shorten(one.full_name, 40)} (số {one.id})" for one in others[:_MOST_NAMED])
    rest = f" và {len(others) - _MOST_NAMED} người nữa" if len(others) > _MOST_NAMED else ""
    return [
        f"Lưu ý: cùng số điện thoại với {named}{rest}. Nếu là máy chung của cơ quan thì không cần sửa gì."
    ]


def ids(people: "Sequence[Person]") -> list[int]:
    """Their numbers."""
    return [one.id for one in people]


def _numbers(found: list[int]) -> str:
    return ", ".join(map(str, found))


def told_of(group: "Alike") -> str:
    """Who of a group may be one person, why, and what to do."""
    numbers, bare = ids(group.people), ids(group.bare)
    told = f"{group.people[0].full_name}: người số {_numbers(numbers)} cùng họ tên"
    shared = ", ".join(group.shared)
    if not bare:
        told += f" và cùng {shared}"
    else:
        told += f" (người số {_numbers(bare)} chỉ mới ghi họ tên)"
        known = [number for number in numbers if number not in bare]
        told += f"; người số {_numbers(known)} còn cùng {shared}" if shared else ""
    return f"{told}. Nếu là một người, gộp bằng lệnh: ucvn person merge {' '.join(map(str, numbers))}"
