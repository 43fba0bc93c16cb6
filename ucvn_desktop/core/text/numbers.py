"""Numbers as Vietnamese people write them: 1.234,5."""


def format_number(value: float, decimals: int = 0) -> str:
    """«1.234» or, with decimals, «1.234,5»."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def format_size(size: int) -> str:
    """A size in bytes as «350 byte», «12 kB», «3,4 MB» (10^6 bytes, as mail limits count), «1,2 GB»."""
    if size < 1000:
        return f"{size} byte"
    if size < 1_000_000:
        return f"{format_number(size / 1000)} kB"
    if size < 10**9:
        return f"{format_number(size / 1_000_000, 1)} MB"
    return f"{format_number(size / 10**9, 1)} GB"
