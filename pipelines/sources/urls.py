"""Addresses of articles: what they are called by, and what may be shown of them."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

from courlan import normalize_url

SCHEMES = ("http", "https")
_SECRET = re.compile(r"token|secret|passw|api_?key|auth|sig(?:nature)?$|session|access", re.IGNORECASE)


def canonical(url: str) -> str:
    """An address as an article is called by: small letters in the host, no usual port, no trackers, no fragment, no
    log-in. What is no web address stays as it is."""
    parts = _split(url)
    if parts is None:
        return url
    return normalize_url(urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, "")))


def chosen(own: str | None, fetched: str) -> str:
    """The canonical address of a page: its own word, unless that names another site or no page of this one."""
    there, said = _split(fetched), _split(own or "")
    if said is None or there is None or _host(said.netloc) != _host(there.netloc) or said.path.strip("/") == "":
        return canonical(fetched)
    return canonical(own or "")


def is_web(url: str) -> bool:
    return _split(url) is not None


def shown(url: str) -> str:
    """An address for messages and logs: without a log-in, and with `…` in place of what looks like a key."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "an address that can't be read"
    pairs = [pair.partition("=") for pair in parts.query.split("&")]
    query = "&".join(f"{name}=…" if _SECRET.search(name) else f"{name}{sign}{value}" for name, sign, value in pairs)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, query, ""))


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        return parts if parts.scheme.lower() in SCHEMES and parts.hostname and (parts.port or 1) > 0 else None
    except ValueError:
        return None


def _host(netloc: str) -> str:
    return netloc.rpartition("@")[2].lower().removeprefix("www.")
