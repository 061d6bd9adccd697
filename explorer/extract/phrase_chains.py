"""Noun phrases that belong together: chains over prepositions, lists, insertions, and what "which" stands for."""

from __future__ import annotations

from explorer.extract.agreement import agrees, may_describe
from explorer.extract.phrase_rows import CLAUSE_OPENERS, DASHES, SAYING, PhraseRow


class PhraseChains(PhraseRow):
    """The phrases of a sentence with the chains that they form."""

    def head_of_chain(self, i: int, absolute: bool = False) -> int | None:
        """The first noun phrase of the chain "NP of NP in NP" that ends at `i`."""
        items = self.items
        best: int | None = None
        while i >= 0:
            item = items[i]
            if item.kind in ("np", "quantity") and not (
                i and item.kind == "np" and item.words() in ("that", "which", "who")
            ):
                best = i
                if item.kind == "quantity" and i and items[i - 1].kind == "np":
                    i -= 1
                    continue
                if i == 0 or items[i - 1].kind not in ("prep", "adv"):
                    if (
                        i > 1
                        and items[i - 1].kind == "conj"
                        and items[i - 1].lemma == "and"
                        and self._may_join(i - 2)
                        and not self._ends_predicate(i - 2)
                        and not (i > 2 and items[i - 3].kind == "verb")
                    ):
                        i -= 2
                        while i > 1 and items[i - 1].kind == "comma" and items[i - 2].kind == "np" and self._listed(i):
                            i -= 2
                        continue
                    break
                if items[i - 1].kind == "prep" and items[i - 1].lemma in CLAUSE_OPENERS and not self._narrows(i):
                    break
                if items[i - 1].kind == "adv" and i > 1 and items[i - 2].kind in ("np", "quantity", "period"):
                    break
                if absolute and items[i - 1].lemma == "with":
                    break
                if items[i - 1].kind == "prep" and (i == 1 or items[i - 2].kind not in ("np", "quantity", "period")):
                    best = best if best is not None and not self._opens_with_prep(i - 1) else None
                    break
            elif item.kind not in ("prep", "period", "adv"):
                break
            i -= 1
        return best

    def _may_join(self, i: int) -> bool:
        """Whether the phrase at `i` may be the first of a joined subject: "About 190 firms and yards were sold"."""
        if self.items[i].kind == "quantity":
            return i == 0 or self.items[i - 1].kind in ("mark", "comma", "rel")
        return self.items[i].kind == "np"

    def _ends_predicate(self, i: int) -> bool:
        """Whether the phrase at `i` belongs to a verb before: in "were in line with hopes and shares rose"."""
        if i < 2 or self.items[i].kind != "np" or self.items[i - 1].kind != "prep":
            return False
        verb = self.governor(i)
        if verb is None or self.items[verb].lemma in SAYING:
            return False
        return self.items[verb].finite and not may_describe(self.items[verb])

    def _narrows(self, i: int) -> bool:
        """Whether a bare noun behind "before" or "after" only narrows the one in front: "profit after tax"."""
        items = self.items
        if i < 2 or items[i - 1].lemma not in ("before", "after") or items[i - 2].kind != "np":
            return False
        return items[i].kind == "np" and items[i].tokens[0].tag == "NOUN"

    def _listed(self, i: int) -> bool:
        """Whether the noun phrase at `i` is one of three or more ("A, B and C") behind a boundary."""
        return i < 3 or self.items[i - 3].kind in ("comma", "mark", "conj", "rel")

    def _opens_with_prep(self, i: int) -> bool:
        """A prepositional phrase at the start of a clause is no subject."""
        while i > 0 and self.items[i - 1].kind == "adv":
            i -= 1
        return i == 0 or self.items[i - 1].kind in ("comma", "mark", "conj", "rel")

    def _opening_dash(self, i: int) -> int | None:
        """The dash that opens the insertion which the one at `i` closes: "exports - goods and services - rose"."""
        acts = False
        for k in range(i - 1, 0, -1):
            item = self.items[k]
            if item.kind == "mark" and item.lemma in DASHES:
                inserted = not acts or self.items[k + 1].kind == "rel"
                return k if inserted and self.items[k - 1].kind in ("np", "period") else None
            acts = acts or (item.kind == "verb" and item.finite and item.lemma != "include")
        return None

    def _antecedent(self, rel: int) -> int | None:
        """The noun phrase that the relative pronoun at `rel` stands for: the nearest that its verb agrees with."""
        i = rel - 1
        while i >= 0 and (self.items[i].kind in ("comma", "prep", "adv") or self.items[i].lemma in DASHES):
            opened = self._opening_dash(i) if self.items[i].lemma in DASHES else None
            i = i - 1 if opened is None else opened - 1
        if i >= 0 and self.items[i].kind == "mark" and self.items[i].lemma == ")":
            i = self._opening_bracket(i) - 1
        if i < 0 or self.items[i].kind not in ("np", "quantity"):
            return None
        while i > 1 and self._placed_behind(rel, i):
            i -= 2
        verb = next((item for item in self.items[rel + 1 : rel + 3] if item.kind == "verb"), None)
        while verb is not None and i > 1 and not agrees(self.items[i], verb) and self.items[i - 1].kind == "prep":
            if self.items[i - 2].kind != "np":
                break
            i -= 2
        return i

    def _placed_behind(self, rel: int, i: int) -> bool:
        """Whether "who" passes over the name at `i`, which only tells where one is: "a trader in Larchford who …"."""
        before, noun = self.items[i - 1], self.items[i - 2]
        common = noun.kind == "np" and noun.tokens[-1].tag == "NOUN"
        return self.items[rel].words() == "who" and before.lemma in ("in", "at", "from", "near") and common
