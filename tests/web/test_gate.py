"""The gate of the browser view, by raw requests: only our own page with the cookie gets in."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from explorer.errors import ExitCode
from explorer.store.journal import journal_path
from tests.commands.conftest import Run, run  # noqa: F401
from tests.handmade import write_store
from tests.web.conftest import Serve, Served

_UPGRADE = (
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
)


def answer(port: int, path: str, *headers: str, method: str = "GET", keep: list[socket.socket] | None = None) -> str:
    """The head of the answer to a request with exactly these headers."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
    connection.sendall("\r\n".join((f"{method} {path} HTTP/1.1", *headers, "", "")).encode("latin-1"))
    head = b""
    while b"\r\n\r\n" not in head and (data := connection.recv(4096)):
        head += data
    if keep is None:
        connection.close()
    else:
        keep.append(connection)
    return head.decode("latin-1")


def status(head: str) -> int:
    return int(head.split(" ", 2)[1])


def cookie_of(served: Served) -> str:
    head = answer(served.port, f"/?token={served.token}", f"Host: 127.0.0.1:{served.port}")
    assert status(head) == 303
    found = re.search(r"Set-Cookie: ([^;]+); (.*)", head)
    assert found is not None
    assert "HttpOnly" in found[2]
    assert "SameSite=Strict" in found[2]
    return f"Cookie: {found[1]}"


def test_the_page_opens_once_and_is_kept_from_the_network(serve: Serve) -> None:
    served = serve()
    host = f"Host: 127.0.0.1:{served.port}"
    assert "read-only" in served.output
    cookie = cookie_of(served)
    assert status(answer(served.port, f"/?token={served.token}", host)) == 403
    page = answer(served.port, "/", host, cookie)
    assert status(page) == 200
    policy = re.search(r"Content-Security-Policy: (.*)\r\n", page)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "http" not in policy[1].replace("ws://", "")
    assert status(answer(served.port, "/static/js/textual.js", host, cookie)) == 200


def test_hostile_handshakes_get_in_nowhere(serve: Serve) -> None:
    served = serve("--sessions", "1")
    port = served.port
    host, origin = f"Host: 127.0.0.1:{port}", f"Origin: http://127.0.0.1:{port}"
    before = status(answer(port, f"/?token={'x' * 43}", host))
    cookie = cookie_of(served)
    attacks: dict[str, tuple[str, ...]] = {
        "no cookie": (host, origin),
        "a guessed cookie": (host, origin, "Cookie: fact-explorer=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        "an empty cookie": (host, origin, "Cookie: fact-explorer="),
        "no origin": (host, cookie),
        "a foreign origin": (host, cookie, "Origin: https://evil.example"),
        "a null origin": (host, cookie, "Origin: null"),
        "another port's origin": (host, cookie, "Origin: http://127.0.0.1:1"),
        "our origin over https": (host, cookie, f"Origin: https://127.0.0.1:{port}"),
        "an origin that begins like ours": (host, cookie, f"Origin: http://127.0.0.1:{port}.evil.example"),
        "two origins": (host, cookie, origin, "Origin: https://evil.example"),
        "a rebound host": (f"Host: evil.example:{port}", cookie, f"Origin: http://evil.example:{port}"),
        "a foreign host": ("Host: evil.example", cookie, origin),
        "two hosts": (host, "Host: evil.example", cookie, origin),
        "a foreign page by its own word": (host, cookie, origin, "Sec-Fetch-Site: cross-site"),
        "a sibling page by its own word": (host, cookie, origin, "Sec-Fetch-Site: same-site"),
    }
    assert before == 403
    for name, headers in attacks.items():
        assert status(answer(port, "/ws", *headers, *_UPGRADE)) in (400, 403), name
    used = f"/ws?token={served.token}"
    assert status(answer(port, used, host, origin, *_UPGRADE)) == 403
    assert status(answer(port, "/ws?width=99999999", host, origin, cookie, *_UPGRADE)) == 400
    assert status(answer(port, "/ws", host, origin, cookie, *_UPGRADE, method="POST")) == 403
    assert status(answer(port, "/download/x", host, origin, cookie)) == 403
    assert status(answer(port, "/static/../gate.py", host, origin, cookie)) in (403, 404)
    kept: list[socket.socket] = []
    try:
        assert status(answer(port, "/ws", host, origin, cookie, *_UPGRADE, keep=kept)) == 101
        assert status(answer(port, "/ws", host, origin, cookie, *_UPGRADE)) == 503
    finally:
        for connection in kept:
            connection.close()


def test_only_loopback_listens(serve: Serve) -> None:
    served = serve()
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            address = probe.getsockname()[0]
        except OSError:
            pytest.skip("this machine has no other address")
    if address.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError, match=r"refused|timed out|unreachable"):
        socket.create_connection((address, served.port), timeout=3)


def test_a_view_that_may_not_write_opens_no_store_for_writing(tmp_path: Path) -> None:
    store = write_store(tmp_path / "facts.db")
    code = (
        "import sys; from pathlib import Path; from explorer.errors import StoreError\n"
        "from explorer.store.connection import forbid_writing, open_writer\n"
        "forbid_writing('read-only')\n"
        "try: open_writer(Path(sys.argv[1]))\n"
        "except StoreError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(store)], capture_output=True, text=True, check=True)
    assert done.stdout == "read-only\n"
    assert not journal_path(store).exists()


def test_wrong_use_is_refused(run: Run, tmp_path: Path) -> None:  # noqa: F811
    store = write_store(tmp_path / "facts.db")
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        for options in (("--port", "70000"), ("--sessions", "0"), ("--port", port)):
            done = run("serve", "--store", store, *options)
            assert done.returncode == ExitCode.USAGE
            assert done.stderr.count("\n") == 1
    assert run("serve", "--store", tmp_path / "none.db").returncode == ExitCode.STORE_UNUSABLE
