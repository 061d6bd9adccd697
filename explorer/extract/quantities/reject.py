"""Numbers that count nothing: years, labels behind names, idioms, number words that stand for people or things."""

from __future__ import annotations

import re

from explorer.extract.quantities import qualifiers
from explorer.extract.quantities.atoms import Atom
from explorer.extract.quantities.line import Line
from explorer.extract.quantities.nouns import CountedNoun
from explorer.extract.quantities.numerals import Numeral
from explorer.extract.quantities.plurals import CLOSED
from explorer.extract.quantities.wordlists import word_set

_YEAR_LEFT = word_set(
    """the in since by until till before after during from early late mid fiscal circa year its their his her our
    last a this summer spring autumn fall winter and between to of for on at s through season election"""
)
_NAME = re.compile(r"(?:^|[\s(“\"'‘—–-])((?:[a-z]{1,2})?[A-Z][A-Za-zÀ-ÿ.'’&-]*)[ \u00a0]$")
_NOT_A_NAME = word_set(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday i nearly almost roughly approximately exactly killed some another yes no
    police officials authorities scientists researchers experts analysts investigators firefighters rescuers
    prosecutors doctors voters lawmakers republicans democrats americans chinese british french german israeli
    palestinian russian japanese european african indian u.s. us uk total average mean median minimum maximum rose
    fell up down revenue sales profit population deaths temperature score age aged"""
)
_DEFINITE = re.compile(
    r"\b(?:the|these|those|both|other|all|our|my|your) (?:other |past |last |first |next )?$", re.IGNORECASE
)
_IDIOM_BEFORE = re.compile(
    r"\b(?:no|any|every|each|some|this|that|the|which|another|last|only|loved|number|the other|everyone|anyone|"
    r"day|someone) $",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(
    r"(?:[ -](?:of|another|day|point|time|thing|way|hand|side|more|reason|example|sided|off|stop|way|on|by|man's|"
    r"who|that|which|is|was|has|can|may|might|"
    r"must|should|would|could|will|does|did|or|and|to|in|at|if|where|such|size|fell|place|last|final|big|key|"
    r"major|good|possible|common|"
    r"single|such|eye|foot in|step|too|after|morning|night|evening|afternoon|week|month|year|summer|winter)\b|"
    r"['’]s\b|[.,;:!?)]|$|self\b)",
    re.IGNORECASE,
)
_TOP = re.compile(r"\b(?:[Tt]op[ -]|Group of )$")
_WORLD = re.compile(
    r"\b(?:world war|part|chapter|phase|act|volume|book|type|day|round|game|stage|category|group|level|tier|plan|"
    r"number|platform|channel|formula|air force|season|episode|article|section) $",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<!\bthe )(?<!\ba )\b(?:race|lap|match|heat|test|leg|question|lesson|step|verse|line|page|room|bed|ward|scene|"
    r"act|week|month|hole|set|reactor|unit|turn) $"
)
"""Things that go by their number, right before it: "after race nine"."""
_LABEL_ENDS = re.compile(r"[,.;:)]|$| (?:and|of|in|at|on|was|is|when|after|before|to|later|earlier|again)\b")
_OR_TWO = re.compile(r"\ban? [a-z]+ or $")
_PAST_THE_HOUR = re.compile(r" past (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon)\b")
_PAST = re.compile(r"\b(?:half|quarter|five|ten|twenty|twenty-five|minutes) past $|\bquarter to $")
_HALF_PERIOD = re.compile(
    r"\b(?:first|second|last|latter|other|1st|2nd|early|opening|final|top|bottom|better|back|front|in|on|by|at|"
    r"time|each|h1|fiscal)[ -]$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r" (?:of|the|an?|its|his|her|their|our|all|that|this|those|these|as|what|were|are|said|have|would|do|did|to|"
    r"again|more|less|\w+s\b)|[.,;)]|$"
)
_ZERO_POINT = re.compile(
    r"\b(?:below|above|under|over|sub|net|absolute|ground|near|around|patient|hour|day|year)[- ]$", re.IGNORECASE
)
_PART_OF_ONE = re.compile(r" (?:of )?an? \w")
_QUARTER_PERIOD = re.compile(
    r"\b(?:first|second|third|fourth|last|next|this|previous|past|prior|final|fiscal|per|each|every|in|for|over|"
    r"the|same) (?:an? )?$",
    re.IGNORECASE,
)


def is_year(line: Line, atom: Atom, noun: CountedNoun | None) -> bool:
    """Whether a bare four-digit number reads as a year."""
    value = atom.value
    if line.in_cell or not (1500 <= value <= 2100 and atom.numeral.bare and len(atom.numeral.digits) == 4):
        return False
    if noun is None:
        return True
    if value % 100 and 1900 < value < 2036:
        return True
    phrase = line.text[noun.span.start : noun.span.end]
    left = re.findall(r"[\w']+", line.before(atom.start, 20))
    return " " in phrase or not phrase.islower() or bool(left and left[-1].lower() in _YEAR_LEFT)


def _is_year_range(atom: Atom) -> bool:
    return 1500 <= atom.value <= 2100 and atom.value_max is not None and atom.value_max <= 2100


def is_no_count(line: Line, atom: Atom) -> bool:
    """Whether a count is none after all; marks number words that stand alone as vague."""
    numeral = atom.numeral
    if numeral.form == "words":
        if atom.unit is None and atom.value_max is None and not atom.scaled and numeral.step == 0.0:
            atom.vague = True
        if atom.value == 1 and atom.value_max is None and atom.rule != "times":
            atom.vague = True
        return False
    if numeral.form == "fraction":
        return True
    if atom.value >= 100 and line.before(atom.start, 4).lower() == "per ":
        return True
    if atom.value_max is not None and atom.unit is None and numeral.bare and _is_year_range(atom):
        return True
    if numeral.bare and atom.value <= 1000 and _TOP.search(line.before(atom.start, 9)):
        return True
    if atom.value_max is None and numeral.bare and atom.noun is None and is_year(line, atom, None):
        return True
    return _named(line, atom)


def _named(line: Line, atom: Atom) -> bool:
    """A bare number behind a capitalised name: iPhone 15, Boeing 737, Apollo 11."""
    if not atom.numeral.bare or atom.value >= 10000 or line.shouted or atom.numeral.negative:
        return False
    match = _NAME.search(line.before(atom.start, 40))
    if match and (_gapped(line, atom) or (atom.noun and _PLACED.search(line.before(atom.start, 60)))):
        return False
    if not match or match[1].endswith(("'s", "’s", "s'", "s’")) or line.listed:
        return False
    word = match[1].rstrip(".'’").lower()
    before = line.before(atom.start - len(match[1]) - 1, 3).rstrip(" ")
    begins = not before or before[-1] in '.!?:)•-–—“"‘'
    if word in CLOSED or word in _NOT_A_NAME or (begins and word.endswith(("ed", "ing"))):
        return False
    if begins and atom.noun and not re.search(r"[a-z][A-Z]", match[1]):
        return False
    return qualifiers.left_qualifier(line.before(atom.start, 48), atom.start) is None


_PLACED = re.compile(r"(?:^|[.;!?] )(?:In|At|Around|Near|Across) (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3} $")
"""A place that opens a sentence: the figure behind it is none of its name ("In Harbour District 312 buildings …")."""
_GAP_VERB = re.compile(
    r"\b(?:w[io]ns?|t(?:ook|akes?)|got|gets?|ha[ds]|have|h[eo]lds?|secured|gained|polled|scored|received|bears?|pays?|paid)"
    r" [^.;]{0,40}?\d"
)
_GAPPED = re.compile(
    r"(?:, (?:and )?| and )(?:the )?[A-Z][\w'’-]*(?: (?:of )?[A-Z][\w'’-]*){0,3} \d[\d,.]*(?= and |[,.;]|$)"
)


def _gapped(line: Line, atom: Atom) -> bool:
    """Whether a name and its figure go on with what was told of the one before: "won 142 seats, the Union 98 …"."""
    before = line.before(atom.start, 200)
    told = _GAP_VERB.search(before)
    if told is None:
        return False
    return sum(1 for _ in _GAPPED.finditer(before[told.end() :] + line.after(atom.start, 80))) > 1


def fraction_of_something(line: Line, atom: Atom) -> bool:
    """Whether a bare fraction says which part of a whole ("two-thirds of voters")."""
    if atom.numeral.form == "fraction":
        return line.after(atom.end, 4) == " of "
    if atom.numeral.form != "words":
        return False
    if _PART_OF_ONE.match(line.after(atom.end, 8)):
        return False
    return bool(_PART_AFTER.match(line.after(atom.end, 16))) or atom.end >= line.end


def _proper_name(line: Line, numeral: Numeral) -> bool:
    """Whether a capitalised number word in mid-sentence belongs to a name: the Six Nations, Group of Seven."""
    if not line.text[numeral.start].isupper() or line.shouted:
        return False
    before = line.before(numeral.start, 3)
    inside = bool(before.strip()) and before[-2:-1] not in '.!?:;“"‘—–•' and before[-1:] not in "“\"‘'(—–"
    return inside and bool(
        re.match(r"[ -][A-Z]", line.after(numeral.end, 3))
        or re.search(r"[A-Z][a-z]+ $|\bof $", line.before(numeral.start, 24))
    )


def is_anaphoric(line: Line, atom: Atom) -> bool:
    """Whether a small count points back at known things: "the two countries", "his three sons"."""
    if atom.numeral.form != "words" or atom.value > 10 or atom.scaled:
        return False
    return bool(_DEFINITE.search(line.before(atom.start, 20)))


def is_idiom(line: Line, numeral: Numeral) -> bool:
    """Whether a number word is none: "no one", "one another", "world war two", "second half", "several hundred"."""
    before, after = line.before(numeral.start, 20), line.after(numeral.end, 16)
    word = line.text[numeral.start : numeral.end].lower()
    if numeral.fraction and numeral.value == 0.5 and word == "half":
        return (
            bool(_HALF_PERIOD.search(before))
            or (
                after[:1] == "-"
                and after[1:2].isalpha()
                and not re.match(r"-(?:hour|year|day|mile|century|time|point|million|billion)", after)
            )
            or after.startswith(("way ", " way", " time", "-time", "time", " back", " term"))
        )
    if numeral.fraction and "quarter" in word and "-" not in word:
        return (
            bool(_QUARTER_PERIOD.search(before))
            or not after.startswith(" of")
            or bool(re.match(r" of (?:(?:19|20)\d\d|fiscal|the (?:fiscal|financial|year))", after))
        )
    if numeral.fraction and re.match(r"(?:a|one) (?:third|fifth|tenth|fourth|sixth|seventh|eighth|ninth)$", word):
        return not re.match(r" of\b| (?:more|less|higher|lower|fewer)\b|[.,;)]", after)
    if re.match(
        r" (?:in|out of)(?: every)? (?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|a |one )",
        after,
    ):
        return False
    if numeral.value == 1 and word == "one":
        return bool(_IDIOM_BEFORE.search(before)) or (
            bool(_ONE_AFTER.match(after))
            and not re.match(r"[ -](?:(?:day|week|month|year|night|foot)\b(?! (?:after|in|of)))", after)
            and not re.match(
                r" (?:in|or|to|out of) (?:\d|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|every)", after
            )
        )
    if re.match(r"(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)", word):
        return True
    if word == "zero" and _ZERO_POINT.search(before):
        return True
    if _proper_name(line, numeral):
        return True
    if _WORLD.search(before) or (_NUMBERED.search(before) and _LABEL_ENDS.match(after)):
        return True
    if numeral.value == 2 and _OR_TWO.search(before):
        return True
    if _PAST_THE_HOUR.match(after) or _PAST.search(before):
        return True
    return bool(re.match(r"(?:teen|ty)\b", after))
