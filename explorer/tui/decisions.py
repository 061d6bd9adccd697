"""What the keys of decision do on the explorer: on the chosen claim, or in Conflicts on the chosen relation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from explorer.calendar.labels import is_label
from explorer.errors import ExplorerError
from explorer.model import Claim, Document, Relation
from explorer.store.queries import DocumentLine
from explorer.tui.corrections import changes_facts, follow
from explorer.tui.desk import WORDS, Desk
from explorer.tui.screens.prompt import Prompt
from explorer.tui.widgets.conflicts import ConflictsPane
from explorer.views.layout import CONFLICTS
from explorer.views.marks import VERDICTS

if TYPE_CHECKING:
    from explorer.store.decisions import Verdict
    from explorer.tui.screens.explorer import ExplorerScreen


def target_of(screen: ExplorerScreen) -> Claim | Relation | None:
    """What a decision is about: the relation in Conflicts, else the claim; where there is none the user hears of it."""
    in_conflicts = screen.stage.recent[0] == CONFLICTS
    target = screen.query_one(ConflictsPane).relation if in_conflicts else screen.claim
    if target is None:
        where = "No relation is shown here to decide on; c shows every relation, 1 goes to the claims."
        screen.notify(where if in_conflicts else "No claim is chosen.", timeout=4, markup=False)
    return target


def verdict_of(screen: ExplorerScreen, target: Claim | Relation) -> Verdict | None:
    """What holds of a target now."""
    assert screen.facts is not None
    found = screen.facts.claim_verdicts if isinstance(target, Claim) else screen.facts.relation_verdicts
    return found.get(target.id)


def decide(screen: ExplorerScreen, target: Claim | Relation, action: str) -> bool:
    """Decide, or take the same decision back. Tells whether a verdict was given (not taken back)."""
    now = verdict_of(screen, target)
    if action == "star":
        action = "unstar" if now is not None and now.starred else "star"
    elif now is not None and now.state == action:
        action = "clear"
    return _record(screen, target, action) and action in VERDICTS


def ask_tag(screen: ExplorerScreen) -> None:
    """Ask for a tag of the target."""
    target = target_of(screen)
    if target is None:
        return
    now = verdict_of(screen, target)
    tags = ", ".join(now.tags) if now is not None and now.tags else "none yet"

    def taken(text: str | None) -> None:
        if text and text.strip():
            tag = text.strip()
            _record(screen, target, "untag" if now is not None and tag in now.tags else "tag", value=tag)

    screen.app.push_screen(Prompt("Tag", f"Tags now: {tags}. One that it has is taken off.", check=_not_empty), taken)


def ask_note(screen: ExplorerScreen) -> None:
    """Ask for a note on the target."""
    target = target_of(screen)
    if target is None:
        return

    def taken(text: str | None) -> None:
        if text and text.strip():
            _record(screen, target, "note", note=text.strip())

    what = "relation" if isinstance(target, Relation) else "claim"
    screen.app.push_screen(
        Prompt("Note", f"Your words on this {what}; they survive rebuilds.", check=_not_empty), taken
    )


def ask_date(screen: ExplorerScreen, summary: DocumentLine) -> None:
    """Ask for a document's date, and read the document anew with it."""
    facts = screen.facts
    document = facts.reader.document(summary.id) if facts is not None else None
    if document is None:
        return

    def taken(text: str | None) -> None:
        if text and _record(screen, document, "correct", field="published", value=text.strip()):
            screen.action_rebuild()

    hint = f"{facts.name(summary.id) if facts is not None else ''}: 2025, 2025-08 or 2025-08-19"
    prompt = Prompt("Date of the document", hint, summary.published or "", check=_date_problem)
    screen.app.push_screen(prompt, taken)


def undo(screen: ExplorerScreen) -> None:
    """Undo the latest decision."""
    _step(screen, back=True)


def redo(screen: ExplorerScreen) -> None:
    """Redo what was undone last."""
    _step(screen, back=False)


def _step(screen: ExplorerScreen, back: bool) -> None:
    desk = _desk(screen)
    if desk is None:
        return
    try:
        made = desk.undo() if back else desk.redo()
    except ExplorerError as error:
        screen.notify(str(error), severity="error", markup=False)
        return
    if made is None:
        screen.notify("Nothing to undo." if back else "Nothing to redo.", timeout=2, markup=False)
        return
    if changes_facts(made):
        follow(screen, made)
        return
    if made.target == "document" and made.action == "correct":
        screen.action_rebuild()
    word = WORDS.get(made.action, made.action)
    screen.notify(f"{'Undone' if back else 'Redone'}: {word}", timeout=2, markup=False)
    screen.show_decisions()


def copy(screen: ExplorerScreen) -> None:
    """Copy the chosen claim as a citation through the terminal."""
    from explorer.export.citation import citation_plain

    _copy(screen, citation_plain)


def copy_markdown(screen: ExplorerScreen) -> None:
    """Copy the citation as Markdown."""
    from explorer.export.citation import citation_markdown

    _copy(screen, citation_markdown)


def _copy(screen: ExplorerScreen, cite: Callable[[Claim, Document, str], str]) -> None:

    claim, facts = screen.claim, screen.facts
    document = facts.document(claim.document_id) if claim is not None and facts is not None else None
    if claim is None or document is None:
        return
    screen.app.copy_to_clipboard(cite(claim, document, document.text))
    screen.notify("Citation sent to the terminal's clipboard.", timeout=3, markup=False)


def _record(
    screen: ExplorerScreen,
    target: Claim | Relation | Document,
    action: str,
    field: str | None = None,
    value: str | None = None,
    note: str | None = None,
) -> bool:
    desk = _desk(screen)
    if desk is None:
        return False
    try:
        desk.decide(target, action, field=field, value=value, note=note)
    except ExplorerError as error:
        screen.notify(str(error), severity="error", markup=False)
        return False
    screen.notify(f"{WORDS.get(action, action).capitalize()}.  u undoes", timeout=2, markup=False)
    screen.show_decisions()
    return True


def _desk(screen: ExplorerScreen) -> Desk | None:
    if screen.facts is None:
        return None
    if screen.desk is None or screen.desk.store != screen.facts.path:
        screen.desk = Desk(screen.facts.path, screen.app.author)  # type: ignore[attr-defined]
    return screen.desk


def _not_empty(text: str) -> str | None:
    return None if text.strip() else "Nothing was written."


def _date_problem(text: str) -> str | None:
    text = text.strip()
    plain = text.replace("-", "").isdigit() and len(text) in (4, 7, 10)
    return None if plain and is_label(text) else "Not a date: write 2025, 2025-08 or 2025-08-19."
