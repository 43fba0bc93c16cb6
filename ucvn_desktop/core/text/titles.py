"""Titles as part of a sentence."""


def shorten(text: str, most: int = 60) -> str:
    """The text, or its first whole words and «…», on one line of at most `most` characters."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    # A single word that is too long is cut.
    words = line[:most].rpartition(" ")[0] or line[: most - 1]
    return f"{words}…"
