"""Fetching pages and feeds over HTTP, politely: one request at a time, a pause for each host, robots.txt heeded.

A request fails with a reason that names no log-in and no key. It goes only to http and https, never into a private
network that its source isn't itself in, and takes in only so much for only so long.
"""

from __future__ import annotations

import ipaddress
import logging
import socket
import time
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urlsplit

import httpx
from protego import Protego

from pipelines.sources import Validators
from pipelines.sources.urls import is_web, shown

AGENT = "kg-news/1.0 (+knowledge graph of news; reads feeds)"
TIMEOUT = httpx.Timeout(15, connect=10)  # seconds between two signs of life
WHOLE = 60.0  # seconds that an answer may take in all
MOST_BYTES = 5_000_000  # unpacked
MOST_REDIRECTS = 5
DELAY = 1.0  # seconds between two requests to a host
LONGEST_DELAY = 30.0  # however much a robots.txt asks for
PATIENCE = 3  # answers that a host may fail to give in a row, before it is left alone until the next run

LATER = "it is tried again at the next run"

log = logging.getLogger(__name__)


class FetchError(Exception):
    """An address that couldn't be read; its text is the reason, with what to do about it."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: `url` is where it was found at last, `charset` what its server says."""

    url: str
    content: bytes
    type: str
    charset: str | None
    validators: Validators


@dataclass(frozen=True, slots=True)
class Web:
    """How to fetch: seconds between requests to a host, whether robots.txt is heeded, and as whom."""

    delay: float = DELAY
    robots: bool = True
    agent: str = AGENT
    whole: float = WHOLE


