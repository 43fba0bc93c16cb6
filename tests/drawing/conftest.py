"""Drawing tests share pytest-qt's application with the window's tests: there can be only one."""

import pytest


@pytest.fixture(autouse=True, scope="session")
def _application(qapp: object) -> None:
    """Made first, so that ensure_gui() finds it and makes none of its own."""
