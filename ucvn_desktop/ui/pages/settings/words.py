"""What the settings say of backups and of an examination."""

import re
from datetime import datetime
from typing import TYPE_CHECKING

from ucvn_desktop.core.text.dates import format_day
from ucvn_desktop.core.text.numbers import format_number, format_size
from ucvn_desktop.services.backup import BackupState

if TYPE_CHECKING:
    from ucvn_desktop.services.doctor import Diagnosis

_NAMED = 5
_UNBREAKABLE = re.compile(r"\S{25,}")  # a label breaks lines between words only


def backup_sentence(state: BackupState) -> str:
    """«Bản gần nhất lúc 09:41 ngày 19/4/2021. Có 7 bản, 12,3 MB.»"""
    if state.when is None:
        return "Chưa có bản sao lưu nào."
    day = format_day(state.when.date().isoformat())
    return f"Bản gần nhất lúc {state.when:%H:%M} ngày {day}. Có {state.count} bản, {format_size(state.size)}."


def check_sentence(found: "Diagnosis", now: datetime) -> str:
    """What was found, in words with what to do."""
    if not found.damages:
        unused = (
            f" Có {format_number(found.unused)} tệp thừa do việc bị dừng để lại, không ảnh hưởng gì."
            if found.unused
            else ""
        )
        return f"Dữ liệu nguyên vẹn, kiểm tra lúc {now:%H:%M}.{unused}"
    advice = (
        f"Có {format_number(len(found.damages))} chỗ hỏng. Hãy ngừng nhập thêm và chép cả thư mục dữ liệu sang nơi "
        "khác trước. Ảnh bị hỏng hoặc mất tệp thì chỉ cần nhập lại đúng ảnh đó; hỏng khác thì khôi phục từ bản "
        "sao lưu."
    )
    named = [_fold(f"• {damage.where}: {damage.reason}") for damage in found.damages[:_NAMED]]
    more = len(found.damages) - _NAMED
    return "\n".join([advice, *named, *([f"• và {format_number(more)} chỗ khác"] if more > 0 else [])])


def _fold(text: str) -> str:
    """«thiếu tệp 00/00000…00000c»: the middle of what would widen the column left out."""
    return _UNBREAKABLE.sub(lambda found: f"{found[0][:8]}…{found[0][-6:]}", text)
