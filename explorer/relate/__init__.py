"""Relations between claims: which agree, which do not, and why. Pure: no store, no files but the word lists.

How the pipeline uses it:

- When a document's claims are made, once per claim: `sketch = sketch_of(claim, document.text, lexicon)` (evidence
  of the sentence, some hundred bytes; store `sketch.encode()` beside the claim) and `keys =
  alignment_keys(claim, sketch, lexicon)` (at most six short texts; store them indexed, key -> claim).
  `lexicon = load_lexicon()`.
- To relate: for every key with at least two claims, `Group(key, members)` with `Member(claim, Sketch.decode(stored),
  keys)`; `relate_group(group, context)` gives the relations that belong to that key, `relate(groups, context)` those of
  all. Groups are independent of each other: any order, any number of processes, one in memory at a time.
- After a change: the relations of the keys that the changed document's old and new claims touch are dropped and found
  again; keep the key beside each relation for that. A relation's id does not depend on the group.

`Context` holds the facts of documents (date, publisher), the vocabulary's links between metrics and the word lists.
"""

from explorer.relate.context import Context, DocumentFacts, Group, Member
from explorer.relate.engine import CROWD, THRONG, is_crowd, relate, relate_group
from explorer.relate.keys import alignment_keys, key_number
from explorer.relate.sketch import Sketch, sketch_of
from explorer.relate.slices import COMPUTED, parts_of, year_of
from explorer.relate.words import Lexicon, lexicon_digest, load_lexicon

__all__ = [
    "COMPUTED",
    "CROWD",
    "THRONG",
    "Context",
    "DocumentFacts",
    "Group",
    "Lexicon",
    "Member",
    "Sketch",
    "alignment_keys",
    "is_crowd",
    "key_number",
    "lexicon_digest",
    "load_lexicon",
    "parts_of",
    "relate",
    "relate_group",
    "sketch_of",
    "year_of",
]
