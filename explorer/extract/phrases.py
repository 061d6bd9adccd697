"""Shallow phrases of a sentence: noun phrases, verb groups, prepositions, quantities and periods in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from explorer.extract import lexicon as words
from explorer.extract.mentions import PeriodMention, QuantityMention
from explorer.extract.tokens import Token

PARTICLES = frozenset({"up", "down", "out", "over", "off", "in", "on", "away", "back", "aside", "for"})
_NP_TAGS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "whose"})
_ASPECTS = frozenset({"begin", "start", "stop", "keep", "continue", "cease", "finish", "resume", "go", "come", "quit"})
"""Verbs that tell the course of the act in the gerund behind them."""
_OPENING = 6
"""How many phrases of a clause are looked through for its verb."""
_CLAUSE_PUNCTUATION = frozenset(';:()[]—–"“”') | {"--"}


@dataclass(slots=True)
class Item:
    """One phrase. `kind` is np, verb, prep, quantity, period, conj, comma, mark, adv or rel (a relative pronoun)."""

    kind: str
    start: int
    end: int
    tokens: Sequence[Token] = ()
    quantity: QuantityMention | None = None
    period: PeriodMention | None = None
    lemma: str = ""
    """Base of the main verb, or the word of a preposition, conjunction or mark."""
    outer: tuple[str, ...] = ()
    """Bases of the verbs that govern the main one: expect in "is expected to rise"."""
    particle: str = ""
    passive: bool = False
    finite: bool = True
    """False for a participle or gerund without an auxiliary, and for an infinitive."""
    modifier: Item | None = None
    """For a noun phrase: the hyphenated measure inside it ("10-year bonds")."""
    counted: Sequence[Token] = ()
    """For a bare number: the noun that it counts, which stands elsewhere."""
    det: str = ""
    """For a quantity: the determiner or adjectives that stand before it ("a", "its", "the", "a record")."""
    det_tokens: Sequence[Token] = field(default=())
    parsed: object = None
    """The noun phrase taken apart, once it was asked for."""
    span: PeriodMention | None = None
    """For a length of time: the dates that it covers ("over the past three years")."""

    def words(self) -> str:
        """The lower-case words, joined by blanks."""
        if len(self.tokens) == 1:
            return self.tokens[0].lower
        return " ".join(t.lower for t in self.tokens)


def article_of(text: str, item: Item) -> str:
    """The article that opens a noun phrase, before an age or measure too: "a" of "a 23-year-old student"."""
    measure = item.modifier.quantity if item.modifier is not None else None
    if measure is None:
        return item.tokens[0].lower if item.tokens and item.tokens[0].tag == "DET" else ""
    before = text[max(0, measure.start - 8) : measure.start].split()
    return before[-1].lower() if before else ""


def phrases(
    text: str,
    tokens: Sequence[Token],
    quantities: Sequence[QuantityMention],
    periods: Sequence[PeriodMention],
    spans: Sequence[PeriodMention] = (),
) -> list[Item]:
    """The phrases of a sentence in order; every token belongs to exactly one of them, or to a mention.

    `spans` are periods that stand where a quantity stands, too: "the past three years".
    """
    return _Chunker(text, tokens, quantities, periods, spans).run()


class _Chunker:
    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        quantities: Sequence[QuantityMention],
        periods: Sequence[PeriodMention],
        spans: Sequence[PeriodMention],
    ) -> None:
        self.text = text
        self.spans = spans
        self.tokens = tokens
        self.mentions: dict[int, tuple[int, QuantityMention | PeriodMention]] = {}
        for period in periods:
            self._place(period.start, period.end, period)
        for quantity in quantities:
            noun = quantity.noun.end if quantity.noun is not None else 0
            self._place(self._behind_verb(quantity), max(quantity.end, quantity.wide_end, noun), quantity)
        self.items: list[Item] = []

    def _place(self, start: int, end: int, mention: QuantityMention | PeriodMention) -> None:
        at = self._first_token(start)
        if at is not None and at not in self.mentions and self.tokens[at].start < end:
            self.mentions[at] = (end, mention)

    def _behind_verb(self, quantity: QuantityMention) -> int:
        """Where the phrase of a quantity starts: at its qualifier, behind a verb or "of" in it ("of over")."""
        at = self._first_token(quantity.wide_start)
        start = quantity.wide_start
        while at is not None and at < len(self.tokens) and self.tokens[at].start < quantity.start:
            if self.tokens[at].tag in ("VERB", "AUX") or self.tokens[at].lower == "of":
                start = self.tokens[at].end
            at += 1
        return start

    def _first_token(self, start: int) -> int | None:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= start:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.tokens) else None

    def run(self) -> list[Item]:
        i = 0
        while i < len(self.tokens):
            i = self._mention(i) if i in self.mentions else self._phrase(i)
        return _merged(self.items)

    def _mention(self, i: int) -> int:
        end, mention = self.mentions[i]
        j = i
        while j < len(self.tokens) and self.tokens[j].start < end:
            j += 1
        j = max(j, i + 1)
        start = self.tokens[i].start
        item = Item("quantity", start, end, self.tokens[i:j])
        if isinstance(mention, PeriodMention):
            item.kind = "period"
            item.period = mention
            self._drop_article()
        else:
            item.quantity = mention
            item.span = next((p for p in self.spans if p.start < mention.end and mention.start < p.end), None)
            self._take_determiner(item)
        self.items.append(item)
        return j

    def _drop_article(self) -> None:
        last = self.items[-1] if self.items else None
        if last is not None and last.kind == "np" and len(last.tokens) == 1 and last.tokens[0].tag == "DET":
            self.items.pop()

    def _take_determiner(self, item: Item) -> None:
        """A bare determiner or adjective phrase before a quantity belongs to it, unless it ends in a noun."""
        last = self.items[-1] if self.items else None
        if last is None or last.kind != "np" or last.tokens[-1].tag in ("NOUN", "PROPN", "PRON"):
            return
        if last.tokens[-1].tag == "PART" and len(last.tokens) > 1:
            item.det_tokens = last.tokens
            item.det = last.words()
            self.items.pop()
            return
        item.det = last.words()
        item.det_tokens = last.tokens
        item.start = last.start
        self.items.pop()

    def _phrase(self, i: int) -> int:
        token = self.tokens[i]
        if token.tag == "PUNCT":
            return self._mark(i)
        if token.tag == "VERB" and self._attribute(i):
            return self._noun_phrase(i)
        if token.tag in ("AUX", "VERB") or (token.lower == "to" and self._verb_follows(i + 1)):
            return self._verb(i)
        if token.tag == "PRON" and token.lower in words.SUBORDINATORS and (i or token.lower != "that"):
            return self._single("rel", i)
        if token.tag in _NP_TAGS or (token.lower in ("'s", "’s") and self._owned_follows(i + 1)):
            return self._noun_phrase(i)
        if token.tag == "ADP" or token.lower == "to":
            return self._single("prep", i)
        if token.tag == "CONJ":
            return self._single("conj", i)
        if token.tag == "ADV" and self._adjective_follows(i + 1):
            return self._noun_phrase(i)
        return self._single("adv", i)

    def _single(self, kind: str, i: int) -> int:
        token = self.tokens[i]
        self.items.append(Item(kind, token.start, token.end, self.tokens[i : i + 1], lemma=token.lower))
        return i + 1

    def _mark(self, i: int) -> int:
        token = self.tokens[i]
        kind = "comma" if token.text == "," else "mark"
        return self._single(kind, i)

    def _verb_follows(self, i: int) -> bool:
        while i < len(self.tokens) and self.tokens[i].tag == "ADV":
            i += 1
        if i >= len(self.tokens) or i in self.mentions or self.tokens[i].tag not in ("VERB", "AUX"):
            return False
        return self.tokens[i].tag == "AUX" or not self._is_past(i)

    def _is_past(self, i: int) -> bool:
        """Whether a verb form is past and nothing else: no infinitive, an attribute before a noun."""
        return words.VERB_KINDS.get(self.tokens[i].lower) == "past" and self.tokens[i].lower not in words.SAME_PAST

    def _attribute(self, i: int) -> bool:
        """Whether the verb form at `i` only describes the noun behind it: "to affected patients", "new films"."""
        last = self.items[-1] if self.items else None
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) and i + 1 not in self.mentions else None
        if last is None or following is None or following.tag != "NOUN":
            return False
        if last.kind == "verb":
            return self.tokens[i].lower.endswith("ing") and self.tokens[i].lower not in words.VERB_KINDS
        return last.kind == "prep" and self._is_past(i)

    def _adjective_follows(self, i: int) -> bool:
        return (
            i < len(self.tokens)
            and i not in self.mentions
            and self.tokens[i].tag == "ADJ"
            and i + 1 < len(self.tokens)
            and self.tokens[i + 1].tag in ("NOUN", "ADJ", "PROPN")
        )

    def _verb(self, i: int) -> int:
        """A verb group with its auxiliaries, adverbs, and the verbs that govern it ("is expected to rise")."""
        j, lemmas = i, []
        forms: list[Token] = []
        passive = False
        start_infinitive = self.tokens[i].lower == "to"
        finite = not start_infinitive
        while j < len(self.tokens) and (j not in self.mentions or j == i):
            token = self.tokens[j]
            if forms and token.tag == "VERB" and self._other_act(forms[-1], token):
                break
            if token.tag in ("AUX", "VERB"):
                lemma = words.lemma(token.lower) if token.tag == "VERB" else _auxiliary(token.lower)
                lemmas.append(lemma)
                forms.append(token)
                j += 1
            elif (token.tag == "ADV" and j > i and token.lower not in PARTICLES and self._group_goes_on(j + 1)) or (
                (token.lower == "to" and self._verb_follows(j + 1)) and (lemmas or j == i)
            ):
                j += 1
            else:
                break
        if not forms:  # "Click to down share": the particle ends the group before its verb
            return self._single("prep", i)
        main = forms[-1]
        kind = words.VERB_KINDS.get(main.lower, "past" if main.lower.endswith("ed") else "")
        is_past = kind == "past" or main.lower in words.SAME_PAST
        if main.tag == "VERB" and is_past and len(forms) > 1 and forms[-2].lower in words.BE:
            passive = not any(t.lower == "to" for t in self.tokens[i:j] if forms[-2].end <= t.start < main.start)
        if len(forms) == 1 and main.lower.endswith("ing") and main.tag == "VERB":
            finite = False
        particle = ""
        if j < len(self.tokens) and j not in self.mentions and self.tokens[j].lower in PARTICLES:
            particle = self.tokens[j].lower
        contentful = [x for x in lemmas if x not in ("will", "do", "have")]
        self.items.append(
            Item(
                "verb", self.tokens[i].start, self.tokens[j - 1].end, self.tokens[i:j],
                lemma=lemmas[-1], outer=tuple(contentful[:-1]), particle=particle, passive=passive, finite=finite,
            )
        )  # fmt: skip
        return j

    def _other_act(self, before: Token, token: Token) -> bool:
        """Whether a gerund behind a verb is no part of it: "spent reducing waits", "ran stunning photos"."""
        if words.VERB_KINDS.get(token.lower, token.lower[-3:]) != "ing" or before.tag != "VERB":
            return False
        return words.lemma(before.lower) not in _ASPECTS

    def _group_goes_on(self, j: int) -> bool:
        while j < len(self.tokens) and self.tokens[j].tag == "ADV" and j not in self.mentions:
            j += 1
        return j < len(self.tokens) and j not in self.mentions and self.tokens[j].tag in ("VERB", "AUX")

    def _noun_phrase(self, i: int) -> int:
        j = i
        seen_noun = False
        while j < len(self.tokens) and (j not in self.mentions or (j == i)):
            token = self.tokens[j]
            if token.tag == "PRON":
                j += j == i
                break
            if token.tag == "DET" and j > i and (seen_noun or self.tokens[j - 1].tag not in ("DET", "ADV")):
                break
            if token.tag == "NUM" and seen_noun and self.tokens[j - 1].tag != "PROPN":
                break
            if token.tag == "PROPN" and j > i and self.tokens[j - 1].tag == "NOUN" and self._contact_clause(j):
                break
            if token.tag in ("NOUN", "PROPN"):
                seen_noun = True
            elif token.lower in ("'s", "’s"):
                seen_noun = False
            elif token.tag in ("DET", "NUM"):
                pass
            elif token.tag == "ADJ":
                if seen_noun and not self._noun_follows(j + 1):
                    break
            elif (token.tag in ("ADV", "VERB") and j == i) or (
                token.tag == "CONJ" and token.lower in ("and", "or") and self._compound_follows(j)
            ):
                pass
            else:
                break
            j += 1
        j = max(j, i + 1)
        self.items.append(Item("np", self.tokens[i].start, self.tokens[j - 1].end, self.tokens[i:j]))
        return j

    def _contact_clause(self, j: int) -> bool:
        """Whether a name behind a plural opens a clause of its own: "the earnings Orvane had"."""
        before = self.tokens[j - 1]
        if words.singular(before.lower) == before.lower:
            return False
        while j < len(self.tokens) and j not in self.mentions and self.tokens[j].tag == "PROPN":
            j += 1
        return j < len(self.tokens) and j not in self.mentions and self.tokens[j].tag in ("VERB", "AUX")

    def _owned_follows(self, i: int) -> bool:
        """Whether a period owns what stands at `i`: "last year's output"."""
        last = self.items[-1] if self.items else None
        owner = last is not None and last.kind == "period"
        return (
            owner and i < len(self.tokens) and i not in self.mentions and self.tokens[i].tag in ("NOUN", "ADJ", "PROPN")
        )

    def _noun_follows(self, i: int) -> bool:
        return i < len(self.tokens) and i not in self.mentions and self.tokens[i].tag in ("NOUN", "PROPN")

    def _compound_follows(self, j: int) -> bool:
        """ "retail and service centres": two modifiers of one noun; two nouns in a row after the conjunction."""
        after = self.tokens[j + 1 : j + 3]
        return (
            len(after) == 2
            and all(t.tag == "NOUN" for t in after)
            and self.tokens[j - 1].tag in ("NOUN", "ADJ")
            and not self.tokens[j - 1].lower.endswith("s")
            and j + 1 not in self.mentions
            and j + 2 not in self.mentions
        )


def _merged(items: list[Item]) -> list[Item]:
    """Periods and hyphenated measures inside a noun phrase ("third-quarter profit", "10-year bonds") join it."""
    out: list[Item] = []
    for i, item in enumerate(items):
        last = out[-1] if out else None
        if item.kind == "np" and last is not None and item.start - last.end <= 1 and _starts_bare(item):
            if last.kind == "period" and not _parted(out, items[i : i + _OPENING]):
                item.period = last.period
                out.pop()
                _take_owner(out, item)
            elif last.kind == "quantity" and _hyphenated(last):
                item.modifier = last
                out.pop()
                _take_owner(out, item)
        out.append(item)
    return out


def _parted(out: Sequence[Item], following: Sequence[Item]) -> bool:
    """Whether a period stands for itself: "In May 2019 trains …", "In 2019 Norvik launched …", "Last week Norvik …"."""
    if following and following[0].tokens[0].lower in ("'s", "’s"):
        return False
    before = out[:-1]
    prep = bool(before) and before[-1].kind == "prep"
    opener = before[-2:-1] if prep else before[-1:]
    if not prep and opener and opener[0].kind == "adv":
        opener = before[-2:-1]
    opens = not opener or opener[0].kind in ("comma", "mark", "conj")
    after = next((item for item in following[1:] if item.kind not in (("np", "prep") if prep else ())), None)
    told = after is not None and after.kind == "verb" and after.finite
    named = bool(following) and following[0].tokens[0].tag == "PROPN"
    if prep:
        return " " in out[-1].words() or (opens and told)
    return opens and told and named


def _starts_bare(item: Item) -> bool:
    return item.tokens[0].tag in ("NOUN", "ADJ", "PROPN") or item.tokens[0].lower in ("'s", "’s")


def _hyphenated(item: Item) -> bool:
    """ "10-year", "two-bedroom": a number tied to its noun by a hyphen."""
    quantity = item.quantity
    if quantity is None or (quantity.noun is not None and len(item.tokens) > 1):
        return False
    behind = (t.text[max(0, quantity.number_end - t.start) :] for t in item.tokens if t.end > quantity.number_end)
    return next(behind, "").startswith(("-", "‑"))


def _take_owner(out: list[Item], item: Item) -> None:
    """Give a noun phrase back the owner or article that a mention in its middle cut off."""
    last = out[-1] if out else None
    if last is None or last.kind != "np" or item.start - last.end > 40:
        return
    if last.tokens[-1].tag in ("DET", "PART", "ADJ"):
        out.pop()
        item.tokens = (*last.tokens, *item.tokens)
        item.start = last.start


def _auxiliary(lower: str) -> str:
    if lower in words.BE:
        return "be"
    if lower in words.HAVE:
        return "have"
    if lower in words.DO:
        return "do"
    return "will" if lower in ("'ll", "’ll", "wo") else lower


def is_possessive(lower: str) -> bool:
    """Whether a determiner stands for an owner named elsewhere."""
    return lower in _POSSESSIVES


def ends_clause(item: Item) -> bool:
    """Whether a phrase is a boundary that a clause does not cross."""
    if item.kind == "mark":
        return item.lemma in _CLAUSE_PUNCTUATION
    return item.kind == "rel" or (item.kind == "conj" and item.lemma in words.SUBORDINATORS)
