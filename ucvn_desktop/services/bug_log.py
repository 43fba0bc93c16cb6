"""The log of bugs, on this computer only; nothing is ever sent."""

import traceback
from datetime import datetime
from pathlib import Path


def log_bug(error: BaseException) -> str:
    """Write the bug to the log; the log's path, or the bug itself where no log can be written."""
    import platformdirs

    path = Path(platformdirs.user_log_dir("ucvn", appauthor=False)) / "ucvn.log"
    text = "".join(traceback.format_exception(error))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="replace") as log:
            log.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{text}\n")
    except OSError:
        return repr(error)
    return str(path)
