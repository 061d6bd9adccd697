"""The screens in a real browser: the page loads, a key moves the selection, a read-only view keeps no decision."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.store.journal import journal_path
from tests import handmade
from tests.export.test_hostile_words import write
from tests.web.conftest import Serve

pytest.importorskip("aiohttp")

from tests.web.chromium import CHROMIUM, opened

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no chromium here")
FULL = 20_000
"""Bytes that the picture of a page with all panes takes at least."""


async def test_the_screens_in_a_browser(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "textual.py").write_text("raise SystemExit('taken from the folder of the documents')\n")
    served = serve()
    async with opened(tmp_path / "profile") as page:
        await page.call("Page.navigate", url=served.address)
        assert await page.waited_for("Timeline"), page.terminal()
        assert await page.waited_for("Conflicts")
        assert "Source" in page.terminal()
        before = await page.painted(lambda picture: len(picture) > FULL)
        sent = len(page.terminal())
        await page.press("j")
        after = await page.painted(lambda picture: picture != before)
        assert before.startswith(b"\x89PNG")
        assert len(before) > FULL, "an empty page makes a small picture"
        assert before != after
        assert len(page.terminal()) > sent
        await page.press("v")
        await page.idle(1.5)
        ours = (f"http://127.0.0.1:{served.port}/", "data:", "about:", "chrome")
        assert [url for url in page.requested() if not url.startswith(ours)] == []
    assert not journal_path(served.store).exists()


async def test_the_dossier_runs_nothing(serve: Serve, tmp_path: Path) -> None:
    from explorer.export.formats import Format, rendered
    from explorer.export.source import Source
    from explorer.store.reader import StoreReader

    path = tmp_path / "dossier.html"
    with StoreReader(handmade.write_store(tmp_path / "dossier.db")) as reader:
        path.write_text("".join(rendered(Source(reader), Format.HTML)), encoding="utf-8")
    async with opened(tmp_path / "profile") as page:
        await page.call("Page.navigate", url=path.as_uri())
        await page.idle(1.0)
        assert "Page.javascriptDialogOpening" not in {event.get("method") for event in page.events}
        assert [url for url in page.requested() if not url.startswith(("file:", "about:"))] == []
        found = await page.call("Runtime.evaluate", expression="document.querySelectorAll('svg, blockquote').length")
        assert found["result"]["value"] >= 3


SCRIPTS = (
    "<script>ran()</script>",
    "</script><script>ran()</script>",
    "<img src=http://evil.invalid/a.png onerror=ran()>",
    "<svg onload=ran()>",
    "<svg><script>ran()</script></svg>",
    "'\"><body onload=ran()>",
    "<iframe srcdoc='<script>top.ran()'>",
    "<a href=javascript:ran()>x</a>",
    "<style>@import 'http://evil.invalid/b.css'; * {background: url(//evil.invalid)}",
    "</style><link rel=stylesheet href=http://evil.invalid/c.css>",
    "<meta http-equiv=refresh content='0;http://evil.invalid'>",
    "<base href=http://evil.invalid/>",
    "<object data=http://evil.invalid/d>",
    "<video src=http://evil.invalid/e autoplay>",
    "--><script>ran()</script><!--",
    "]]><script>ran()</script>",
    "&lt;script&gt;ran()&lt;/script&gt;",
    "${ran()}",
    "<form action=http://evil.invalid><input autofocus onfocus=ran()>",
    "<details open ontoggle=ran()>",
    "\x00<script>ran()",
    "<math><mi xlink:href='javascript:ran()'>",
    "<template><script>ran()</script>",
    "\ufeff<script>ran()</script>",
)


async def test_an_export_of_hostile_words_runs_nothing_and_asks_for_nothing(tmp_path: Path) -> None:
    """Titles, quotes, names, notes and reasons that are scripts, frames, pictures and style sheets to a browser."""
    from explorer.export.formats import Format, rendered
    from explorer.export.source import Source
    from explorer.gate import storable
    from explorer.store.reader import StoreReader

    words = [storable("".join(SCRIPTS[start::3])) for start in range(3)]
    write(tmp_path / "facts.db", *words)
    path = tmp_path / "dossier.html"
    with StoreReader(tmp_path / "facts.db") as reader:
        path.write_text("".join(rendered(Source(reader), Format.HTML)), encoding="utf-8")
    assert "ran()" in path.read_text(encoding="utf-8")
    async with opened(tmp_path / "profile") as page:
        guard = "window.ran = () => { window.did = (window.did || 0) + 1 }"
        await page.call("Page.addScriptToEvaluateOnNewDocument", source=guard)
        await page.call("Page.navigate", url=path.as_uri())
        await page.idle(1.5)
        press = "for (const one of document.querySelectorAll('a, details, input')) { one.click(); one.focus() }; 1"
        await page.call("Runtime.evaluate", expression=press)
        await page.idle(0.5)
        did = await page.call("Runtime.evaluate", expression="typeof ran + ' ' + (window.did || 0)")
        assert did["result"]["value"] == "function 0"
        assert [url for url in page.requested() if not url.startswith(("file:", "about:"))] == []
        assert "Page.javascriptDialogOpening" not in {event.get("method") for event in page.events}
        where = await page.call(
            "Runtime.evaluate", expression="location.protocol + document.querySelectorAll('mark').length"
        )
        assert where["result"]["value"].startswith("file:")
        assert where["result"]["value"] != "file:0"
