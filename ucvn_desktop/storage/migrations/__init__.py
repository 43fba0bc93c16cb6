"""The steps from an empty file to today's schema. Append-only: a released step is never changed.

A new step goes into the newest generation's module, or into a new one that is imported here (the order of imports
is that of the steps), and is named in steps.py too. Only making and upgrading a workspace load this package.
"""

from ucvn_desktop.storage.migrations import m0001_to_m0002, m0003_to_m0008, m0009
from ucvn_desktop.storage.migrations.mechanism import migrate, migrations

__all__ = ["m0001_to_m0002", "m0003_to_m0008", "m0009", "migrate", "migrations"]
