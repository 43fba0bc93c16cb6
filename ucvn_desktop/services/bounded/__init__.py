"""Foreign files (photos, .docx, bags) are decoded in a child process with limits of time and memory.

A file that crashes, hangs or eats memory takes the child with it and not the program. `Child` and
`ChildPool` are what services use; what runs inside is a plain function named `"module:function"`.
"""

from ucvn_desktop.services.bounded.pool import Child, ChildPool, Reply

__all__ = ["Child", "ChildPool", "Reply"]
