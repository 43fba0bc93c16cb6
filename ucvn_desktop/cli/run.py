"""Run a command line: what is raised becomes a sentence and an exit code."""

import logging
import os
import sys
from pathlib import Path

import click

from ucvn_desktop.core.errors import UserError

DONE, REFUSED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code; prints whatever there is to say."""
    from ucvn_desktop.cli.commands import ucvn

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console with an old code page must not turn Vietnamese into a crash.
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        result = ucvn.main(arguments, prog_name="ucvn", standalone_mode=False)
        return result if isinstance(result, int) else DONE
    except click.UsageError as error:
        error.show()
        return WRONG_USE
    except UserError as error:
        _say(error.message)
        return REFUSED
    except (click.Abort, KeyboardInterrupt):
        _say("Đã dừng. Những gì đã lưu vẫn nguyên.")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has seen enough; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:
        _say(
            "Chương trình gặp lỗi ngoài dự kiến. Dữ liệu đã lưu vẫn nguyên. "
            f"Chi tiết để báo cho người phát triển: {_log_bug()}"
        )
        return REFUSED


def _say(message: str) -> None:
    click.echo(message, err=True)


def _log_bug() -> Path:
    import platformdirs

    path = Path(platformdirs.user_log_dir("ucvn", appauthor=False)) / "ucvn.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log = logging.getLogger("ucvn")
    log.propagate = False
    log.addHandler(handler)
    log.exception("unexpected error")
    handler.close()
    return path
