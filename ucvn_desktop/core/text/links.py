"""Links to pages on the web, as people type and copy them."""

import re
from urllib.parse import urlsplit, urlunsplit

from ucvn_desktop.core.errors import UserError

LONGEST = 2000
"""Characters; what browsers and mail programs carry."""

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+[a-z][a-z0-9-]*[a-z0-9]", re.IGNORECASE)
# Pages within an office have no name: only https:// or http:// before it says that numbers are an address.
_ADDRESS = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)")
# What has no https:// and no «www.» is plainly a link only with one of these: «bao-cao.docx» and «hinh.anh/1»
# are none. The last ones are those of short links (youtu.be, fb.watch, bit.ly, goo.gl, forms.gle).
_PLAIN_ENDINGS = frozenset(
    {"vn", "com", "net", "org", "edu", "gov", "info", "tv", "asia", "me", "be", "watch", "ly", "gl", "gle"}
)
# They say who shared the page and not which page it is.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|zarsrc|igshid|mibextid|__tn__|__cft__.*", re.IGNORECASE)
_TRACKING_OF_VIDEOS = re.compile(rf"si|feature|{_TRACKING.pattern}", re.IGNORECASE)

_SAME_HOST = ("www.", "m.")


def web_link(typed: str) -> str:
    """The link as it is stored: whole, its host in small letters, without what only says who shared it.

    "" stays "". «congdoan.vn/tin-1» gets its https://, since it can be nothing else. Raises UserError for
    what is no link to a page on the web.
    """
    text = typed.strip()
    if not text:
        return ""
    if len(text) > LONGEST:
        raise UserError(
            f"Đường dẫn dài hơn {LONGEST} ký tự nên không ghi. Hãy chép lại đường dẫn từ trình duyệt."
        )
    if any(c.isspace() or not c.isprintable() for c in text):
        raise _no_link(text, "Trong đường dẫn không có dấu cách; hãy chép lại từ trình duyệt.")
    if not text.lower().startswith(("http://", "https://")):
        if not _is_plainly_one(text):
            raise _no_link(text, "Hãy chép cả đường dẫn từ trình duyệt, ví dụ https://congdoan.vn/tin-1.")
        text = f"https://{text}"
    return _whole(text)


def host_of(link: str) -> str:
    """The host of a stored link without «www.» and «m.»: «facebook.com»; "" for ""."""
    return re.sub(r":\d+$", "", _parts(link)[0])


def page_key(link: str) -> str:
    """What the links to one page have in common: no scheme, no «www.» or «m.», no «/» at the end of the path."""
    host, path, rest = _parts(link)
    return f"{host}{path}{rest}"


def spellings(link: str) -> list[str]:
    """All stored links that lead to the same page, those with the same page_key(); none for ""."""
    if not link:
        return []
    host, path, rest = _parts(link)
    return [
        f"{scheme}://{before}{host}{path}{slash}{rest}"
        for scheme in ("https", "http")
        for before in ("", *_SAME_HOST)
        for slash in ("", "/")
    ]


def _parts(link: str) -> tuple[str, str, str]:
    """Host (and port), path, and query with fragment, the first two without what does not count."""
    parts = urlsplit(link)
    host = parts.netloc
    for before in _SAME_HOST:
        host = host.removeprefix(before)
    rest = urlunsplit(("", "", "", parts.query, parts.fragment))
    return host, parts.path.rstrip("/"), rest


def _is_plainly_one(text: str) -> bool:
    host = re.sub(r":\d{1,5}$", "", re.split(r"[/?#]", text, maxsplit=1)[0]).lower()
    is_known = host.startswith("www.") or host.rpartition(".")[2] in _PLAIN_ENDINGS
    return is_known and _HOST.fullmatch(host) is not None


def _whole(text: str) -> str:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _no_link(text, "Hãy chép lại đường dẫn từ trình duyệt.") from error
    if parts.username is not None:
        raise _no_link(text, "Đường dẫn có tên đăng nhập ở trong nên không được lưu.")
    try:
        ascii_host = host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError as error:
        raise _no_link(text, "Hãy chép lại đường dẫn từ trình duyệt.") from error
    if not (_HOST.fullmatch(ascii_host) or _ADDRESS.fullmatch(ascii_host)):
        raise _no_link(text, "Hãy chép lại đường dẫn từ trình duyệt.")
    query = _without_tracking(parts.query, host)
    netloc = host.lower() if port is None else f"{host.lower()}:{port}"
    return urlunsplit((parts.scheme.lower(), netloc, parts.path, query, parts.fragment))


def _without_tracking(query: str, host: str) -> str:
    """The query without those parts, the others as they are: rewriting might change what the site understands."""
    pattern = _TRACKING_OF_VIDEOS if host.endswith(("youtube.com", "youtu.be")) else _TRACKING
    kept = [part for part in query.split("&") if not pattern.fullmatch(part.partition("=")[0])]
    return "&".join(kept)


def _no_link(text: str, what_to_do: str) -> UserError:
    return UserError(f"«{text[:80]}» không phải là đường dẫn. {what_to_do}")
