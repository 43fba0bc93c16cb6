"""`ucvn-desktop [-w THƯ-MỤC] [--smoke]`: the window."""

import gc
import os
import sys
from pathlib import Path

_TELLING_LIBRARY = "libxcb-cursor.so.0"
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
    if refusal := _cannot_be_shown():
        _say(refusal)
        sys.exit(1)
    # Nothing that a start makes is garbage: to look for it takes 15 ms. The window begins with it later (ui/garbage.py).
    gc.disable()
    import ucvn_desktop.ui.plain_imports  # noqa: F401
    from ucvn_desktop.app import run

    sys.exit(run(sys.argv[:1], folder, smoke=smoke))


def _cannot_be_shown() -> str:
    """Why Qt could not show a window on X, which it would only say in English and end the program; "" elsewhere."""
    asked = sys.platform.startswith("linux") and "DISPLAY" in os.environ
    if not asked or {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & os.environ.keys():
        return ""
    import ctypes

    try:
        ctypes.CDLL(_TELLING_LIBRARY)  # the one that is missing most often; to look for all would take time
    except OSError:
        from ucvn_desktop.services.window import missing_packages

        return (
            "Chưa mở được cửa sổ vì máy còn thiếu thư viện; trên Debian, Ubuntu cài bằng lệnh: "
            f"sudo apt install {' '.join(missing_packages())}\n"
        )
    return ""


def _say(text: str) -> None:
    # A windowed program on Windows has no terminal to speak to.
    if sys.stdout:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
