"""Run a command line: what is raised becomes a sentence and an exit code."""

import sys

import click

from ucvn_desktop.cli.console import Answered, emit, printable
from ucvn_desktop.core.errors import UserError
from ucvn_desktop.services.bug_log import log_bug

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
    except SystemExit:
        # click ends so where the reader (head, less) has seen enough and closed the pipe.
        return DONE
    except (click.Abort, KeyboardInterrupt):
        _say("Đã dừng. Những gì đã lưu vẫn nguyên.")
        return INTERRUPTED
    except Answered as answered:
        return _end(answered.error)
    except Exception as error:
        # Wrong use is found before the command could answer for itself.
        if "--json" in arguments:
            emit(
                True,
                {"error": error.format_message() if isinstance(error, click.UsageError) else str(error)},
                [],
            )
        return _end(error)


def _end(error: Exception) -> int:
    """Say how the command ended; returns its exit code."""
    if isinstance(error, click.UsageError):
        error.show()
        return WRONG_USE
    if isinstance(error, UserError):
        _say(error.message)
        return REFUSED
    _say(
        "Chương trình gặp lỗi ngoài dự kiến. Dữ liệu đã lưu vẫn nguyên. "
        f"Chi tiết để báo cho người phát triển: {log_bug(error)}"
    )
    return REFUSED


def _say(message: str) -> None:
    click.echo(printable(message), err=True)
