"""Which language a document is written in, from its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

_SAMPLE = 12_000
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_WORD = re.compile(r"[a-zà-öø-ÿāăąćčďđēęěğģīįıķļłńňņōőœŕřśşšșţťțūůűųźżžþæßəơư]+")
_MIN_WORDS, _MIN_HITS = 12, 4
_MIN_SHARE, _LEAD = 0.10, 1.6
_SCRIPT_SHARE = 0.4

_PROFILES = """
en: the of and to in a is that for it was on with as be at by this had not are but from or have an they which were
    we been has their would what will there all she he its who said
de: der die das und ist nicht ein eine einen mit auf für von dem den des im zu sich auch als an werden aus hat bei
    wird nach wie noch über sind einer um haben vor zum zur
fr: le la les de des du et est une un dans que qui pour pas sur au aux avec ce cette il elle par plus sont ont été
    ne se son sa ses mais ou nous leur
es: el la los las de del y que en un una es por con para no se su al lo como más pero sus ha fue son este esta entre
    también han desde sobre
it: il lo la gli le di del della dei che e è un una per con non si da in sono nel nella alla ha al anche più come ma
    dal delle questo hanno
pt: o a os as de do da dos das e que em um uma para com não no na por mais se foi como ao são é sua pelo também
    entre já seu ou
nl: de het een en van in is dat op te niet zijn voor met die er aan om ook als bij door naar wordt maar heeft deze
    nog werd uit over worden
sv: och att det i en som är på för av med den till inte har ett om de var men från han vid kan efter också eller sig
    under
da: og at det i en som er på for af med den til ikke har et om de var men fra han ved kan efter også eller sig blev
    hun
no: og å det i en som er på for av med den til ikke har et om de var men fra han ved kan etter også eller seg ble
    hun
fi: ja on ei että se hän oli ovat myös mutta kuin kun joka sen tai mukaan ole jo sekä vain kanssa mitä olla voi
pl: i w na z do nie się że jest o od za po to jak ale dla który które przez oraz są ma tym już było być tego także
cs: a v na se je že s z do o to i za který jako pro podle by ale po tak jsou však už při od jeho před
hu: a az és hogy nem is egy volt meg azt már csak mint ezt de vagy még szerint ki el lehet között után
ro: și de în la a cu că este pe nu din un o pentru sunt care mai al ale au fost prin sau după dar între
tr: ve bir bu için ile da de olarak daha olan çok gibi ise en sonra kadar göre oldu ancak değil ne yıl her
id: yang dan di dari untuk dengan ini pada itu tidak dalam akan oleh ke juga telah tersebut adalah sebagai bahwa ada
    para
vi: và của là các có được trong cho không với một những đã này người để khi năm tại
ca: el la els les de del i que en un una és per amb no es al com més però ha són aquest
"""


def _profiles() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in re.split(r"\n(?! )", _PROFILES.strip()):
        code, _, words = entry.partition(":")
        found[code] = frozenset(words.split())
    return found


_COMMON: Mapping[str, frozenset[str]] = MappingProxyType(_profiles())
_LANGUAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        word: tuple(code for code, words in _COMMON.items() if word in words)
        for words in _COMMON.values()
        for word in words
    }
)
"""In which languages a word is common."""
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", r"[\u3040-\u30ff]"), ("ko", r"[\uac00-\ud7af\u1100-\u11ff]"), ("zh", r"[\u4e00-\u9fff]"),
    ("ru", r"[\u0400-\u04ff]"), ("el", r"[\u0370-\u03ff]"), ("ar", r"[\u0600-\u06ff]"), ("he", r"[\u0590-\u05ff]"),
    ("hi", r"[\u0900-\u097f]"), ("bn", r"[\u0980-\u09ff]"), ("ta", r"[\u0b80-\u0bff]"), ("th", r"[\u0e00-\u0e7f]"),
    ("ka", r"[\u10a0-\u10ff]"), ("hy", r"[\u0530-\u058f]"),
)  # fmt: skip
_SCRIPT_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _SCRIPTS)
_KANA_SHARE = 0.08


@lru_cache(maxsize=4)
def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; None where it is too short or says too little to tell.

    Titles, tables of figures and capitals count as unknown rather than as foreign.
    """
    sample = _sample(text)
    letters = sum(map(str.isalpha, sample))
    if letters < 20:
        return None
    foreign = _by_script(sample, letters)
    if foreign is not None:
        return foreign
    words = _LATIN_WORD.findall(sample.lower())
    if len(words) < _MIN_WORDS:
        return None
    counts = Counter(words)
    hits = dict.fromkeys(_COMMON, 0)
    for word in counts.keys() & _LANGUAGES.keys():
        for code in _LANGUAGES[word]:
            hits[code] += counts[word]
    best = max(hits, key=lambda code: (hits[code], code == "en"))
    if hits[best] < _MIN_HITS or hits[best] < _MIN_SHARE * len(words):
        return "en" if hits["en"] >= _MIN_HITS else None
    if best != "en" and hits[best] < _LEAD * hits["en"]:
        return "en"
    return best


def is_foreign(text: str, told: str | None = None) -> str | None:
    """The language of a text that is plainly not English, else None; `told` is what the document says of itself.

    The text decides; what its metadata say counts only where the text is too short to tell.
    """
    found = detect_language(text)
    if found is None and told:
        code = told.strip().lower().replace("_", "-").partition("-")[0]
        found = code if len(code) == 2 and len(_WORD.findall(_sample(text))) >= _MIN_WORDS else None
    return found if found not in (None, "en") else None


def _sample(text: str) -> str:
    """The beginning and the middle of a text."""
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]


def _by_script(sample: str, letters: int) -> str | None:
    if sample.isascii():
        return None
    shares = {code: len(pattern.findall(sample)) / letters for code, pattern in _SCRIPT_PATTERNS}
    if shares["zh"] + shares["ja"] > _SCRIPT_SHARE:
        return "ja" if shares["ja"] > _KANA_SHARE else "zh"
    best = max(shares, key=lambda code: shares[code])
    if shares[best] <= _SCRIPT_SHARE:
        return None
    if best == "ru":
        lower = sample.lower()
        return "uk" if sum(lower.count(c) for c in "іїєґ") > 3 * sum(lower.count(c) for c in "ыэъё") else "ru"
    if best == "ar":
        return "fa" if sum(sample.count(c) for c in "پچژگ") > letters * 0.01 else "ar"
    return best
