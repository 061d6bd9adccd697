"""The server: textual-serve's sessions, our page, our gate, a socket on loopback and nowhere else."""

from __future__ import annotations

import asyncio
import os
import shlex
import socket
import sys
from pathlib import Path

from aiohttp import web
from textual_serve.server import Server, to_int

from explorer.errors import UsageError
from explorer.web.gate import FOCUS_PATH, SOCKET_PATH, Gate
from explorer.web.page import FOCUS, page

LOOPBACK = "127.0.0.1"


class ScreenServer(Server):
    """Serves the screens on one store."""

    def __init__(self, store: Path, port: int, sessions: int, writable: bool) -> None:
        """Take a port on loopback (0: any that is free). Raises UsageError where it is taken."""
        self.listener = _listen(port)
        taken = int(self.listener.getsockname()[1])
        words = [sys.executable, "-P", "-m", "explorer.web.session", str(store.absolute())]
        super().__init__(
            shlex.join([*words, "--writable"] if writable else words),
            host=LOOPBACK,
            port=taken,
            title="Fact Explorer",
        )
        self.gate = Gate(taken, sessions)

    @property
    def address(self) -> str:
        """What to open, once."""
        return f"http://{LOOPBACK}:{self.port}/?token={self.gate.token}"

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self.gate.middleware])
        app.add_routes(
            [
                web.get("/", self.handle_page),
                web.get(FOCUS_PATH, self.handle_focus),
                web.get(SOCKET_PATH, self.handle_websocket),
                web.static("/static", self.statics_path),
            ]
        )
        return app

    async def handle_page(self, request: web.Request) -> web.Response:
        """The page around the terminal."""
        size = min(40, max(8, to_int(request.query.get("fontsize", "16"), 16)))
        host = request.headers["Host"]  # one of ours: the gate saw to that
        return web.Response(text=page(f"ws://{host}{SOCKET_PATH}", size), content_type="text/html")

    async def handle_focus(self, _: web.Request) -> web.Response:
        """The script that gives the terminal the keys."""
        return web.Response(text=FOCUS, content_type="text/javascript")

    def run(self) -> None:
        """Serve until the process is told to stop."""
        # Sessions import this program from where it is, and nothing from the folder that one happens to be in (-P).
        paths = (str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", ""))
        os.environ["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
        with self.listener:
            web.run_app(
                self._make_app(),
                sock=self.listener,
                print=lambda *_: None,
                access_log=None,
                loop=asyncio.new_event_loop(),
            )


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
        listener.listen()  # who opens the printed address at once waits, and is not refused
    except (OSError, OverflowError) as error:
        listener.close()
        raise UsageError(f"cannot listen on port {port} of {LOOPBACK}: {error}; choose another --port") from error
    return listener
