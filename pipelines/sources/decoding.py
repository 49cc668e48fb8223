"""Bytes → text, where what is said of the encoding may be wrong."""

from __future__ import annotations

import codecs
import re

SAMPLE = 100_000  # bytes
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w-]{2,40})", re.IGNORECASE)
# What servers say of any page, unless told otherwise: it is no statement.
_DEFAULTS = ("iso-8859-1", "latin-1", "us-ascii", "ascii")


def decoded(content: bytes, declared: str | None = None) -> str | None:
    """The text of a page or feed; None if its encoding can't be told.

    A mark at its head counts, else UTF-8 wherever the bytes are that: no other text looks like it. Else what the bytes
    look like, then what the page says of itself, then what its server says (`declared`).
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _as(content, encoding)
    if (text := _as(content, "utf-8")) is not None:
        return text
    own = next((found[1].decode("ascii") for pattern in (_META, _XML) if (found := pattern.search(content[:4096]))), "")
    said = [name for name in (own, declared or "") if name and name.lower() not in _DEFAULTS]
    for encoding in (guessed(content) or "", *said, *(("cp1252",) if own or declared else ())):
        if encoding and (text := _as(content, encoding)) is not None:
            return text
    return None


def guessed(content: bytes) -> str | None:
    """cp1251 or koi8-r, by where their small Russian letters lie; None if the bytes look like neither."""
    sample = content[:SAMPLE]
    if any(byte < 9 or 13 < byte < 32 for byte in sample):
        return None
    words = re.findall(rb"[\x80-\xff]+", sample)
    letters = [word for word in words if len(word) > 1 and re.fullmatch(rb"[\xa8\xb8\xa3\xb3\xc0-\xff]+", word)]
    high, in_words = sum(map(len, words)), sum(map(len, letters))
    # Markup takes room, so it is the share among what isn't ASCII that tells.
    if in_words < 20 or in_words * 2 < high or in_words * 50 < len(sample):
        return None
    small = sum(byte >= 0xE0 for word in letters for byte in word)
    return "cp1251" if small * 2 > in_words else "koi8-r"


def _as(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def without_declaration(text: str) -> str:
    """XML without the head that names its encoding, which decoded text no longer has."""
    return re.sub(r"\A\s*<\?xml[^>]{0,200}?\?>", "", text)
