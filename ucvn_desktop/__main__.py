"""`ucvn-desktop [-w THƯ-MỤC] [--smoke]`: the window."""

import gc
import os
import sys
from pathlib import Path

_HELP = """Cách dùng: ucvn-desktop [-w THƯ-MỤC] [--smoke]

Mở cửa sổ Truyền thông Công đoàn.

  -w, --workspace THƯ-MỤC  Thư mục dữ liệu; nếu không ghi thì lấy từ biến UCVN_WORKSPACE,
                           rồi đến dữ liệu dùng lần trước.
  --smoke                  Mở, đợi vẽ xong lần đầu rồi đóng (để thử bản cài đặt).
  -h, --help               Hiện trợ giúp này.
"""


def main() -> None:
    """The program's start; exits with 0 done, 1 refused with a sentence, 2 wrong use."""
    words = sys.argv[1:]
    folder: Path | None = Path(value) if (value := os.environ.get("UCVN_WORKSPACE")) else None
    smoke = False
    rest = iter(words)
    for word in rest:
        if word in ("-w", "--workspace"):
            folder = Path(next(rest, ""))
        elif word == "--smoke":
            smoke = True
        elif word in ("-h", "--help"):
            _say(_HELP)
            sys.exit(0)
        else:
            _say(f"Không có tùy chọn «{word}».\n\n{_HELP}")
            sys.exit(2)
    # Nothing that a start makes is garbage: to look for it takes 15 ms. The window begins with it later (ui/garbage.py).
    gc.disable()
    import ucvn_desktop.ui.plain_imports  # noqa: F401
    from ucvn_desktop.app import run

    sys.exit(run(sys.argv[:1], folder, smoke=smoke))


def _say(text: str) -> None:
    # A windowed program on Windows has no terminal to speak to.
    if sys.stdout:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
