"""The terminal app: it opens a store (building it first, or in the background) and shows the explorer on it."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.worker import get_current_worker

from explorer.config import Config
from explorer.errors import ExplorerError
from explorer.gate import shown_path
from explorer.tui.facts import Facts
from explorer.tui.guard import GuardedApp
from explorer.tui.screens.explorer import ExplorerScreen
from explorer.tui.session import Session
from explorer.tui.theme import DEFAULT_THEME, THEMES, Ink

_OTHER = -1
_COLLECTOR = (5000, 20, 100)
"""When garbage of three ages is collected: a repaint makes thousands of short-lived rows."""

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.command import Provider


class _StoppedError(Exception):
    """The screen closed while a build was at work; what it stored so far stays."""


_LEAST_ROOM = Size(24, 8)
"""What the palette needs."""


def _no_room(size: Size) -> bool:
    return size.width < _LEAST_ROOM.width or size.height < _LEAST_ROOM.height


class ExplorerApp(GuardedApp):
    """Fact Explorer on one store."""

    TITLE = "Fact Explorer"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = set()
    CSS = """
    Toast { background: $panel; color: $foreground; padding: 0 1; }
    CommandPalette { background: $background 60%; }
    CommandPalette > Vertical { margin-top: 3; width: 80; max-width: 94%; background: $surface; }
    CommandPalette #--input { border: round $border; background: $surface; }
    CommandPalette SearchIcon { display: none; }
    CommandPalette CommandList { background: $surface; border: none; }
    """

    class Progressed(Message):
        """A background build went on."""

        def __init__(self, text: str, share: float | None) -> None:
            self.text = text
            self.share = share
            super().__init__()

    class Built(Message):
        """A background build is done."""

        def __init__(self, store: Path, changed: bool, problem: str | None) -> None:
            self.store = store
            self.changed = changed
            self.problem = problem
            super().__init__()

    def __init__(
        self,
        store: Path,
        roots: Sequence[Path] = (),
        vocabulary_files: Sequence[Path] = (),
        config: Config | None = None,
        session: Session | None = None,
        theme: str | None = None,
    ) -> None:
        self._ink: Ink | None = None
        super().__init__()
        config = config or Config()
        self.store = store
        self.roots = tuple(roots)
        self.vocabulary_files = tuple(vocabulary_files)
        self.session = session
        self.author = config.name
        self.corpus_title = ""
        """What to call the corpus, where its folder's name is not wanted."""
        for known in THEMES:
            self.register_theme(known)
        self.theme = theme or config.theme or DEFAULT_THEME
        if config.keys:
            self.set_keymap(dict(config.keys))
        self.explorer = ExplorerScreen()

    @property
    def ink(self) -> Ink:
        """The styles of the current theme."""
        if self._ink is None:
            self._ink = Ink(self.theme_variables, self.no_color)
        return self._ink

    def _watch_theme(self, theme_name: str) -> None:
        self._ink = None
        super()._watch_theme(theme_name)

    async def on_event(self, event: events.Event) -> None:
        """Close the palette before it is laid out where it has no room: Textual's list of options fails there."""
        if isinstance(event, events.Resize) and _no_room(event.size):
            from textual.command import CommandPalette

            if isinstance(self.screen, CommandPalette):
                self.pop_screen()
        await super().on_event(event)

    def action_command_palette(self) -> None:
        """Every command by name, where there is room for it."""
        if not _no_room(self.size):
            super().action_command_palette()

    def on_mount(self) -> None:
        """Show the explorer; the store is opened right after the first paint."""
        self.push_screen(self.explorer)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self.store.exists():
            self.open_store(remembered=True)
        _spare_collector()
        if self.roots:
            self.start_build()
        elif not self.store.exists():
            self.explorer.show_problem(f"{shown_path(self.store)} does not exist.")

    @property
    def corpus_name(self) -> str:
        """What is open, in a word or two."""
        return self.corpus_title or shown_path((self.roots[0] if self.roots else self.store).absolute().name)

    def open_store(self, claim_id: int | None = None, remembered: bool = False) -> None:
        """Open (or open again) the store on the explorer."""
        try:
            facts = Facts(self.store)
        except (ExplorerError, sqlite3.Error) as error:
            if self.explorer.facts is None and not self.roots:
                self.explorer.show_problem(str(error))
            elif not self.roots:
                self.notify(str(error), severity="error", markup=False, timeout=20)
            return
        old = self.explorer.facts
        state = self.session.state(self.store) if self.session is not None and remembered else {}
        if remembered and isinstance(state.get("claim"), int):
            claim_id = state["claim"]
        self.explorer.open_facts(facts, self.corpus_name, claim_id)
        if old is not None:
            old.close()
        if self.session is not None and remembered:
            self.session.opened(self.store, self.roots)
            self.explorer.restore(state)
            self.explorer.show_hint(not state)

    def remember(self) -> None:
        """Remember where the reader is."""
        if self.session is not None and self.explorer.facts is not None:
            self.session.remember(self.store, self.explorer.state())

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, by key or by signal; where the reader is gets remembered while the panes are still there."""
        self.remember()
        super().exit(result, return_code, message)

    # Building

    def start_build(self) -> None:
        """Bring the store up to date in the background."""
        self.run_worker(self._build, thread=True, exclusive=True, group="build", exit_on_error=False)

    def _build(self) -> None:
        from explorer.pipeline import BuildOptions, build
        from explorer.tui.progress import Narrator

        worker = get_current_worker()

        def say(text: str, share: float | None) -> None:
            if worker.is_cancelled:
                raise _StoppedError
            self.post_message(self.Progressed(text, share))

        store = self.store
        narrator = Narrator(say)
        try:
            report = build(self.roots, store, narrator, BuildOptions(vocabulary_files=self.vocabulary_files))
        except _StoppedError:
            return
        except (ExplorerError, sqlite3.Error, OSError) as error:
            self.post_message(self.Built(store, False, str(error)))
        else:
            self.post_message(self.Built(store, bool(report.read or report.removed), None))

    def on_explorer_app_progressed(self, event: Progressed) -> None:
        """Tell how far the build is."""
        self.explorer.tell_progress(event.text, event.share, self.corpus_name)

    def on_explorer_app_built(self, event: Built) -> None:
        """Show what the build changed."""
        if event.store != self.store:
            return
        explorer = self.explorer
        explorer.tell_progress("", None, self.corpus_name)
        if event.problem and explorer.facts is None:
            explorer.show_problem(event.problem)
        elif event.problem:
            self.notify(event.problem, severity="error", markup=False, timeout=20)
        elif explorer.facts is None:
            self.open_store(remembered=True)
        elif event.changed:
            self.open_store(explorer.claim.id if explorer.claim else None)

    def action_rebuild(self) -> None:
        """Read the documents again where they changed."""
        if not self.roots:
            self.roots = self._known_roots()
        if self.roots:
            self.start_build()
        else:
            self.notify("This store does not say which documents it was built from.", severity="warning", markup=False)

    def _known_roots(self) -> tuple[Path, ...]:
        import json

        facts = self.explorer.facts
        said = facts.reader.meta("roots") if facts is not None else None
        try:
            found = json.loads(said) if said else []
        except ValueError:
            return ()
        return tuple(Path(root) for root in found if isinstance(root, str) and Path(root).exists())

    # Opening something else

    def action_open_other(self) -> None:
        """Choose another corpus or store, the recent ones first."""
        from explorer.tui.screens.picker import Choice, Picker

        recent = self.session.recent() if self.session is not None else ()
        choices = [
            Choice(place, str(shown_path((known.roots or (known.store,))[0])), "store" if not known.roots else "corpus")
            for place, known in enumerate(recent)
        ]
        choices.append(Choice(_OTHER, "Another folder, file or store…", "type its path"))

        def taken(place: int | None) -> None:
            if place == _OTHER:
                self._ask_path()
            elif place is not None:
                self._open_other(recent[place].store, recent[place].roots)

        self.push_screen(Picker("Open", "Type a few letters…", choices), taken)

    def _ask_path(self) -> None:
        from explorer.tui.screens.prompt import Prompt

        def taken(text: str | None) -> None:
            if text:
                self._open_path(Path(text.strip()).expanduser())

        check = Prompt("Open", "A folder, a document or a store", check=_path_problem)
        self.push_screen(check, taken)

    def _open_path(self, path: Path) -> None:
        from explorer.config import load_config
        from explorer.store.places import default_store

        with_magic = path.is_file() and path.open("rb").read(16) == b"SQLite format 3\x00"
        if with_magic:
            self._open_other(path, ())
        else:
            self._open_other(default_store((path,), load_config().stores), (path,))

    def _open_other(self, store: Path, roots: tuple[Path, ...]) -> None:
        self.remember()
        self.workers.cancel_group(self, "build")
        self.store, self.roots = store, roots
        self.explorer.close_facts()
        self._begin()

    # Theme

    def action_pick_theme(self) -> None:
        """Choose a theme from a list."""
        from explorer.tui.screens.picker import Choice, Picker

        choices = [Choice(known.name, known.name, "dark ground" if known.dark else "light ground") for known in THEMES]
        self.push_screen(Picker("Which theme?", "Type a few letters…", choices, self.theme), self._theme_taken)

    def _theme_taken(self, name: str | None) -> None:
        if name is not None:
            self.theme = name


def _spare_collector() -> None:
    """Leave what is alive now out of every later garbage collection: looking through it would hold up a key."""
    gc.freeze()
    gc.set_threshold(*_COLLECTOR)


def _path_problem(text: str) -> str | None:
    return None if text.strip() and Path(text.strip()).expanduser().exists() else "There is nothing at that path."


def run(
    store: Path, roots: Sequence[Path] = (), vocabulary_files: Sequence[Path] = (), config: Config | None = None
) -> int:
    """Open the screen on a store; with `roots` it is built from them or brought up to date. Returns the exit code."""
    app = ExplorerApp(store, roots, vocabulary_files, config, Session.of_user())
    result = app.run()
    return result if isinstance(result, int) else (app.return_code or 0)
