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

from explorer.tui.lines import Line, cells, content
from explorer.tui.widgets.lineview import LineView

T = TypeVar("T")
_FRAME = 4
"""Rows of the box that hold no choice: the frame, the line that is typed in, and one of air."""
_MOST_ROWS = 24


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """Something to pick."""

    value: T
    name: str
    note: str = ""
    """Stands at the right."""
    detail: str = ""
    """More about it in a sentence, where there is room; found where no name matches."""


def _more(choice: Choice[T]) -> str:
    """What else a choice is found by: its detail, and its value where that is a name."""
    value = choice.value if isinstance(choice.value, str) else ""
    return f"{choice.detail} {value}".lower()


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
        if choice.detail:
            line.pad(self.picker.longest + 3).add(choice.detail, "muted")
        return [line.ends(Line(f"  {choice.note} ", "accent" if choice.detail else "muted"), width)]

    def empty_lines(self, width: int) -> list[Line]:
        return [Line(" reading…" if self.picker.awaiting else " Nothing matches; fewer letters find more.", "muted")]


class Picker(ModalScreen[T | None], Generic[T]):
    """Asks for one of many; gives its value, or None."""

    DEFAULT_CSS = """
    Picker { align: center top; background: $background 60%; }
    Picker > Vertical {
        margin-top: 3; width: 84; max-width: 94%; height: 24;
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
        self.longest = max((cells(choice.name) for choice in self.choices), default=0)
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
        self._fit()

    def _fit(self) -> None:
        """As high as all choices need, within the screen."""
        wanted = _MOST_ROWS if self.awaiting else len(self.choices) + _FRAME
        self.query_one(Vertical).styles.height = max(_FRAME + 1, min(wanted, _MOST_ROWS, self.size.height * 7 // 10))

    def on_resize(self) -> None:
        """Fit the box into the screen."""
        self._fit()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._match(event.value)

    def _match(self, typed: str) -> None:
        query = typed.strip()
        if not query:
            self.found = [(choice, ()) for choice in self.choices]
        else:
            scored: list[tuple[float, int, Choice[T], Sequence[int]]] = []
            for order, choice in enumerate(self.choices):
                score, letters = self._search.match(query[:60], choice.name)
                if score:
                    scored.append((-score, order, choice, letters))
                elif query.lower() in _more(choice):
                    scored.append((0.0, order, choice, ()))
            scored.sort(key=lambda item: item[:2])
            self.found = [(choice, letters) for _, _, choice, letters in scored]
        self._show()

    def action_move(self, by: int) -> None:
        self.query_one(ChoiceList).step(by)

    def action_take(self) -> None:
        if self.found:
            self.dismiss(self.found[self.query_one(ChoiceList).cursor][0].value)
        else:
            self.app.bell()

    def action_close(self) -> None:
        self.dismiss(None)

    @on(LineView.Chosen)
    def _clicked(self) -> None:
        self.action_take()
