"""What a terminal may be shown: text without the characters that steer it, and JSON that has them escaped.

Titles, paths and sentences are written by others; an escape sequence in them could retitle the window, hide lines or
answer for the user.
"""

from __future__ import annotations

import json
import logging
import re
from typing import Any

# Control characters but tab and line feed, marks that turn the direction of writing, other breaks of lines, and halves
# of surrogate pairs, which no encoding writes.
_STEERING = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_UNSHOWN = re.compile(f"[{_STEERING}]")
SIGN = "\ufffd"


def visible(text: str) -> str:
    """The text with a sign in place of each character that would steer a terminal; line breaks and tabs stay."""
    return _UNSHOWN.sub(SIGN, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The same on one line."""
    return " ".join(visible(text).split())


def as_json(value: Any, indent: int | None = None) -> str:
    """JSON that reads back as it was, and steers nothing where it is shown."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent, default=str))


def escaped(written: str) -> str:
    """JSON text with its steering characters as escapes, which mean the same."""
    return _UNSHOWN.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


class Formatter(logging.Formatter):
    """Log lines that steer no terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return visible(super().format(record))
