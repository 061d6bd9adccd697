"""A real headless browser, spoken to through its debugging port."""

from __future__ import annotations

import asyncio
import base64
import re
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = Path("/usr/bin/chromium")


class Page:
    """One tab."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0
        self.events: list[dict[str, Any]] = []

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        while True:
            message: dict[str, Any] = await self._socket.receive_json()
            if message.get("id") == self._number:
                assert "error" not in message, message
                result: dict[str, Any] = message["result"]
                return result
            self.events.append(message)

    async def idle(self, seconds: float) -> None:
        for _ in range(int(seconds * 10)):
            await asyncio.sleep(0.1)
            await self.call("Runtime.evaluate", expression="1")

    async def press(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            text = {"text": key} if kind == "keyDown" else {}
            await self.call("Input.dispatchKeyEvent", type=kind, key=key, **text)

    async def picture(self) -> bytes:
        return base64.b64decode((await self.call("Page.captureScreenshot"))["data"])

    async def painted(self, enough: Callable[[bytes], bool], seconds: float = 30.0) -> bytes:
        """A picture, taken once it shows enough and no longer changes, or when the time is over."""
        before, until = b"", time.monotonic() + seconds
        while True:
            await self.idle(1.0)
            picture = await self.picture()
            if (enough(picture) and picture == before) or time.monotonic() > until:
                return picture
            before = picture

    def terminal(self) -> str:
        """Everything that the terminal was sent so far."""
        frames = [e["params"]["response"] for e in self.events if e.get("method") == "Network.webSocketFrameReceived"]
        data = b"".join(base64.b64decode(frame["payloadData"]) for frame in frames if frame["opcode"] == 2)
        return data.decode("utf-8", "replace")

    def requested(self) -> list[str]:
        """Every address that the page asked for."""
        return [e["params"]["request"]["url"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]

    async def waited_for(self, text: str, seconds: float = 20.0) -> bool:
        for _ in range(int(seconds * 2)):
            if text in self.terminal():
                return True
            await self.idle(0.5)
        return False


@asynccontextmanager
async def opened(profile: Path) -> AsyncIterator[Page]:
    """A tab of a fresh browser with its own profile."""
    process = subprocess.Popen(
        [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--no-first-run",
         f"--user-data-dir={profile}", "--window-size=1400,900", "about:blank"],
        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert process.stderr is not None
        base = next(m[1] for line in process.stderr if (m := re.search(r"ws://([^/]+)/", line)))
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://{base}/json/list") as answer:
                tab = next(one for one in await answer.json() if one["type"] == "page")
            async with session.ws_connect(tab["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                for domain in ("Network", "Page", "Runtime"):
                    await page.call(f"{domain}.enable")
                yield page
    finally:
        process.terminate()
        process.wait(10)
