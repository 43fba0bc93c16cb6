"""Sizes of what goes into a bundle, and what is said where it cannot be read."""

from pathlib import Path

from ucvn_desktop.core.errors import UserError, explain
from ucvn_desktop.services.bundle.model import Source


def size_of(source: Source) -> int:
    """Its bytes. Raises UserError where the file is gone."""
    if isinstance(source, bytes):
        return len(source)
    try:
        return source.stat().st_size
    except OSError as error:
        raise source_error(source, error) from error


def source_error(source: Path, error: OSError) -> UserError:
    """The sentence for a file that cannot be read."""
    return explain(error, f"Chưa tạo được bộ gửi vì không đọc được tệp «{source.name}»")
