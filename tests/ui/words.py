"""Whether a text that users read has a word in it that is not Vietnamese."""

import re

# Names, units, kinds of files and keys that Vietnamese officers know as they are.
_NAMES = "Sapo sapo Pano pano Standee standee Zalo Facebook YouTube Word Excel Windows Linux USB UniKey Unicode OneDrive UCVN"
_KINDS = "PDF PNG JPEG JPG HEIC ZIP docx pdf png jpg jpeg zip xlsx email"
_UNITS = "MB GB KB kB TB byte mm cm px dpi pt MP"
_KEYS = (
    "Ctrl Shift Alt Win Enter Esc Del Tab Home End PgUp PgDn Backspace Ins Pause Print Screen SysReq Menu Caps Num "
    "Scroll Lock Page Return Backtab"
)
ALLOWED = frozenset(f"{_NAMES} {_KINDS} {_UNITS} {_KEYS}".split())
# English that could be a Vietnamese syllable without marks, but is none in use.
_FALSE_FRIENDS = frozenset(("the", "them", "then", "on", "he", "be", "me", "go"))
_ONSET = r"(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
# Rhymes without marks; those that end in c, ch, p or t always carry a tone mark.
_RHYME = (
    "a|ai|ao|au|ay|am|an|ang|anh|e|em|en|eng|eo|i|ia|im|in|inh|iu|o|oa|oai|oan|oang|oanh|oao|oay|oe|oen|oeo|"
    "oi|om|on|ong|oong|u|ua|ui|um|un|ung|uy|uya|uyn|uynh|uyu|y"
)
_SYLLABLE = re.compile(f"{_ONSET}(?:{_RHYME})|gi", re.IGNORECASE)
# Roman numerals, and codes of units and the like (CDBTP): capitals without vowels.
_ABBREVIATION = re.compile(r"[IVXLC]+|[BCDGHKLMNPQRSTVX]+")
_WORD = re.compile(r"[^\W\d_]+")
# No words: names of faces, markup, addresses, paths, names of files, numbers of documents, kinds of files.
_NO_WORDS = re.compile(
    r"Be Vietnam Pro|Roboto Condensed|Source Serif 4|<[^>]*>|&(?:nbsp|amp|lt|gt|quot);|https?://\S*|\w+@[\w.]+|(?<![\w.])(?:/|[A-Z]:\\)\S+|\S+\.(?:jpe?g|png|docx|zip|pdf|db)\b"
    r"|«backups»|\w*[\d_][\w/-]*|\.\w{2,5}\b"
)


def foreign_words(text: str) -> list[str]:
    """The words of `text` that are neither Vietnamese syllables nor allowed."""
    plain = _NO_WORDS.sub(" ", text).replace("&", "")
    return [word for word in _WORD.findall(plain) if _foreign(word)]


def _foreign(word: str) -> bool:
    if not word.isascii() or len(word) == 1 or word in ALLOWED or _ABBREVIATION.fullmatch(word):
        return False
    return not _SYLLABLE.fullmatch(word) or word.lower() in _FALSE_FRIENDS
