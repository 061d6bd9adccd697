"""Makes the README's pictures of the program from the bundled corpus: `python -m tests.make_screenshots [folder]`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from textual.widgets import Input

from explorer.pipeline import build
from explorer.resources import seeds_folder
from explorer.tui.app import ExplorerApp
from tests.tui.conftest import opened

_DELIVERIES = ("m", *"deliveries", "enter", "1")
PICTURES: dict[str, tuple[tuple[int, int], str, tuple[str, ...]]] = {
    "explorer-160x45": ((160, 45), "dark", _DELIVERIES),
    "explorer-80x24": ((80, 24), "dark", ("m", *"revenue", "enter", "3")),
    "explorer-light": ((160, 45), "light", _DELIVERIES),
    "explorer-high-contrast": ((120, 34), "high-contrast", _DELIVERIES),
    "conflicts-160x45": ((160, 45), "dark", ("4", "z")),
    "search-160x45": ((160, 45), "dark", ("slash", *"delivries 2025")),
    "comparison": ((120, 34), "dark", ("m", *"deliveries", "enter", "z")),
    "help": ((100, 34), "dark", ("question_mark",)),
}
"""Size, theme and keys of each picture."""


async def picture(store: Path, size: tuple[int, int], theme: str, keys: tuple[str, ...]) -> str:
    """The screen as SVG after the keys."""
    app = ExplorerApp(store, theme=theme)
    app.corpus_title = "seeds"
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        for key in keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
        await pilot.pause()
        app.clear_notifications()
        for box in app.screen.query(Input):
            box.cursor_blink = False
        await pilot.pause()
        return app.export_screenshot(title="Fact Explorer")


def main() -> None:
    """Write one SVG for each picture."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        store = Path(scratch) / "seeds.db"
        build([seeds_folder()], store)
        for name, (size, theme, keys) in PICTURES.items():
            svg = asyncio.run(picture(store, size, theme, keys))
            (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
            print(folder / f"{name}.svg")


if __name__ == "__main__":
    main()
