"""Every command once: its key, its name, its help. Bindings, footer, help and palette are made from this table."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType

from explorer.tui.deeds import DEEDS
from explorer.views.layout import COMPARISON, CONFLICTS, DOCUMENTS, PANES, SOURCE, TIMELINE

EVERYWHERE = "everywhere"
MOVE = "move"
_VERDICTS = ("verify", "dispute", "dismiss", "star")
SEARCH_LINE = "search"


@dataclass(frozen=True, slots=True)
class Command:
    """Something the user can do with one key."""

    id: str
    """Name in the keymap of the configuration file; its last part is the action."""
    keys: str
    """Default keys, separated by commas, as Textual names them."""
    name: str
    """Two or three words for the footer and the palette."""
    help: str
    """What it does, in one sentence."""
    scope: str = EVERYWHERE
    rank: int = 0
    """Place in the footer, 1 first; 0 is not shown there."""

    @property
    def action(self) -> str:
        """The action that its key runs."""
        group, _, verb = self.id.partition(".")
        if group == "decide" and verb in _VERDICTS:
            return f"decide('{verb}')"
        if group == "pane" and verb in PANES:
            return f"show_pane('{verb}')"
        if self.scope == EVERYWHERE and verb in DEEDS:
            return f"deed('{verb}')"
        return verb.replace("-", "_")


_TABLE = (
    Command("move.up", "up,k", "up", "One row up."  , MOVE),
    Command("move.down", "down,j", "down", "One row down.", MOVE),
    Command("move.left", "left,h", "left", "To the left: close a period, or the column before.", MOVE),
    Command("move.right", "right,l", "right", "To the right: open a period, or the column after.", MOVE),
    Command("move.page-up", "pageup,ctrl+b", "page up", "One page up.", MOVE),
    Command("move.page-down", "pagedown,ctrl+f", "page down", "One page down.", MOVE),
    Command("move.first", "home,g", "first", "To the first row.", MOVE),
    Command("move.last", "end,G", "last", "To the last row.", MOVE),
    Command("move.choose", "enter", "choose", "Choose the row: open or close it, or go on to where it says so.", MOVE),
    Command("pane.search", "slash", "search", "Search all claims as you type; typos are forgiven.", rank=2),
    Command("pane.searches", "S", "searches", "Saved searches and those of late, to run again."),
    Command("pane.timeline", "1", "timeline", "Go to the timeline."),
    Command("pane.comparison", "2", "comparison", "Go to the comparison of the metric across documents."),
    Command("pane.source", "3", "source", "Go to the source text of the chosen claim."),
    Command("pane.conflicts", "4", "conflicts", "Go to the conflicts."),
    Command("pane.details", "5", "details", "Go to the details of the chosen claim."),
    Command("pane.documents", "6", "documents", "Go to the documents."),
    Command("pane.next-pane", "tab", "next pane", "Go to the next pane."),
    Command("pane.previous-pane", "shift+tab", "previous pane", "Go to the pane before."),
    Command("pane.zoom-pane", "z", "maximise", "Give the whole screen to the focused pane, and back.", rank=7),
    Command("pane.freeze", "f", "freeze", "Hold the focused pane still while the others follow the selection."),
    Command("pane.wider", "greater_than_sign", "wider", "Give the left panes more room."),
    Command("pane.narrower", "less_than_sign", "narrower", "Give the left panes less room."),
    Command("pane.taller", "ctrl+down", "taller", "Give the upper panes more room."),
    Command("pane.shorter", "ctrl+up", "shorter", "Give the upper panes less room."),
    Command("go.back", "left_square_bracket,alt+left", "back", "Back to the claim chosen before, like a browser.", rank=8),
    Command("go.forward", "right_square_bracket,alt+right", "forward", "Forward again.", rank=9),
    Command("go.next-mark", "n", "next", "The next thing to look at in this pane: hit, claim, difference.", rank=4),
    Command("go.previous-mark", "N", "previous", "The one before.", ),
    Command("go.metric", "m", "metric", "Choose a metric to compare (fuzzy).", rank=5),
    Command("go.clear-filter", "escape", "clear", "Close what is open; else clear the last filter."),
    Command("go.clear-filters", "X", "clear all", "Clear all filters."),
    Command("decide.verify", "v", "verify", "Verified: the chosen claim (in Conflicts: the relation) is right; again clears it.", rank=6),
    Command("decide.dispute", "d", "dispute", "Disputed: it is doubtful or wrong; again clears it."),
    Command("decide.dismiss", "i", "dismiss", "Dismissed: it does not matter (ignore it); again clears it."),
    Command("decide.star", "asterisk", "star", "Star it, or take the star off."),
    Command("decide.tag", "number_sign", "tag", "Give it a tag; a tag that it has is taken off."),
    Command("decide.note", "semicolon", "note", "Write a note on it."),
    Command("decide.correct", "C", "correct", "Correct a field of the chosen claim; what was read is kept beside it."),
    Command("decide.names", "M", "same name", "Say that two subjects or metrics are the same, or that they are not."),
    Command("decide.undo", "u", "undo", "Undo the latest decision."),
    Command("decide.redo", "U", "redo", "Redo what was undone."),
    Command("out.copy", "y", "copy", "Copy the chosen claim as a citation: quote, source, place, hash."),
    Command("out.copy-markdown", "Y", "copy Markdown", "Copy the citation as Markdown."),
    Command("out.export", "E", "export", "Write what passes the filters to a file: dossier, CSV, JSON lines, ClaimReview."),
    Command("app.open", "O", "open", "Open another corpus or store, the recent ones first.", rank=12),
    Command("app.rebuild", "R", "rebuild", "Bring the store up to date with the documents, in the background."),
    Command("app.theme", "T", "theme", "Choose a theme: dark, light, high contrast, colour-blind safe."),
    Command("app.help", "question_mark", "help", "The keys of the focused pane, and what the glyphs mean.", rank=1),
    Command("app.command-palette", "ctrl+p", "palette", "Every command by name.", rank=10),
    Command("app.leave", "q,ctrl+q", "quit", "Leave; everything is remembered.", rank=11),
    Command("timeline.finer", "plus,equals_sign", "finer", "Zoom in: years, quarters, months, days.", TIMELINE, 1),
    Command("timeline.coarser", "minus", "coarser", "Zoom out.", TIMELINE, 2),
    Command("timeline.axis", "a", "axis", "Swap the axis: what claims are about, or when they were published.", TIMELINE, 3),
    Command("timeline.apart", "t", "targets", "Keep targets and plans apart from what happened, or mix them.", TIMELINE),
    Command("timeline.disputed", "c", "conflicts only", "Show only claims in conflicts, or all.", TIMELINE, 4),
    Command("timeline.fold", "space", "fold", "Open or close the period.", TIMELINE),
    Command("timeline.fold-all", "Z", "fold all", "Open or close every period.", TIMELINE),
    Command("comparison.transpose", "x", "transpose", "Swap rows and columns.", COMPARISON, 1),
    Command("comparison.chart", "c", "chart", "Show or hide the chart.", COMPARISON, 2),
    Command("comparison.sort", "s", "sort", "Sort the columns: by date, by name, by number of readings.", COMPARISON, 3),
    Command("comparison.hide", "w", "hide column", "Hide the column under the cursor; when none is left, show all.", COMPARISON),
    Command("comparison.printed", "p", "as printed", "Show figures as printed, or normalised.", COMPARISON, 4),
    Command("comparison.only-metric", "o", "only this", "Show only claims of this metric everywhere, or all again.", COMPARISON, 5),
    Command("source.same-metric", "r", "same metric", "Go to the next document that speaks of this metric.", SOURCE, 1),
    Command("source.editor", "e", "editor", "Open the document in $EDITOR at the line.", SOURCE, 2),
    Command("source.uncovered", "o", "uncovered", "To the next figure that no claim covers.", SOURCE, 3),
    Command("conflicts.narrow", "t", "type", "Show the next type of relation only; at the end all again.", CONFLICTS, 1),
    Command("conflicts.only", "c", "conflicts or all", "Show conflicts only, or every relation.", CONFLICTS, 2),
    Command("conflicts.more", "space", "more", "Scroll the voices; at the end back to the top.", CONFLICTS, 4),
    Command("conflicts.around", "a", "around claim", "Show only relations of the chosen claim, or all.", CONFLICTS, 3),
    Command("search.next-hit", "down,ctrl+n", "next hit", "The next hit; the source follows.", SEARCH_LINE, 3),
    Command("search.previous-hit", "up", "previous hit", "The hit before.", SEARCH_LINE),
    Command("search.next-hits", "pagedown", "page down", "A page of hits further.", SEARCH_LINE),
    Command("search.previous-hits", "pageup", "page up", "A page of hits back.", SEARCH_LINE),
    Command("search.keep", "enter", "keep", "Keep the hits as a filter of all panes.", SEARCH_LINE, 2),
    Command("search.complete", "tab", "complete", "Complete a field or its value, or take the nearest reading.", SEARCH_LINE, 4),
    Command("search.exact", "ctrl+e", "exact", "Words as they are typed, no completing or correcting; and back.", SEARCH_LINE, 5),
    Command("search.again", "ctrl+r", "again", "Saved searches and those of late.", SEARCH_LINE, 6),
    Command("search.save", "ctrl+s", "save", "Save this search by name.", SEARCH_LINE, 7),
    Command("search.close", "escape", "close", "Close the search; the claim chosen before is back.", SEARCH_LINE, 1),
    Command("documents.only-document", "o", "only this", "Show only claims of this document, or all again.", DOCUMENTS, 1),
    Command("documents.set-date", "e", "set date", "Set or correct the document's date.", DOCUMENTS, 2),
)  # fmt: skip

COMMANDS: dict[str, Command] = {command.id: command for command in _TABLE}


def bindings(scope: str, priority: bool = False) -> list[BindingType]:
    """The Textual bindings of a scope; with `priority` they come before what a text field does with a key."""
    return [
        Binding(command.keys, command.action, command.name, id=command.id, tooltip=command.help, priority=priority)
        for command in _TABLE
        if command.scope == scope and command.id not in ("app.command-palette",)
    ]


def of_scope(scope: str) -> list[Command]:
    """The commands of a scope, in the order of the table."""
    return [command for command in _TABLE if command.scope == scope]
