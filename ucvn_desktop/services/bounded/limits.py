"""Limits of memory for this process: `resource` where there is one, a Job Object on Windows."""

import sys

# promises.md: ≤ 300 MB over the idle program; a picture of 50 megapixels needs 150 MB in RGB.
MEMORY = 300 * 1024 * 1024


def limit_memory(size: int = MEMORY) -> None:
    """Make allocations beyond `size` bytes fail in this process, and keep it from dumping core.

    Raises OSError where the system refuses the limit.
    """
    if sys.platform == "win32":
        _limit_memory_windows(size)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # RLIMIT_DATA counts what is really writable; RLIMIT_AS would count the reserves of threads too.
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def _limit_memory_windows(size: int) -> None:
    # Untried: written from the documentation of JOBOBJECT_EXTENDED_LIMIT_INFORMATION, never run on Windows.
    if sys.platform != "win32":
        return
    import ctypes
    from ctypes import wintypes

    class BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", ctypes.c_uint32),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", ctypes.c_uint32),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", ctypes.c_uint32),
            ("SchedulingClass", ctypes.c_uint32),
        )

    class ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("Basic", BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    job_object_extended_limit_information = 9
    limit_process_memory = 0x100
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    # Without these ctypes takes and returns handles as int, which cuts them to 32 bits.
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
    kernel.SetInformationJobObject.restype = wintypes.BOOL
    kernel.SetInformationJobObject.argtypes = (
        wintypes.HANDLE,
        ctypes.c_int,
        wintypes.LPVOID,
        wintypes.DWORD,
    )
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.argtypes = ()
    kernel.AssignProcessToJobObject.restype = wintypes.BOOL
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    limits = ExtendedLimits()
    limits.Basic.LimitFlags = limit_process_memory
    limits.ProcessMemoryLimit = size
    job = kernel.CreateJobObjectW(None, None)
    # No limit without a word: a child that cannot be bounded does not run.
    if not (
        job
        and kernel.SetInformationJobObject(
            job, job_object_extended_limit_information, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    ):
        raise ctypes.WinError(ctypes.get_last_error())