class Fetcher:
    """Fetches for one run of one source. `home` are the addresses of the source itself: hosts of theirs may be private.

    Use as a context manager.
    """

    def __init__(self, how: Web, home: tuple[str, ...], sleep: Callable[[float], None] = time.sleep) -> None:
        self._how = how
        self._sleep = sleep
        self._home = {urlsplit(url).hostname for url in home}
        self._client = httpx.Client(timeout=TIMEOUT, follow_redirects=False,
                                    headers={"User-Agent": how.agent, "Accept-Encoding": "gzip"})
        self._robots: dict[str, Protego | None] = {}
        self._asked: dict[str, float] = {}  # by host, when it was asked last
        self._silent: Counter[str] = Counter()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._client.close()

    def get(self, url: str, known: Validators | None = None) -> Fetched | None:
        """What stands at an address; None if it is as `known` says. Raises FetchError."""
        for _ in range(MOST_REDIRECTS + 1):
            self._allow(url)
            answer = self._ask(url, known)
            if not isinstance(answer, str):
                return answer
            url = answer
        raise FetchError(f"more than {MOST_REDIRECTS} redirects, one after the other; give the address where they end")

    def _allow(self, url: str) -> None:
        """Raises FetchError where kg doesn't go."""
        if not is_web(url):
            raise FetchError(f"leads to {shown(url)[:100]}, and kg reads http and https only")
        host = urlsplit(url).hostname or ""
        if host not in self._home and _is_private(host):
            raise FetchError(f"leads into a private network ({host}), where its source isn't; that isn't followed")
        if self._silent[_origin(url)] >= PATIENCE:
            raise FetchError(f"{host} gave no answer {PATIENCE} times in a row and is left alone until the next run")
        if self._how.robots:
            rules = self._rules(url)
            if rules is not None and not rules.can_fetch(url, self._how.agent):
                raise FetchError("the site's robots.txt forbids it; ask its owner, or set `robots = false` with leave")

    def _ask(self, url: str, known: Validators | None) -> Fetched | str | None:
        """An answer, None if nothing has changed, or where it redirects to."""
        headers = {}
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.modified:
            headers["If-Modified-Since"] = known.modified
        status, answer, content = self._request(url, headers)
        if status == 304:
            if not headers:
                raise FetchError("the site says that nothing has changed (status 304), but wasn't asked that")
            return None
        if answer.is_redirect:
            return str(httpx.URL(url).join(answer.headers["location"]))
        if status != 200:
            raise FetchError(_refusal(status, answer))
        if not content.strip():
            raise FetchError(f"an empty answer; {LATER}")
        return Fetched(url, content, answer.headers.get("content-type", ""), answer.charset_encoding,
                       Validators(answer.headers.get("etag"), answer.headers.get("last-modified")))

    def _request(self, url: str, headers: dict[str, str]) -> tuple[int, httpx.Response, bytes]:
        """One request, when its host may be asked. Raises FetchError."""
        origin = _origin(url)
        if origin in self._asked and (wait := self._asked[origin] + self._pause(origin) - time.monotonic()) > 0:
            self._sleep(wait)
        try:
            with self._client.stream("GET", url, headers=headers) as answer:
                content = self._content(answer)
        except FetchError:
            self._silent[origin] += 1
            raise
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError, ValueError, zlib.error) as error:
            self._silent[origin] += 1
            raise FetchError(_failure(error)) from None
        finally:
            self._asked[origin] = time.monotonic()
        self._silent[origin] = self._silent[origin] + 1 if answer.status_code >= 500 else 0
        return answer.status_code, answer, content

    def _content(self, answer: httpx.Response) -> bytes:
        """The body, unpacked here: the library takes a packed one that is cut off for whole."""
        until = time.monotonic() + self._how.whole
        packed = answer.headers.get("content-encoding", "").strip().lower()
        if packed not in ("", "identity", "gzip", "x-gzip"):
            raise FetchError(f"packed in a way that wasn't asked for ({packed[:20]!r})")
        unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if "gzip" in packed else None
        content = bytearray()
        for part in answer.iter_raw(65536):
            content += unpack.decompress(part, MOST_BYTES + 1) if unpack else part
            if len(content) > MOST_BYTES:
                raise FetchError(f"more than {MOST_BYTES // 1_000_000} MB, which no article has")
            if time.monotonic() > until:
                raise FetchError(f"not all there after {self._how.whole:.0f} seconds; {LATER}")
        if unpack and content and not unpack.eof:
            raise FetchError(f"a packed answer that is cut off; {LATER}")
        return bytes(content)

    def _pause(self, origin: str) -> float:
        rules = self._robots.get(origin)
        asked = rules.crawl_delay(self._how.agent) if rules is not None else None
        return max(self._how.delay, min(float(asked or 0), LONGEST_DELAY))

    def _rules(self, url: str) -> Protego | None:
        """What a site's robots.txt says; None where it has none. Raises FetchError if nobody knows."""
        origin = _origin(url)
        if origin not in self._robots:
            place = f"{origin}/robots.txt"
            for _ in range(MOST_REDIRECTS):
                status, answer, content = self._request(place, {})
                if not answer.is_redirect:
                    break
                place = str(httpx.URL(place).join(answer.headers["location"]))
                if not is_web(place) or _origin(place).partition("://")[2] != origin.partition("://")[2]:
                    break  # rules of another site
            if status >= 500 or status == 429:
                raise FetchError(f"the site's robots.txt can't be read (status {status}); {LATER}")
            self._robots[origin] = Protego.parse(content.decode(errors="replace")) if status == 200 else None
        return self._robots[origin]


def _origin(url: str) -> str:
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname}{port}"


def _is_private(host: str) -> bool:
    """Whether a host lies in this machine or a network of its owner's. One that can't be looked up isn't known to."""
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(str(address).partition("%")[0]).is_global for address in found)


def _refusal(status: int, answer: httpx.Response) -> str:
    if status in (404, 410):
        return f"the page isn't there (status {status})"
    if status in (401, 403):
        return f"the site refuses it (status {status}); it may want a log-in, or no programs"
    if status in (429, 503):
        after = answer.headers.get("retry-after", "")
        told = f", for {after} seconds" if after.isdecimal() else ""
        return f"the site asks to be left alone (status {status}{told}); {LATER}"
    return f"the site answers with status {status}; {LATER}"


def _failure(error: Exception) -> str:
    """Why a request failed, in words of ours: those of the library may hold the whole address."""
    match error:
        case httpx.ConnectTimeout() | httpx.ConnectError():
            return "the site can't be reached; check the address and the network"
        case httpx.TimeoutException():
            return f"no answer in time; {LATER}"
        case zlib.error():
            return f"a packed answer that can't be unpacked; {LATER}"
        case httpx.RemoteProtocolError() | httpx.ReadError():
            return f"the answer broke off; {LATER}"
        case _:
            return f"the site can't be read ({type(error).__name__}); check the address"

