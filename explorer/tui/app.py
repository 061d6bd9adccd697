"""The terminal app: it paints the frame, opens a store (building it first, or in the background), fills the panes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.message import Message

from explorer.gate import shown_path
from explorer.tui.curtain import Curtain
from explorer.tui.guard import GuardedApp
from explorer.tui.theme import DEFAULT_THEME, THEMES, Ink

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.theme import Theme

    from explorer.config import Config
    from explorer.tui.building import Built, Progressed
    from explorer.tui.facts import Facts
    from explorer.tui.following import Changed
    from explorer.tui.screens.explorer import ExplorerScreen
    from explorer.tui.session import Session


_THEMES = {theme.name: theme for theme in THEMES}


class ExplorerApp(GuardedApp):
    """Fact Explorer on one store."""

    TITLE = "Fact Explorer"

    class Opened(Message):
        """A worker has opened the store, or could not."""

        def __init__(self, store: Path, found: Facts | str, claim_id: int | None, remembered: bool) -> None:
            self.store, self.found, self.claim_id, self.remembered = store, found, claim_id, remembered
            super().__init__()

    def __init__(
        self,
        store: Path,
        roots: Sequence[Path] = (),
        vocabulary_files: Sequence[Path] = (),
        config: Config | None = None,
        session: Callable[[], Session] | None = None,
        theme: str | None = None,
    ) -> None:
        self._ink: Ink | None = None
        configured = config.theme if config is not None else None
        # set before the style sheet is made, which would be made again
        self.set_reactive(App.theme, theme or configured or DEFAULT_THEME)
        super().__init__()
        self.store = store
        self.roots = tuple(roots)
        self.vocabulary_files = tuple(vocabulary_files)
        self._session = session
        self.author = config.name if config is not None else None
        self.corpus_title = ""
        """What to call the corpus, where its folder's name is not wanted."""
        if config is not None and config.keys:
            self.set_keymap(dict(config.keys))

    @cached_property
    def explorer(self) -> ExplorerScreen:
        """The screen with the panes, made after the frame was painted."""
        from explorer.tui.screens.explorer import ExplorerScreen

        return ExplorerScreen()

    @cached_property
    def session(self) -> Session | None:
        """What is remembered between two openings."""
        return self._session() if self._session is not None else None

    @property
    def ink(self) -> Ink:
        """The styles of the current theme."""
        if self._ink is None:
            self._ink = Ink(self.theme_variables, self.no_color)
        return self._ink

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's own themes and those of this app, by name."""
        return {**super().available_themes, **_THEMES}

    def _watch_theme(self, theme_name: str) -> None:
        self._ink = None
        super()._watch_theme(theme_name)

    def pop_screen(self) -> AwaitComplete:
        """Leave the screen on top. The explorer itself stays: two keys may reach one that is closing."""
        stays = "explorer" in self.__dict__ and self.screen is self.explorer
        return AwaitComplete() if stays else super().pop_screen()

    def action_command_palette(self) -> None:
        """Every command by name."""
        if "explorer" in self.__dict__ and self.explorer.is_mounted:
            from explorer.tui.palette import ask_command

            ask_command(self.explorer)

    def get_default_screen(self) -> Curtain:
        """The frame without anything in it."""
        return Curtain()

    def on_mount(self) -> None:
        """The frame is painted first; everything else is imported and opened right after that."""
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        from explorer.tui.collector import SECONDS, Collector

        await self.push_screen(self.explorer)
        self.begin()
        self.set_interval(SECONDS, Collector().look)
        self.follow_others()

    def begin(self) -> None:
        """Open the store where there is one, and bring it up to date where it is known from what."""
        if self.store.exists():
            self.open_store(remembered=True)
        if self.roots:
            self.start_build()
        elif not self.store.exists():
            self.explorer.show_problem(f"{shown_path(self.store)} does not exist.")

    @property
    def corpus_name(self) -> str:
        """What is open, in a word or two."""
        return self.corpus_title or shown_path((self.roots[0] if self.roots else self.store).absolute().name)

    # The store

    def open_store(self, claim_id: int | None = None, remembered: bool = False) -> None:
        """Open (or open again) the store on the explorer: a worker reads what is needed first."""
        store = self.store

        def work() -> None:
            from explorer.store.faults import explained
            from explorer.tui.facts import Facts

            try:
                found: Facts | str = Facts(store)
            except Exception as error:  # a thread has nobody to raise it to  # noqa: BLE001
                found = explained(error)[0]
            self.post_message(self.Opened(store, found, claim_id, remembered))

        self.run_worker(work, thread=True, group="open", exit_on_error=False)

    def on_explorer_app_opened(self, event: Opened) -> None:
        """Show the store that a worker has opened."""
        found = event.found
        if isinstance(found, str):
            self._not_opened(found)
        elif event.store != self.store or not (self.explorer.query("#top") and self.explorer.query("#footer")):
            found.close()  # another store is wanted by now, or the screen is being taken down
        elif self.at_work("build") and not found.summary.documents and self.explorer.facts is None:
            found.close()  # a first build that has stored nothing yet: how far it is tells more than empty panes
        else:
            self._show(found, event.claim_id, event.remembered)

    def _not_opened(self, problem: str) -> None:
        if self.roots:
            return  # the build tells what is wrong with the store
        if self.explorer.facts is None:
            self.explorer.show_problem(problem)
        else:
            self.notify(problem, severity="error", markup=False, timeout=20)

    def _show(self, facts: Facts, claim_id: int | None, remembered: bool) -> None:
        from explorer.tui.holding import open_facts
        from explorer.tui.memory import restore, wants_of

        explorer, old = self.explorer, self.explorer.facts
        state = self.session.state(self.store) if self.session is not None and remembered else {}
        if remembered and isinstance(state.get("claim"), int):
            claim_id = state["claim"]
        if state:
            restore(explorer, state)
        open_facts(explorer, facts, self.corpus_name, claim_id)
        if old is not None:
            old.close()
        if self.session is not None and remembered:
            self.session.opened(self.store, self.roots)
            explorer.filtering.want(wants_of(state))
            explorer.show_hint(not state)

    def follow_others(self) -> None:
        """From now on show what other processes do to the open store."""
        from explorer.tui.following import SECONDS, Follower

        self.set_interval(SECONDS, Follower(self).look)

    def on_changed(self, event: Changed) -> None:
        """Another process changed the store: show it, facts once it is done with them, and stay at the claim."""
        explorer = self.explorer
        facts = explorer.facts
        if facts is None or event.store != facts.path:
            return
        seen, found = facts.edition, event.edition
        if found.settled and (found.facts, found.settled) != (seen.facts, seen.settled):
            self.open_store(explorer.claim.id if explorer.claim else None)
        elif found.decisions != seen.decisions:
            explorer.show_decisions()

    def at_work(self, *groups: str) -> bool:
        """Whether a worker of one of the groups is not finished."""
        return any(worker.group in groups and not worker.is_finished for worker in self.workers)

    def remember(self) -> None:
        """Remember where the reader is."""
        if "explorer" in self.__dict__ and self.explorer.facts is not None and self.session is not None:
            from explorer.tui.memory import state_of

            self.session.remember(self.store, state_of(self.explorer))

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, by key or by signal; where the reader is gets remembered while the panes are still there."""
        self.remember()
        super().exit(result, return_code, message)

    # Building

    def start_build(self) -> None:
        """Bring the store up to date in the background."""
        from explorer.tui.building import build_beside

        build_beside(self)

    def on_progressed(self, event: Progressed) -> None:
        """Tell how far the build is."""
        self.explorer.tell_progress(event.text, event.share, self.corpus_name)

    def on_built(self, event: Built) -> None:
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
        if not self.roots and self.explorer.facts is not None:
            self.roots = self.explorer.facts.roots
        if self.roots:
            self.start_build()
        else:
            self.notify("This store does not say which documents it was built from.", severity="warning", markup=False)


def run(
    store: Path, roots: Sequence[Path] = (), vocabulary_files: Sequence[Path] = (), config: Config | None = None
) -> int:
    """Open the screen on a store; with `roots` it is built from them or brought up to date. Returns the exit code.

    Raises what the screen met unforeseen, once the terminal is as it was.
    """
    from explorer.tui.heaps import share_heap

    share_heap()
    app = ExplorerApp(store, roots, vocabulary_files, config, _session_of_user)
    result = app.run()
    if app.failure is not None:
        raise app.failure
    return result if isinstance(result, int) else (app.return_code or 0)


def _session_of_user() -> Session:
    from explorer.tui.session import Session

    return Session.of_user()
