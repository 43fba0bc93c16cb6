"""UCVN Desktop («Truyền thông Công đoàn»): the communications officer's work in one local workspace."""

__version__ = "0.1.0"
