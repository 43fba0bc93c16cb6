"""Limits of memory for this process: `resource` where there is one, a Job Object on Windows."""

import sys

# promises.md: ≤ 300 MB over the idle program; a picture of 50 megapixels needs 150 MB in RGB.
MEMORY = 300 * 1024 * 1024


def limit_memory(size: int = MEMORY) -> None:
    """Make allocations beyond `size` bytes fail in this process, and keep it from dumping core.

    Raises OSError where the system refuses the limit.
    """
    if sys.platform == "win32":
        from ucvn_desktop.services.bounded.windows import limit_process_memory

        limit_process_memory(size)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # RLIMIT_DATA counts what is really writable; RLIMIT_AS would count the reserves of threads too.
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
