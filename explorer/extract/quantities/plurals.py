"""Plural and singular of English nouns, as far as counting needs them."""

from __future__ import annotations

from explorer.extract.quantities.wordlists import word_set

CLOSED = word_set(
    """last next overnight monday tuesday wednesday thursday friday saturday sunday
    a an the this that these those my your his her its our their some any no every each either neither both all
    such and or but nor so yet if when while as because since until unless though although whereas than then
    once after before of in on at by for from to into onto with within without about above across against
    along among around behind below beneath beside besides between beyond despite down during except inside
    like near off out outside over past per through throughout toward towards under underneath up upon via
    versus vs amid including excluding involving regarding following i you he she it we they me him us them
    who whom which what whose where why how there here is are was were be been being am has have had having do
    does did doing can could will would shall should may might must others not also only just even still
    already again too very more most less least much many few now today yesterday tomorrow tonight ago later
    earlier ahead away apart together soon never ever always often usually sometimes perhaps maybe said says
    say told according came come comes went go goes took take takes made make makes got get gets rose rise
    rises fell fall falls grew grow grows died die dies won win wins lost lose loses saw see sees found find
    finds left leave leaves gave give gives kept keep keeps held hold holds led lead leads met meet meets paid
    pay pays ran run runs set sets sat sit sold sell sells spent spend spends stood stand stands thought think
    thinks became become becomes began begin begins remain remains seem seems appear appears include includes
    represent represents need needs want wants live lives work works using according due because plus minus
    times compared versus respectively each combined overall long tall deep wide high old thick north south
    east west northeast northwest southeast southwest year-on-year percent per-cent straight flat instead
    alone worth"""
)
"""Words that no counted noun phrase contains."""

_IRREGULAR: dict[str, str] = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "leaves": "leaf", "halves": "half",
    "shelves": "shelf", "knives": "knife", "thieves": "thief", "wolves": "wolf", "calves": "calf", "loaves":
    "loaf", "grandchildren": "grandchild", "schoolchildren": "schoolchild", "criteria": "criterion",
    "phenomena": "phenomenon", "bacteria": "bacterium", "crises": "crisis", "analyses": "analysis", "indices":
    "index", "appendices": "appendix", "vertices": "vertex", "matrices": "matrix", "axes": "axis", "genera":
    "genus", "larvae": "larva", "nuclei": "nucleus", "alumni": "alumnus", "stimuli": "stimulus", "diagnoses":
    "diagnosis", "buses": "bus", "viruses": "virus", "gases": "gas", "bonuses": "bonus", "campuses": "campus",
    "movies": "movie", "cookies": "cookie", "zombies": "zombie", "selfies": "selfie", "calories": "calorie",
    "rookies": "rookie", "series": "series", "species": "species", "headquarters": "headquarters", "heroes":
    "hero", "tomatoes": "tomato", "potatoes": "potato", "volcanoes": "volcano", "tornadoes": "tornado",
    "mosquitoes": "mosquito", "premises": "premises", "caches": "cache", "aches": "ache", "avalanches":
    "avalanche",
}  # fmt: skip
_INVARIANT = word_set(
    """aircraft bison cattle cod crew dead deer elk fish headquarters homeless horsepower hp infantry injured killed
    livestock missing moose offspring people personnel police poultry quarters rhino salmon series sheep
    shrimp spacecraft species staff swine troops tuna wounded"""
)
_NOT_PLURAL = word_set(
    """access across adds afterwards allows always analysis anonymous applies arrives asks athletics basis beats
    becomes begins believes belongs besides bias bonus brings bus business calculates campus census chaos
    checks chess class comes compares congress consecutive consists contains continuous costs crisis cross
    dangerous defines depends describes diabetes does economics equals exceeds excludes exists explains famous
    focus follows gas gets gives glass goes grass gross happens has helps hers his hits homeless includes
    indicates indigenous involves is its knows less lies looks loss makes mass mathematics means needs nervous
    news numerous occurs ours overseas perhaps physics plays plus politics press previous process provides
    puts reaches refers reflects regardless relates relies religious remains represents requires says seems
    series serious shows simultaneous sits sometimes stands status success suggests surpasses takes tells
    tennis theirs this thus tops towards translates tries us various versus virus wants was wireless yes yours"""
)
"""Words in -s that are no plural nouns."""
_IN_IS = word_set(
    """alibis bangladeshis emiratis iraqis israelis kiwis kuwaitis nazis omanis pakistanis rabbis safaris saudis
    taxis yemenis"""
)
"""Plurals that end in -is."""
_CASUALTIES = word_set("""dead homeless injured killed missing people wounded""")
"""Counted like nouns, and persons all of them."""


def is_plural(lower: str, word: str) -> bool:
    """Whether a word, given in lower case and as printed, looks like a plural noun."""
    tail = lower.rsplit("-", 1)[-1]
    if tail in _IRREGULAR or tail in _INVARIANT or tail in _IN_IS or (tail.endswith("men") and len(tail) > 5):
        return True
    if tail in _NOT_PLURAL or tail in CLOSED or len(tail) < 3 or word.isupper():
        return False
    return tail.endswith("s") and not tail.endswith(("ss", "us", "is"))


def singular_of(lower: str) -> str:
    """The singular of a plural noun in lower case; a word that is none comes back as it is."""
    head, hyphen, tail = lower.rpartition("-")
    return head + hyphen + _singular(tail)


def _singular(noun: str) -> str:
    if noun in _CASUALTIES:
        return "person"
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun in _INVARIANT:
        return noun
    if noun.endswith("men") and len(noun) > 5:
        return noun[:-2] + "an"
    if not noun.endswith("s") or noun.endswith(("ss", "us")) or (noun.endswith("is") and noun not in _IN_IS):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("oes") and noun not in ("shoes", "toes", "foes", "canoes", "hoes", "does", "woes"):
        return noun[:-2]
    if noun.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return noun[:-2]
    return noun[:-1]
