"""The terminal app: it opens a store (building it first, or in the background) and shows the explorer on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.message import Message
from textual.worker import Worker, WorkerState

from explorer.config import Config
from explorer.errors import ExplorerError
from explorer.gate import shown_path
from explorer.tui.facts import Facts
from explorer.tui.messages import ClaimChosen
from explorer.tui.screens.explorer import ExplorerScreen
from explorer.tui.theme import DEFAULT_THEME, THEMES, Ink

__all__ = ["ClaimChosen", "ExplorerApp", "run"]


class ExplorerApp(App[int]):
    """Fact Explorer on one store."""

    TITLE = "Fact Explorer"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = []
    CSS = """
    Screen { background: $background; }
    Toast { background: $panel; }
    """

    class Progressed(Message):
        """A background build went on."""

        def __init__(self, text: str, share: float | None) -> None:
            self.text = text
            self.share = share
            super().__init__()

    class Built(Message):
        """A background build is done."""

        def __init__(self, changed: bool, problem: str | None) -> None:
            self.changed = changed
            self.problem = problem
            super().__init__()

    def __init__(
        self,
        store: Path,
        roots: Sequence[Path] = (),
        vocabulary_files: Sequence[Path] = (),
        theme: str = DEFAULT_THEME,
    ) -> None:
        self._ink: Ink | None = None
        super().__init__()
        self.store = store
        self.roots = tuple(roots)
        self.vocabulary_files = tuple(vocabulary_files)
        for known in THEMES:
            self.register_theme(known)
        self.theme = theme

    @property
    def ink(self) -> Ink:
        """The styles of the current theme."""
        if self._ink is None:
            self._ink = Ink(self.theme_variables, self.no_color)
        return self._ink

    def _watch_theme(self, theme_name: str) -> None:
        self._ink = None
        super()._watch_theme(theme_name)

    def on_mount(self) -> None:
        """Open the store if there is one, and bring it up to date beside."""
        self.screen_shown = ExplorerScreen()
        self.push_screen(self.screen_shown)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self.store.exists():
            self.open_store()
        if self.roots:
            self.start_build()

    @property
    def corpus_name(self) -> str:
        """What is open, in a word or two."""
        return shown_path((self.roots[0] if self.roots else self.store).absolute().name)

    def open_store(self, claim_id: int | None = None) -> None:
        """Open (or open again) the store on the explorer."""
        try:
            facts = Facts(self.store)
        except ExplorerError as error:
            self.notify(str(error), severity="error", markup=False, timeout=20)
            return
        old = self.screen_shown.facts
        self.screen_shown.open_facts(facts, self.corpus_name, claim_id)
        if old is not None:
            old.close()

    # Building

    def start_build(self) -> None:
        """Bring the store up to date in the background."""
        self.run_worker(self._build, thread=True, exclusive=True, group="build", exit_on_error=False)

    def _build(self) -> None:
        from explorer.pipeline import BuildOptions, build
        from explorer.tui.progress import Narrator

        def say(text: str, share: float | None) -> None:
            self.post_message(self.Progressed(text, share))

        narrator = Narrator(say)
        try:
            report = build(self.roots, self.store, narrator, BuildOptions(vocabulary_files=self.vocabulary_files))
        except ExplorerError as error:
            self.post_message(self.Built(False, str(error)))
        else:
            self.post_message(self.Built(bool(report.read or report.removed), None))

    def on_explorer_app_progressed(self, event: Progressed) -> None:
        """Tell how far the build is."""
        self.screen_shown.tell_progress(event.text)

    def on_explorer_app_built(self, event: Built) -> None:
        """Show what the build changed."""
        self.screen_shown.tell_progress("")
        if event.problem:
            self.notify(event.problem, severity="error", markup=False, timeout=20)
        elif event.changed or self.screen_shown.facts is None:
            claim = self.screen_shown.claim
            self.open_store(claim.id if claim else None)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A build that fails in a way nobody foresaw is told, not swallowed."""
        if event.state == WorkerState.ERROR and event.worker.group == "build":
            self.screen_shown.tell_progress("")
            self.notify(f"The build stopped: {event.worker.error}", severity="error", markup=False, timeout=20)

    # Theme

    def action_pick_theme(self) -> None:
        """Choose a theme from a list."""
        from explorer.tui.screens.picker import Choice, Picker

        choices = [Choice(known.name, known.name, "dark ground" if known.dark else "light ground") for known in THEMES]
        self.push_screen(Picker("Which theme?", "Type a few letters…", choices, self.theme), self._theme_taken)

    def _theme_taken(self, name: str | None) -> None:
        if name is not None:
            self.theme = name


def run(
    store: Path, roots: Sequence[Path] = (), vocabulary_files: Sequence[Path] = (), config: Config | None = None
) -> int:
    """Open the screen on a store; with `roots` it is built from them or brought up to date. Returns the exit code."""
    config = config or Config()
    app = ExplorerApp(store, roots, vocabulary_files, config.theme or DEFAULT_THEME)
    app.set_keymap(dict(config.keys))
    result = app.run()
    return result if isinstance(result, int) else (app.return_code or 0)
