"""A news site on this machine, for tests: a real HTTP server whose pages and feed can change and misbehave."""

from __future__ import annotations

import gzip
import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from xml.sax.saxutils import escape

PAGE = """<!DOCTYPE html><html lang="ru"><head><meta charset="{charset}"><title>{title} — Вести</title>
<meta property="article:published_time" content="2026-02-05T10:00:00+03:00">{head}</head><body>
<nav><ul><li><a href="/">Главная</a></li><li><a href="/news">Новости</a></li></ul></nav>
<article><h1>{title}</h1>{paragraphs}</article><aside><h3>Читайте также</h3><a href="/x">Погода на выходные</a></aside>
<footer>© 2026 Вести. Все права защищены.</footer></body></html>"""


@dataclass
class Answer:
    """What the site says at a path. `fault` is how it misbehaves."""

    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    fault: str = ""


class Site:
    """Use as a context manager. `asked` lists the requests as (path, status)."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, int]] = []
        self.listed: list[tuple[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site._answer(self)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Site:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._server.shutdown()
        self._server.server_close()

    def publish(self, path: str, title: str, *paragraphs: str, head: str = "", encoding: str = "utf-8",
                charset: str = "utf-8", said: str = "utf-8") -> None:
        """Puts an article on the site and into its feed, or changes it."""
        body = "".join(f"<p>{p}</p>" for p in paragraphs)
        page = PAGE.format(title=title, paragraphs=body, head=head, charset=charset)
        self.answers[path] = Answer(page.encode(encoding, "xmlcharrefreplace"), f"text/html; charset={said}")
        if path not in [listed for listed, _ in self.listed]:
            self.listed.insert(0, (path, title))
        self.feed()

    def unlist(self, path: str) -> None:
        self.listed = [each for each in self.listed if each[0] != path]
        self.feed()

    def feed(self) -> None:
        """Writes the feed anew."""
        entries = "".join(f"<item><title>{escape(title)}</title><link>{self.url}{path}</link>"
                          "<pubDate>Thu, 05 Feb 2026 10:00:00 +0300</pubDate></item>" for path, title in self.listed)
        text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Вести</title>{entries}</channel></rss>'
        self.answers["/feed"] = Answer(text.encode(), "application/rss+xml; charset=utf-8")

    def answer(self, path: str, body: bytes = b"", type_: str = "text/html", status: int = 200, **headers: str) -> None:
        """What is to be said at a path."""
        self.answers[path] = Answer(body, type_, status, headers)

    def fault(self, path: str, fault: str) -> None:
        self.answers[path].fault = fault

    def _answer(self, to: BaseHTTPRequestHandler) -> None:
        answer = self.answers.get(to.path, Answer(b"no", status=404))
        tag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
        status = 304 if answer.status == 200 and not answer.fault and to.headers.get("If-None-Match") == tag \
            else answer.status
        body, headers = answer.body, {"Content-Type": answer.type, "ETag": tag, **answer.headers}
        faulty: Callable[[], None] | None = None
        match answer.fault:
            case "500" | "404" | "410" | "403" | "429":
                status, body = int(answer.fault), b"<html><body>Error</body></html>"
            case "304":
                status = 304
            case "gzip":
                body = gzip.compress(body)
                headers["Content-Encoding"] = "gzip"
            case "truncated gzip":
                body = gzip.compress(body)[:-20]
                headers["Content-Encoding"] = "gzip"
            case "cut":
                faulty = to.connection.close
            case "slow":
                faulty = lambda: time.sleep(0.6)  # noqa: E731
            case "empty":
                body = b""
            case "loop":
                status, headers["Location"] = 302, to.path
            case "elsewhere":
                status, headers["Location"] = 302, "file:///etc/passwd"
            case "not html":
                body, headers["Content-Type"] = b"%PDF-1.4 \xff\xfe", "application/pdf"
        self.asked.append((to.path, status))
        to.send_response(status)
        if status == 304:
            body = b""
        for name, value in headers.items():
            to.send_header(name, value)
        to.send_header("Content-Length", str(len(body)))
        to.end_headers()
        try:
            if faulty is None:
                to.wfile.write(body)
                return
            half = len(body) // 2
            to.wfile.write(body[:half])
            to.wfile.flush()
            if answer.fault == "cut":
                to.close_connection = True
                return
            for at in range(half, len(body), 100):
                faulty()
                to.wfile.write(body[at : at + 100])
        except (BrokenPipeError, ConnectionResetError):
            to.close_connection = True
