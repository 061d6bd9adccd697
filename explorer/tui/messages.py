"""What panes tell the screen; the screen decides and tells the panes."""

from __future__ import annotations

from textual.message import Message


class ClaimChosen(Message):
    """A claim was chosen in a pane: every pane follows."""

    def __init__(self, claim_id: int, origin: str = "", settle: bool = True) -> None:
        self.claim_id = claim_id
        self.origin = origin
        self.settle = settle
        """Whether it becomes part of the trail (moving through a list does after a moment)."""
        super().__init__()


class PassageChosen(Message):
    """A passage outside any claim should be shown in the source."""

    def __init__(self, document_id: int, start: int, end: int) -> None:
        self.document_id = document_id
        self.start = start
        self.end = end
        super().__init__()


class PaneWanted(Message):
    """A pane should get the focus."""

    def __init__(self, pane: str) -> None:
        self.pane = pane
        super().__init__()


class FilterWanted(Message):
    """A filter should be set, or taken away where it is on."""

    def __init__(self, query: str, label: str = "") -> None:
        self.query = query
        """In the language of the search."""
        self.label = label
        super().__init__()
