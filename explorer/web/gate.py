"""Who may talk to the browser view: this machine, from the page that it opened itself, after showing a token once.

Any page that a browser has open can send requests to a server on loopback. So every request has to name us as its host
(against rebound names), a request that says where it comes from has to come from us, and nothing is answered without
the cookie that the one-time token was exchanged for.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
COOKIE = "fact-explorer"
SOCKET_PATH = "/ws"
MAX_CELLS = 1000
FOCUS_PATH = "/focus.js"
_PATHS = ("/", SOCKET_PATH, FOCUS_PATH)
_STATIC = "/static/"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:;"
    " connect-src 'self' {socket}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


class Gate:
    """The rules for one server; `middleware` applies them to every request."""

    def __init__(self, port: int, sessions: int) -> None:
        """A gate for a server on `port` that lets at most `sessions` screens be open at a time."""
        self.token: str | None = secrets.token_urlsafe(32)
        """What the first visitor has to show; None once it was shown."""
        self.hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
        self.origins = frozenset(f"http://{host}" for host in self.hosts)
        self.sessions = sessions
        self.open = 0
        self._cookie = secrets.token_urlsafe(32)

    def refusal(self, request: web.Request) -> str | None:
        """Why a request is not answered; None if it may be."""
        if request.method != "GET":
            return "only GET is answered"
        if not _is_loopback(request.remote):
            return "only this machine is answered"
        if request.headers.getall("Host", []) not in [[host] for host in self.hosts]:
            return "asked under a foreign host name"
        origins = request.headers.getall("Origin", [])
        if (origins or request.path == SOCKET_PATH) and (len(origins) != 1 or origins[0] not in self.origins):
            return "asked by a foreign page"
        if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            return "asked by a foreign page"
        if request.path not in _PATHS and not request.path.startswith(_STATIC):
            return "there is nothing here"
        return None

    def is_known(self, request: web.Request) -> bool:
        """Whether the visitor holds the cookie."""
        return hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), self._cookie.encode())

    def admits(self, request: web.Request) -> bool:
        """Whether the visitor shows the token; it is good for one time."""
        shown = request.query.get("token", "").encode()
        if self.token is None or not hmac.compare_digest(shown, self.token.encode()):
            return False
        self.token = None
        return True

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer, or refuse with 403; without the cookie only the page with the right token."""
        reason = self.refusal(request)
        if reason is not None:
            return web.Response(status=403, text=f"{reason}\n")
        if request.path == "/" and "token" in request.query and self.admits(request):
            return self._welcome()
        if not self.is_known(request):
            return web.Response(status=403, text="open the address that `fact-explorer serve` printed; it works once\n")
        if request.path == SOCKET_PATH:
            return await self._session(request, handler)
        response = await handler(request)
        self._protect(response)
        return response

    async def _session(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if self.open >= self.sessions:
            return web.Response(status=503, text=f"{self.sessions} screens are open already\n")
        if not all(_is_size(request.query.get(side, "80")) for side in ("width", "height")):
            return web.Response(status=400, text="no such size\n")
        self.open += 1
        try:
            return await handler(request)
        finally:
            self.open -= 1

    def _welcome(self) -> web.StreamResponse:
        response = web.Response(status=303, headers={"Location": "/"})
        response.set_cookie(COOKIE, self._cookie, httponly=True, samesite="Strict", path="/")
        self._protect(response)
        return response

    def _protect(self, response: web.StreamResponse) -> None:
        sockets = " ".join(sorted(f"ws://{host}" for host in self.hosts))
        response.headers.update(
            {
                "Content-Security-Policy": _POLICY.format(socket=sockets),
                "X-Content-Type-Options": "nosniff",
                "Referrer-Policy": "no-referrer",
                "Cross-Origin-Opener-Policy": "same-origin",
                "Cross-Origin-Resource-Policy": "same-origin",
                "Cache-Control": "no-store",
            }
        )


def _is_loopback(address: str | None) -> bool:
    try:
        return address is not None and ip_address(address).is_loopback
    except ValueError:
        return False


def _is_size(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= MAX_CELLS
