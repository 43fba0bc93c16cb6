"""The terminal: `ucvn …`; every job of the program without a window.

Modules here import nothing heavy: what a command needs, it imports when it runs.
"""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """The console script: run a command and exit with 0 done, 1 refused with a sentence, 2 wrong use."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["--bounded-child"]:
        # How a frozen program starts its own bounded child: there is no Python to give a module to.
        from ucvn_desktop.services.bounded.child import serve

        serve()
    from ucvn_desktop.cli.run import run

    sys.exit(run(words))
