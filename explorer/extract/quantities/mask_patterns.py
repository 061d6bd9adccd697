"""The forms of numbers that are no quantities. Every branch is bounded or reads forward once."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_LABEL = (
    r"sections?|sec\.|articles?|art\.|clauses?|paragraphs?|para\.?|figures?|figs?\.?|tables?|chapters?|ch\.|pages?|"
    r"pp?\.(?=\s?\d)|vol(?:ume|\.)|appendix|annex|exhibit|footnote|equations?|eqs?\.|eqn\.?|refs?\.|verse|psalm|"
    r"phases?|"
    r"stages?|type|class|category|level(?!:)|tier|grade|version|release|revision|series|season|episode|group|grp|"
    r"room|gate|pier|terminal|route|highway|interstate|motorway|junction|channel|hangar|"
    r"apartment|apt\.?|suite|resolution|proposition|amendment|directive|docket|nr\.|hull|serial|lottery|experiment|"
    r"captions?|updates?|firmware|ios|android|macos|windows|aisles?|turn|pads?|seats?|beds?|listings?|"
    r"lines?(?=\s\d+(?:[–-]\d+)?\b(?!,\d))|columns?|rows?|numbered|"
    r"samples?(?=\s\d+ and \d)|months?(?=\s\d{1,2} and \d)|boreholes?|core"
)
"""What numbers its things: the number behind is a label."""
_WEAK_LABEL = (
    r"issue|schedule|note|item|step|block|plot|lot|unit|floor|platform|lane|bay|exit|flight|bus|train|studio|rule|"
    r"regulation|title|part|case|counts?|question|study|sample|site|station|holes?|lap|heat|round|game|match|test|"
    r"stop|numbers?|days?|weeks?|years?|months?|codes?|fractions?|labels?|clusters?|scenario|option|problem|area|"
    r"zone|district|ward|precinct|sector|condition|objective|box|recitals?|phone|juror|witness|defendant|plaintiff"
)
"""The same, but verbs or plain nouns, too: a label only where no counted noun follows."""
_NO_NOUN = (
    r"(?=\s*(?:[.,;:)\]—–]|$)|\s+(?:of|in|on|and|at|but|while|then|was|is|were|are|the|for|with|by|when|after|before|from|to|against|"
    r"as|has|had)\b)"
)
_ADDRESS = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Square|Sq|Way|Place|Pl|Terrace|Parkway|"
    r"Pkwy|Highway|Hwy|Hall|Building|House|Tower|Plaza|Circle|Row|Quay|Wharf)"
)
_ZONE = r"(?:GMT|UTC|BST|CES?T|E[SD]?T|P[SD]?T|C[SD]T|IST|HKT|JST|AES?T|hrs\b|local\ time)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_MORE = r"(?![\d,.]{0,12}\d)"
"""No digit group goes on from here."""

WEB = re.compile(r"(?:https?|ftp)://\S+|\bwww\.\S+|(?<!\S)[^\s@]{1,64}@[^\s@]+|(?<!\w)[#@][A-Za-z0-9_]+")
WEB_SIGNS = ("://", "www.", "@", "#")

LIST_NUMBER = re.compile(r"[ \t]{0,8}(?:[-*•][ \t])?\(?\d{1,3}[.)](?=\s|$)")
"""The number of a list's item, at the start of a line."""

