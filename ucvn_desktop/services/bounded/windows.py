"""The memory limit on Windows, by a Job Object.

Untried: written from the documentation of JOBOBJECT_EXTENDED_LIMIT_INFORMATION, never run on Windows.
"""

import ctypes
import sys
from ctypes import wintypes

_EXTENDED_LIMIT_INFORMATION = 9
_LIMIT_PROCESS_MEMORY = 0x100


class _BasicLimits(ctypes.Structure):
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


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("Basic", _BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def limit_process_memory(size: int) -> None:
    """Make allocations beyond `size` bytes fail in this process. Raises OSError where Windows refuses."""
    if sys.platform != "win32":
        return
    handle, flag = wintypes.HANDLE, wintypes.BOOL
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    # Without these ctypes takes and returns handles as int, which cuts them to 32 bits.
    for name, result, arguments in (
        ("CreateJobObjectW", handle, (wintypes.LPVOID, wintypes.LPCWSTR)),
        ("SetInformationJobObject", flag, (handle, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD)),
        ("GetCurrentProcess", handle, ()),
        ("AssignProcessToJobObject", flag, (handle, handle)),
    ):
        function = getattr(kernel, name)
        function.restype, function.argtypes = result, arguments
    limits = _ExtendedLimits()
    limits.Basic.LimitFlags = _LIMIT_PROCESS_MEMORY
    limits.ProcessMemoryLimit = size
    job = kernel.CreateJobObjectW(None, None)
    # No limit without a word: a child that cannot be bounded does not run.
    if not (
        job
        and kernel.SetInformationJobObject(
            job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    ):
        raise ctypes.WinError(ctypes.get_last_error())
