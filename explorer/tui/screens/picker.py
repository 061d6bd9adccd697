"""A fuzzy picker: type a few letters of what is wanted, Enter takes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.fuzzy import FuzzySearch
from textual.screen import ModalScreen
from textual.widgets import Input

from explorer.tui.lines import Line, content
from explorer.tui.widgets.lineview import LineView

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """Something to pick."""

    value: T
    name: str
    note: str = ""


class ChoiceList(LineView):
    """The choices that match, the matched letters marked."""

    def __init__(self, picker: Picker[T]) -> None:
        super().__init__()
        self.picker = picker

    def item_lines(self, index: int, width: int) -> list[Line]:
        choice, letters = self.picker.found[index]
        marked = set(letters)
        line = Line(" ")
        for place, letter in enumerate(choice.name):
            line.add(letter, "match" if place in marked else "")
        return [line.ends(Line(f" {choice.note} ", "muted"), width)]

    def empty_lines(self, width: int) -> list[Line]:
        return [Line(" reading…" if self.picker.awaiting else " Nothing matches; fewer letters find more.", "muted")]


class Picker(ModalScreen[T | None], Generic[T]):
    """Asks for one of many; gives its value, or None."""

    DEFAULT_CSS = """
    Picker { align: center top; background: $background 60%; }
    Picker > Vertical {
        margin-top: 3; width: 76; max-width: 94%; height: 70%; max-height: 24;
        border: round $border; background: $surface; padding: 0 1;
        border-title-color: $border; border-title-style: bold; border-subtitle-color: $tone-muted;
    }
    Picker Input { border: none; background: $surface; padding: 0 1; height: 1; margin-bottom: 1; }
    Picker Input:focus { border: none; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", show=False),
        Binding("down,ctrl+n", "move(1)", "down", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", "up", show=False, priority=True),
        Binding("enter", "take", "take", show=False, priority=True),
    ]

    def __init__(self, title: str, hint: str, choices: Sequence[Choice[T]] | None, current: T | None = None) -> None:
        """With `choices` None they are still being read, and `offer` gives them."""
        super().__init__()
        self.title_shown = title
        self.hint = hint
        self.awaiting = choices is None
        self.choices = list(choices or ())
        self.current = current
        self.found: list[tuple[Choice[T], Sequence[int]]] = [(choice, ()) for choice in self.choices]
        self._search = FuzzySearch()

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = content(self.title_shown)
            yield Input(placeholder=self.hint)
            yield ChoiceList(self)

    def offer(self, choices: Sequence[Choice[T]]) -> None:
        """The choices are known now."""
        self.awaiting = False
        self.choices = list(choices)
        if self.is_mounted:
            query = self.query_one(Input).value
            self._match(query)
            if not query.strip():
                self.on_mount()

    def on_mount(self) -> None:
        """All choices at first, the current one under the cursor."""
        self.found = [(choice, ()) for choice in self.choices]
        at = next((n for n, choice in enumerate(self.choices) if choice.value == self.current), 0)
        self._show(at)
        self.call_after_refresh(self.query_one(ChoiceList).point, at)

    def _show(self, cursor: int = 0) -> None:
        view = self.query_one(ChoiceList)
        view.set_count(len(self.found), cursor)
        view.scroll_to(y=0, animate=False, immediate=True)
        box = self.query_one(Vertical)
        box.border_subtitle = content(f"{len(self.found):,} of {len(self.choices):,} · ⏎ take · esc leave")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._match(event.value)

    def _match(self, typed: str) -> None:
        query = typed.strip()
        if not query:
            self.found = [(choice, ()) for choice in self.choices]
        else:
            scored = []
            for order, choice in enumerate(self.choices):
                score, letters = self._search.match(query[:60], choice.name)
                if score:
                    scored.append((-score, order, choice, letters))
            scored.sort(key=lambda item: item[:2])
            self.found = [(choice, letters) for _, _, choice, letters in scored]
        self._show()

    def action_move(self, by: int) -> None:
        self.query_one(ChoiceList).step(by)

    def action_take(self) -> None:
        view = self.query_one(ChoiceList)
        self.dismiss(self.found[view.cursor][0].value if self.found else None)

    def action_close(self) -> None:
        self.dismiss(None)

    @on(LineView.Chosen)
    def _clicked(self) -> None:
        self.action_take()