FROM_DIGIT = re.compile(
    rf"""
      0x[0-9A-Fa-f]+\b
    | (?=[0-9a-f]{{0,40}}[a-f])[0-9a-f]{{8,64}}\b
    | 10\.\d{{4,9}}/\S+
    | (?!\d{{1,3}}(?:\.\d{{3}}){{2}}(?![.\d]))\d{{1,4}}(?:\.\d{{1,5}}){{2,}}(?![\d,])
    | \d{{1,3}}[ .-]\(?\d{{2,4}}\)?[ .-]\d{{3,4}}[ .-]\d{{3,4}}(?!\d)
    | \d{{3}}[.-]\d{{3}}[.-]\d{{4}}(?!\d)
    | 0\d{{2,4}}[ ]\d{{3,4}}[ ]\d{{2,4}}\b | 1?800[ ]\d{{3}}[ ]\d{{3,4}}\b | 0800[ ]\d{{3,6}}(?:[ ]\d{{3}})?\b
    | \d{{1,9}}(?:[-–]\d{{1,9}}){{2,}}(?!\w)
    | (?:24/7|9/11|7/7|50[-–/]50|20/20|4x4|401[ ]?\(k\)|403\(b\)|501\(c\)(?:\(\d\))?)(?!\d)
    | \d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)?\d{{2}}(?!\d) | (?:19|20)\d\d[/.-]\d{{1,2}}[/.-]\d{{1,2}}(?!\d)
    | \d{{1,2}}[:.]\d{{2}}[ ]?(?:[ap]\.m\.?|[AaPp][Mm]\b) | \d{{1,2}}[ ]?(?:[ap]\.[ ]?m\.?|[AaPp][Mm]\b)(?!\w)
    | [0-2]?\d[:.]?[0-5]\d[ ]?{_ZONE}
    | [0-2]?\d:[0-5]\d(?![:\d]|\.\d)
    | \d{{1,3}}[ ]/[ ]\d{{1,3}}(?!\d)
    | (?:(?<=aption[ ])|(?<=mage[ ])|(?<=hoto[ ])|(?<=lide[ ])|(?<=age[ ])|(?<=icture[ ])|(?<=ideo[ ])|(?<![^\n]))
        \d{{1,3}}[ ]of[ ]\d{{1,3}}(?=\s*(?:[(|]|$)|\s+\d)
    | 1[ ]of[ ]\d{{1,3}}(?=\s+[A-Z])
    | \d{{1,2}}[ ]o['’]clock
    | \d{{1,3}}(?:\.\d{{1,8}})?[ ]?°(?:[ ]?\d{{1,2}}(?:\.\d+)?[ ]?['′’])?(?:[ ]?\d{{1,2}}(?:\.\d+)?[ ]?["″”])?
        [ ]?[NSEW]\b
    | \d{{1,3}}(?:\.\d{{1,8}})?[ ]degrees[ ](?:north|south|east|west)\b
    | \d{{1,2}}{_ORDINAL}(?:(?:[ ]?[-–][ ]?|[ ]to[ ]|[ ]and[ ])\d{{1,2}}{_ORDINAL})?(?:[ ]of)?[ \u00a0-]
        {_MONTH}(?!\w)(?:,?[ -]?\d{{4}}\b)?
    | (?:1[5-9]|20)\d\d(?:[-–/]|[ ]to[ ])(?:(?:1[5-9]|20)\d\d|\d\d){_MORE}(?![%\w-])
    | \d{{1,4}}[ ](?:Rue|Via|Calle|Avenida|Avenue|Boulevard|Place|Plaza|Piazza|Rua)[ ][A-Za-z]
    | [1-4][QH][ ]?['’]?\d{{0,4}}\b
    | \d{{1,5}}[A-Za-z]?[ ](?:(?:[NSEW]\.?|North|South|East|West)[ ])?(?:[A-Z0-9][A-Za-z0-9]+[ ]){{1,3}}{_ADDRESS}\b
        (?![ ](?:of|was|were))
    """,
    re.VERBOSE,
)
"""Matched where a run of digits begins that continues no other number."""

TWO_IN_A_CELL = re.compile(r"\s*\d{1,3}(?: of | / |/)\d{1,3}\s*")

