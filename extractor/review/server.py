"""A small server for one person on this machine: loopback only, a token in every address, no other origin.

The standard library's ``http.server`` serves: a handful of routes, one browser. Starlette with uvicorn was considered;
it would bring six packages for what is a hundred lines here.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from ..core.problems import ExtractionError
from ..decisions.nodes import Json
from .assets import FILES, asset, page
from .session import RefusedError, Session

MOST_BYTES = 4_000_000
"""Of a request: a drawn table of twenty thousand cells has two million."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Server(ThreadingHTTPServer):
    """Serves one session on 127.0.0.1.

    Args:
        session: what is reviewed.
        port: 0 for any that is free.

    Raises:
        OSError: the port is taken.
    """

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, session: Session, port: int = 0):
        self.session = session
        self.token = secrets.token_urlsafe(18)
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def url(self) -> str:
        """Where the page is, token and all."""
        return f"http://127.0.0.1:{self.server_port}/{self.token}/"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "extract", ""

    def do_GET(self) -> None:
        """A page, a script, a picture, or data."""
        if (words := self._admitted()) is not None:
            self._answer(lambda: self._get(words))

    def do_POST(self) -> None:
        """A decision."""
        if (words := self._admitted()) is None:
            return None
        if self.headers.get_content_type() != "application/json":
            return self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "只收 JSON。")
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            self.close_connection = True
            return self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "请求过长。")
        body = self.rfile.read(int(length))
        return self._answer(lambda: self._post(words, body))

    # -- who may ask ----------------------------------------------------------------------

    def _admitted(self) -> list[str] | None:
        """The words of the path after the token, or None where the request has been refused."""
        own = {f"{host}:{self.server.server_port}" for host in ("127.0.0.1", "localhost")}
        origin = self.headers.get("Origin")
        foreign = origin is not None and urlsplit(origin).netloc not in own
        if self.headers.get("Host") not in own or foreign or self.headers.get("Sec-Fetch-Site") == "cross-site":
            self._refuse(HTTPStatus.FORBIDDEN, "只接受本页的请求。")
            return None
        _, token, *words = urlsplit(self.path).path.split("/")
        if not secrets.compare_digest(token.encode(), self.server.token.encode()):
            self._refuse(HTTPStatus.FORBIDDEN, "地址中的口令不对；请用终端里显示的地址打开。")
            return None
        return words

    # -- routes ---------------------------------------------------------------------------

    def _get(self, words: list[str]) -> tuple[str, bytes]:
        session = self.server.session
        match words:
            case [""] | ["doc", _, ""]:
                return "text/html; charset=utf-8", page()
            case ["assets", name] if name in FILES:
                return asset(name)
            case ["api", "index"]:
                return _json(session.index())
            case ["api", "doc", n]:
                return _json(session.document(self._number(n)))
            case ["api", "doc", n, "explain", line] if line.isdecimal():
                return _json(session.explain(self._number(n), int(line)))
            case ["api", "doc", n, "page", number] if number.isdecimal():
                return "image/jpeg", session.picture(self._number(n), int(number))
        raise LookupError(self.path)

    def _post(self, words: list[str], body: bytes) -> tuple[str, bytes]:
        session = self.server.session
        actions: dict[str, Callable[[int, Json], Json]] = {
            "decide": session.decide, "withdraw": session.withdraw, "draw": session.draw,
            "undraw": lambda n, said: session.undraw(n, int(said["start"])),
        }  # fmt: skip
        match words:
            case ["api", "doc", n, action] if action in actions:
                said = json.loads(body)
                if not isinstance(said, dict):
                    raise RefusedError("没有保存：请求不是一条决定。")
                return _json(actions[action](self._number(n), said))
        raise LookupError(self.path)

    def _number(self, word: str) -> int:
        """The index of a source: nothing but the given sources can be named."""
        if word.isdecimal() and int(word) < len(self.server.session.entries):
            return int(word)
        raise LookupError(word)

    # -- answers --------------------------------------------------------------------------

    def _answer(self, made: Callable[[], tuple[str, bytes]]) -> None:
        try:
            media_type, data = made()
        except (RefusedError, ExtractionError) as error:
            said = error.message if isinstance(error, ExtractionError) else str(error)
            self._refuse(HTTPStatus.CONFLICT, said)
        except (LookupError, ValueError, TypeError, RecursionError):
            self._refuse(HTTPStatus.NOT_FOUND, "没有这一项。")
        else:
            self._send(HTTPStatus.OK, media_type, data)

    def _refuse(self, status: HTTPStatus, said: str) -> None:
        self._send(status, *_json({"error": said}))

    def _send(self, status: HTTPStatus, media_type: str, data: bytes) -> None:
        self.send_response(status)
        for name, value in (
            ("Content-Type", media_type), ("Content-Length", str(len(data))), ("Content-Security-Policy", POLICY),
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ):  # fmt: skip
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal shows where the page is."""


def _json(said: Any) -> tuple[str, bytes]:
    return "application/json; charset=utf-8", json.dumps(said, ensure_ascii=False, default=str).encode()
