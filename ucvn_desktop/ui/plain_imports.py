"""Loads PySide6 and takes back its hook on imports; to be imported before any other module that uses Qt.

From then on PySide6 would read the source of every imported module, in case it asks for method names in
snake case («from __feature__ import …»), which nothing here does: 25 ms of a start that has 260.
"""

import builtins

_plain_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _plain_import