FROM_SIGN = re.compile(
    r"""
      \+\d{7,15}\b | \+\d{1,3}[ .-]\(?\d{2,4}\)?[ .-]\d{3,4}(?:[ .-]\d{3,4})?
    | \(\d{2,4}\)[ -]?\d{3,4}[ .-]\d{3,4}(?!\d)
    | ['’]\d\ds?\b
    | \[\d[\d,;[ ]–-]{0,60}\]
    | \(\d{1,3}(?:[ ]?[,;–-][ ]?\d{1,3}){0,20}\)(?!\s?(?:per[ ]cent|%))
    | §[ ]?\d[\w.()-]{0,20} | ¶[ ]?\d+
    """.replace("[\\d,;[ ]–-]", "[\\d,; –-]"),
    re.VERBOSE,
)
"""Matched at the sign before a run of digits."""

FROM_WORD = re.compile(
    rf"""
      (?:ISBN|ISSN|doi|DOI|arXiv|PMID|PMC|CAS|VIN|IBAN)[:\ .-]{{0,3}}[\dXx./:-]+\w*
    | v\d{{1,4}}(?:\.\d{{1,5}})+
    | {_MONTH}[ \u00a0-]\d{{1,2}}{_ORDINAL}(?:[ ]?(?:[-–]|to|
        and)[ ]?\d{{1,2}}{_ORDINAL})?{_MORE}(?:,?[ ]\d{{4}}(?!\d))?(?![%\w])
    | {_MONTH},?[ ]?(?:['’]\d\d|(?:1[5-9]|20)\d\d){_MORE}
    | (?:FY|CY)[ ]?['’]?\d{{2,4}}\b | (?:Q[1-4]|H[12])[ ]?(?:['’]?\d\d|(?:19|20)\d\d)\b{_MORE}
    | [A-Z]{{2}}[ ]\d{{5}}(?:-\d{{4}})?\b
    | Week[ ][1-5]?\d\b(?![.,]?\d|[ ]?%)
    | week[ ][1-5]?\d(?=[:,.;)]|[ ]of[ ](?:19|20)\d\d|$)
    | (?:Model|Flight|Train|Bus)[ ]\d{{1,4}}\b(?![.,]?\d|[ ]?%)
    | (?:ISO|IEC|EN|DIN|ANSI|IEEE|RFC)[ ](?:[A-Z]{{2,4}}[ ])?\d{{3,6}}(?:[-:]\d{{1,4}})*\b
    | No\.?[ ]\d{{1,4}}-[a-z]{{1,3}}-\d{{2,6}}\b
    | [A-Z]{{1,6}}[/-](?:19|20)\d\d[/-]\d+ | [Dd]ial-in:?[ ]\d[\d ]{{0,20}} | [Cc]ode:?[ ]\d{{3,}}\b
    | Box[ ]\d+ | Number[ ]10\b(?=[,. ]) | No\.?[ ]10[ ]Downing\b
    | (?i:war)[ ][123]\b
    | (?i:{_LABEL})[ \u00a0#:]{{1,2}}(?:\d+[\d.]*(?:\([a-z0-9]+\))*[a-zA-Z]?{_MORE}(?![%\w]))
        (?:(?:,[ ]|[ ]and[ ]|[ ]or[ ]|[ ]to[ ]|[-–]|,[ ]and[ ]|/)\d+[\d.]*[a-zA-Z]?{_MORE}(?![ ]?%)\b)*
        (?:[ ]of[ ]\d+\b)?
    | (?i:{_WEAK_LABEL})[ \u00a0#]\d{{1,4}}(?:(?:,[ ]|[ ]and[ ]|,[ ]and[ ]|[ ]or[ ])\d{{1,4}})*
        (?![\w%]|[.,]\d){_NO_NOUN}
    """,
    re.VERBOSE,
)
"""Matched where a word begins that stands before a run of digits or holds it."""

LETTERS_DIGITS = re.compile(r"([A-Za-z]{1,24})([-–−.’']?)\d[A-Za-z0-9]{0,40}(?:[-–/][A-Za-z0-9]{1,40}){0,6}")
"""Names with digits: XR7, A380, B-52, COVID-19, mp3."""
