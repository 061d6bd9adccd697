"""Counts of harm that nobody else has belong to the happening that the document is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from explorer.extract.drafts import SETTLED, Draft, Scene
from explorer.extract.happenings import Happening, find_happening, mentions_in
from explorer.extract.last_resort import Told
from explorer.extract.mentions import PeriodMention
from explorer.extract.name import is_place
from explorer.extract.name_runs import runs
from explorer.extract.subjects import Subject
from explorer.extract.tokens import Token
from explorer.extract.word_sets import word_set
from explorer.model import RULE_HAPPENING
from explorer.vocabulary.happenings import Happenings

_OTHERS = word_set(
    "other others another similar previous previously earlier former elsewhere such series history decade decades "
    "annually yearly average typically nationwide worldwide globally"
)
"""Words that speak of more happenings than this one."""
_ADDING = frozenset({"other", "others", "another"})
_LATELY = timedelta(days=4)
"""How long ago a happening may be that a document tells as news."""


def give_harm(scene: Scene, title: str | None, sentences: Sequence[Sequence[Token]], told: Sequence[Told]) -> None:
    """Give the counts of harm that nobody else has to the happening that the document is about.

    `sentences` are the tokens of the whole document in order.
    """
    happenings = scene.vocabulary.happenings
    harm = [(one, [draft for draft in one.drafts if _is_harm(draft, happenings)]) for one in told]
    harm = [(one, counts) for one, counts in harm if counts]
    if not harm:
        return
    happening = find_happening(title, sentences, scene.names, scene.text, happenings)
    if happening is None:
        return
    days = _days(scene.today, harm[0][1])
    for one, counts in harm:
        free = [draft for draft in counts if _is_free(draft, happening)]
        timely = all(_in_time(other, days) for other in one.drafts)
        if not free or not timely or _speaks_of_others(scene, one, happening):
            continue
        for draft in free:
            draft.subject = Subject(happening.text, RULE_HAPPENING, inferred=True, name=happening.owner)
            draft.steps.append(f"subject: {happening.text!r} by rule {RULE_HAPPENING!r}: the text is about it")
            draft.inferred.append("subject")


def _is_harm(draft: Draft, happenings: Happenings) -> bool:
    known = draft.choice is not None and draft.choice.named.known in happenings.harm
    return known and draft.modality in SETTLED and draft.basis is None and not draft.growth


def _is_free(draft: Draft, happening: Happening) -> bool:
    """Whether no one else owns a figure: it has no subject, or one that is a word for the happening or its place."""
    subject, owner = draft.subject, happening.owner
    if subject is None or (owner is not None and subject.name is owner):
        return True
    told = subject.text.rpartition(" ")[2].lower() in happening.words
    return told and (subject.name is None or subject.text.startswith(happening.text.rpartition(" ")[0]))


def _days(today: PeriodMention | None, lead: Iterable[Draft]) -> list[tuple[str, str]]:
    """When it may have happened: the days that its first toll is dated, and those shortly before the document."""
    found = [days for draft in lead if draft.period is not None and (days := _few_days(draft.period)) is not None]
    if today is None or today.period_start is None:
        return found
    day = date.fromisoformat(today.period_start)
    return [*found, ((day - _LATELY).isoformat(), (day + timedelta(days=1)).isoformat())]


def _few_days(period: PeriodMention) -> tuple[str, str] | None:
    """The first and last day of a period of a day or two; None for a longer one, which may hold more happenings."""
    start, end = period.period_start, period.period_end
    if not start or not end or date.fromisoformat(end) - date.fromisoformat(start) > timedelta(days=1):
        return None
    return start, end


def _in_time(draft: Draft, days: Sequence[tuple[str, str]]) -> bool:
    if draft.period is None or not draft.period.label:
        return True
    told = _few_days(draft.period)
    return told is not None and any(told[0] <= last and first <= told[1] for first, last in days)


def _adds(tokens: Sequence[Token], at: int) -> bool:
    """Whether "other" or "another" only adds to a count before: "another 31 people are missing", "six others"."""
    beside = [*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]]
    return tokens[at].lower in _ADDING and any(token.tag == "NUM" for token in beside)


def _speaks_of_others(scene: Scene, told: Told, happening: Happening) -> bool:
    """Whether a sentence tells of another happening, or of a place that title and lead do not know."""
    if any(token.lower in _OTHERS and not _adds(told.tokens, at) for at, token in enumerate(told.tokens)):
        return True
    for mention in mentions_in(told.tokens, scene.names, scene.text, scene.vocabulary.happenings):
        if mention.plural or any(name is not happening.owner and is_place(name) for _, name in mention.owners):
            return True
    return any(
        name is not None and is_place(name) and id(name) not in happening.known
        for name in (scene.names.named(run) for run in runs(told.tokens, scene.text))
    )
