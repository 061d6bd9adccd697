"""Closed word classes of English and the verbs of reporting prose: what the tagger knows without context.

Function words are grammar, not domain: the words of a field (metrics, units, cues) live under `data/`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from explorer.extract import open_words
from explorer.extract.word_sets import word_set
from explorer.vocabulary.units import plural as regular_plural

DETERMINERS = word_set(
    "the a an this that these those each every some any no all both another either neither its their his her "
    "our your my such whose"
)
SAME_PAST = word_set(
    "cut set hit put cost let shut spread split quit bet bid hurt shed forecast beat burst cast broadcast read thrust"
)
PRONOUNS = word_set(
    "he she it they we i you who which whom what him them us me itself themselves himself herself ourselves "
    "someone anyone everyone nobody none something anything nothing everything there ours theirs hers "
    "myself yourself yourselves one's"
)
PREPOSITIONS = word_set(
    "of in on at by for from with into onto over under between among amongst through during before after since "
    "until till against about above below across along around than per via amid amidst despite within without "
    "toward towards upon near beside beyond behind throughout except excluding including versus vs inside "
    "outside alongside unlike like past following pending regarding concerning as out off"
)
CONJUNCTIONS = word_set(
    "and or but nor yet so while whereas because although though if unless when where whether once lest plus"
)
SUBORDINATORS = word_set(
    "while whereas because although though if unless when where whether once that which who whom whose"
)
MODALS = word_set("ought will would shall should can could may might must 'll ’ll 'd ’d wo ca cannot")
BE = word_set("be am is are was were been being 're ’re 'm ’m")
HAVE = word_set("have has had having 've ’ve")
DO = word_set("do does did doing done")
AUXILIARIES = MODALS | BE | HAVE | word_set("do does did")
ADVERBS = word_set(
    "not also now only still just already very too even ever never more most less least about again almost "
    "always back down up away ahead here there then thus hence however indeed instead later earlier maybe "
    "meanwhile moreover nearly often once perhaps quite rather soon so somewhat sometimes together online "
    "offline twice apiece closer well yet today yesterday tomorrow tonight overnight alone far furthermore "
    "else abroad overseas anyway otherwise nevertheless nonetheless roughly nationwide worldwide overall "
    "thereafter afterwards elsewhere forward year-on-year year-over-year month-on-month quarter-on-quarter"
)
ADJECTIVES = word_set(
    "unchanged new old big small large high low good bad long short great early late young main major minor own same "
    "other first last next previous recent former current future total net gross annual monthly quarterly "
    "weekly daily yearly hourly fewer average median mean full whole entire half public private national local "
    "global domestic foreign international regional central federal many few several much little certain "
    "various different similar strong weak higher lower larger smaller bigger greater best worst better worse "
    "more-than-expected key common general social economic financial political military medical legal official "
    "preliminary final initial additional extra further top bottom single double triple common free open rich "
    "poor safe ready able unable likely unlikely due subject available heavy light hot cold dry wet deep rapid "
    "slow fast hard soft cheap expensive real nominal seasonal raw crude elderly dead alive ill sick missing "
    "wounded homeless jobless electric battery-electric renewable solar fresh tiny huge vast massive record "
    "northern southern eastern western north south east west european american chinese british french german "
    "indian japanese russian ukrainian african asian australian canadian italian spanish brazilian mexican "
    "korean turkish greek dutch swiss swedish norwegian danish polish israeli iranian"
)
SMALL_NUMBERS = word_set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds "
    "thousand thousands million millions billion billions trillion trillions dozen dozens"
)
EVERYDAY = word_set(
    "ceiling uprising rival trial signal animal hospital capital "
    "festival arrival approval proposal withdrawal removal survival "
    "terminal criminal journal canal cereal fabric topic clinic critic plastic graphic archive native "
    "executive initiative motive alternative detective relative incentive perspective cable vegetable variable "
    "summary library salary secretary dictionary boundary anniversary parish dish wish official individual "
    "professional rehearsal referral renewal denial burial funeral portal pedal memorial tutorial editorial "
    "material statistic epidemic pandemic mechanic antibiotic logic magic drive objective directive locomotive "
    "diary itinerary commentary documentary beneficiary subsidiary judiciary military estuary obituary "
    "tributary stable handful mouthful pedestrian politician physician historian musician librarian technician "
    "civilian veterinarian electrician guardian pattern concern intern cavern goal coal deal meal seal "
    "cocktail trail rail detail retail mail email trial scandal sandal vandal interval medal metal petal "
    "crystal hotel motel panel channel tunnel funnel kernel colonel vessel barrel ground surface measures "
    "sources related accident afternoon age agency agreement aid air aircraft airport aluminium amount analyst "
    "animal announcement another anything area army arrest art article association attack attendance audience "
    "autumn availability average back backlog bag bank banking battery bed beginning bill bird birth board "
    "boat bond book border bottle bottom box brand bridge budget building bus business buyer campaign cancer "
    "candidate capacity captain car case cat cause cement century chair chairman champion change chapter "
    "charge charity chart chemical chief child children chip church citizen city client clothes club coach "
    "coal commission committee company computer conference congress construction contract copper corn cost "
    "council country county court crash crew crime crowd culture cup customer cut damage data date day deal "
    "death debt decade decrease defender delivery demand demonstration density department depth design desk "
    "device director disease distance district division doctor dog donation door driver drop drought drug "
    "earthquake economist economy education effect election electricity emergency end energy engine equipment "
    "evening event everything evidence example executive expert export factory fall family fan fare farm "
    "farmer farming father fee fertiliser festival figure film final fine finish fire firm first fish fishing "
    "flight flood floor food forest founder fraud friend front fund funding gain game garden gas glass goal "
    "goalkeeper gold government grant graph group growth half health heat height history holiday home hospital "
    "hospitalisation hotel hour house housing image impact import income increase index industry inflation "
    "inside insurance internet interview investigation investment investor iron jail job judge justice key "
    "kitchen knife labor labour lake land language last launch law lawyer leader league left length letter "
    "level life list lithium loan location lock loser loss machine magazine majority man management manager "
    "map margin market marriage mass match material mayor medal meeting member men middle migrant mine mining "
    "minister ministry minority minute mission model moment money month moon morning mortgage mother mountain "
    "murder music neighbourhood network news newspaper night none nothing nuclear number nurse ocean office "
    "official oil orbit order others output outside owner page paper paragraph parents park parliament part "
    "party patient pay peace penalty pension people percentage period phone photo picture place plan plane "
    "planet plant plastic plate player point police politics poll population port position power premium "
    "president pressure price pricing prison product production profit program programme project property "
    "proportion protest province quality quantity quarter race radio rail rain range rank rate ratio reason "
    "record recycling referee refugee region relief religion remainder rent report rescue research researcher "
    "resident rest restaurant result revenue rice right riot rise river road robot rocket roof room round "
    "salary sales satellite scale school science scientist score sea season second section seller semifinal "
    "senate sentence share ship shipment shipping shoes shop side silicon silver site size snow software solar "
    "soldier something space spectator speed spending spokesman spokeswoman sport spring square staff "
    "standings star start state statement station steel stock storage store storm story street strike striker "
    "student study subsidy substitute sum summer supply surgery survey survivor suspect table target tax "
    "teacher team technology television temperature theft ticket time title toll tool top total tourist town "
    "trade traffic train training treatment tree trial trophy truck tunnelling turnover union unit vaccine "
    "value verdict victim video village violence virus visitor volume vote voter wage wall war water weapon "
    "weather week weekend weight wheat width wind window winner winter witness woman women wood work worker "
    "world year"
)
"""Common words: no names where they open a sentence."""
MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sept sep oct nov dec"
)
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")

_IRREGULAR = """
arise arose arisen|beat beat beaten|become became become|begin began begun|bet bet bet|bid bid bid
bind bound bound|bear bore born|bend bent bent|breed bred bred|cling clung clung|wind wound wound|sting stung stung
hide hid hidden|creep crept crept|dwell dwelt dwelt|forgo forwent forgone|forgive forgave forgiven|grind ground ground
leap leapt leapt|shine shone shone|spill spilt spilt|stride strode stridden|swear swore sworn|withhold withheld withheld
uphold upheld upheld|slay slew slain|shave shaved shaven|prove proved proven|weave wove woven|wake woke woken
mistake mistook mistaken|misread misread misread|offset offset offset|awake awoke awoken|bleed bled bled
overrun overran overrun|outgrow outgrew outgrown|override overrode overridden|redo redid redone|sow sowed sown
overthrow overthrew overthrown|partake partook partaken|recast recast recast|reset reset reset|retake retook retaken
rethink rethought rethought|shed shed shed|spin spun spun|spit spat spat|stick stuck stuck|tread trod trodden
bind bound bound|blow blew blown|break broke broken|bring brought brought|build built built|burn burnt burnt
buy bought bought|catch caught caught|choose chose chosen|come came come|cost cost cost|cut cut cut
deal dealt dealt|dig dug dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled
fly flew flown|forbid forbade forbidden|forecast forecast forecast|forget forgot forgotten
freeze froze frozen|get got got|give gave given|go went gone|grow grew grown|hang hung hung|have had had
hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known
lay laid laid|lead led led|leave left left|lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost
make made made|mean meant meant|meet met met|outdo outdid outdone|overcome overcame overcome
overtake overtook overtaken|pay paid paid|put put put|quit quit quit|read read read|ride rode ridden
ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold
send sent sent|set set set|shake shook shaken|shed shed shed|shoot shot shot|show showed shown
shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept
slide slid slid|speak spoke spoken|speed sped sped|spend spent spent|spin spun spun|split split split
spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck
strike struck struck|sweep swept swept|swim swam swum|take took taken|teach taught taught|tear tore torn
tell told told|think thought thought|throw threw thrown|understand understood understood
undergo underwent undergone|undertake undertook undertaken|upset upset upset|wear wore worn|win won won
withdraw withdrew withdrawn|write wrote written|outsell outsold outsold|oversee oversaw overseen
rebuild rebuilt rebuilt|resell resold resold|undercut undercut undercut|withstand withstood withstood
foresee foresaw foreseen|halve halved halved|swing swung swung|fling flung flung|wring wrung wrung
strive strove striven|outrun outran outrun|repay repaid repaid|smite smote smitten|weep wept wept|mislead misled misled
overshoot overshot overshot|kneel knelt knelt
"""
_REGULAR = """
hope hear score equip brew knit refuel dock protest demand appeal rally campaign lobby
abandon absorb accelerate accept access accompany account accumulate accuse achieve acknowledge acquire act
add address adjust admit adopt advance advertise advise affect agree aid aim allege allocate allow amount
announce answer anticipate appeal appear apply appoint appreciate approach approve argue arrest arrive ask
assemble assess assign assist assume attack attempt attend attract attribute average avoid award back balance
ban base bear believe belong benefit blame block boast book boost borrow bounce breach brief broadcast burn
calculate call cancel capture care carry cast cause cease celebrate challenge change charge charter check cite
claim clear climb close collapse collect combine command comment commission commit compare compete complain
complete comprise concede conclude conduct confirm connect consider consist consolidate construct consume
contact contain continue contract contribute control convert convict cool cooperate correct count cover crash
create credit criticise criticize cross cruise damage date debut decide declare decline decrease deepen defeat
defend define delay deliver demand demonstrate deny depart depend deploy deposit describe design destroy
detain detect determine develop diagnose die differ dip direct disappear disclose discover discuss dismiss
displace display distribute divide dominate donate double down downgrade drag drain drift drop drown dump earn
ease edge eject elect eliminate emerge emit employ enable encourage end endorse enforce engage enjoy enroll
ensure enter entitle equal erupt escape establish estimate evacuate evaluate evolve examine exceed exchange
exclude execute exempt exercise exhaust exhibit exist exit expand expect experience expire explain explode
explore export expose express extend extract face facilitate fail fear feature file fill finalise finalize
finance fine finish fire fit fix flag flatten flood flow fluctuate focus follow force form found fuel function
fund gain gather generate govern graduate grant guarantee guide halt hamper hand handle happen harvest haul
head help highlight hike hint hope hire host hover identify ignore illustrate imagine impact implement imply import
impose improve include incorporate increase incur indicate infect inflict inform inherit initiate injure
inspect install insure intend intensify introduce invade invest investigate invite involve issue jail join
judge jump justify kick kill kidnap knock lack land last launch level levy license lift limit link list
litigate live load locate lock look lower maintain manage manufacture mark market match matter measure merge
migrate mine miss mobilise mobilize monitor mount move murder name narrow near need negotiate nominate note
notice number object observe obtain occupy occur offer offset open operate oppose order organise organize
originate outline outpace outperform outstrip outweigh own pack part participate pass peak perform permit
persist pick place plague plan plant play plead pledge plot plunge plummet point poll pose position possess
post postpone pour power predict prefer prepare present preserve press prevent price print proceed process
procure produce profit project promise promote propose prosecute protect protest prove provide publish pull
pump purchase pursue push qualify question quote race raise range rank rate ratify reach react realise realize
rebound recall receive recommend reckon record recover recruit reduce refer refine refinance reflect refuse
register regulate reject relate release relocate rely remain remember remove renew rent repair repay repeat
replace reply report represent request require rescue research reserve reside resign resist resolve respond
rest restart restore restrict result resume retain retire retreat return reveal reverse review revise reward
roll rule rush sanction satisfy save scale scan schedule score scrap screen search seat secure seem seize
select sentence separate serve settle shape share shift ship shorten shut sign signal skip slash slip slow
slump smash soar sort sound spark specify spur stabilise stabilize stage stagnate start starve state stay
steady stem step stop store strand strengthen stretch struggle study submit succeed suffer suggest supply
support suppose surge surpass surprise surrender surround survey survive suspect suspend sustain swell switch
swoop tackle talk target tax test testify thank threaten tie tighten top total touch tour track trade trail
train transfer transform transport travel treat trek trigger trim triple trouble try tumble turn type unite
unveil update upgrade urge use utilise utilize vaccinate value vary view violate visit volunteer vote vow wait
walk want warn wash waste watch weaken weigh welcome widen wipe wish witness work worry worsen wound yield
near quadruple quintuple cap clock net notch pocket rack rake sell-off reopen resurface reelect re-elect
resettle decelerate dry burst contest crown equalise equalize head convert concede
""".replace("\n", " ")


def _inflect(verb: str) -> tuple[str, str, str]:
    """Third person, past and -ing form of a regular verb."""
    if verb.endswith("e"):
        return verb + "s", verb + "d", (verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]) + "ing"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return third, verb + "ed", verb + "ing"


_DOUBLING = word_set(
    "bid bet ban bar cap chop clip commit control cut dig dip drag drop drum dub equip fit flag get hit jog knit lag "
    "let log map net nod occur offset omit outrun permit plan plot plug prefer program put quit refer regret rig "
    "rip rob rub run scan scrap set shed ship shop shut sit skip slam slip slot snap spin split spot star stem "
    "step stop strip submit swap swim tap tip top transfer trap trim upset wed win wrap zip rebut begin forget "
    "label cancel level travel total fuel signal model channel pencil"
)


def _verb_forms() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """All forms with their kind (base, third, past, ing), each form's base, and each base's past participle."""
    kinds: dict[str, str] = {}
    bases: dict[str, str] = {}

    participles: dict[str, str] = {}

    def add(form: str, kind: str, base: str) -> None:
        kinds.setdefault(form, kind)
        bases.setdefault(form, base)

    for verb in (*_REGULAR.split(), *sorted(open_words.VERBS)):
        third, past, ing = _inflect(verb)
        add(verb, "base", verb)
        add(third, "third", verb)
        add(past, "past", verb)
        add(ing, "ing", verb)
        participles.setdefault(verb, verb + verb[-1] + "ed" if verb in _DOUBLING else past)
        if verb in _DOUBLING:
            add(verb + verb[-1] + "ed", "past", verb)
            add(verb + verb[-1] + "ing", "ing", verb)
    for entry in _IRREGULAR.replace("\n", "|").split("|"):
        if not entry.strip():
            continue
        base, past, participle = entry.split()
        third, _, ing = _inflect(base)
        if base in ("go", "do", "undergo", "outdo"):
            third = base + "es"
        kinds[base] = "base"
        bases[base] = base
        participles[base] = participle
        add(third, "third", base)
        for form in (past, participle):
            if form != base:
                kinds[form] = "past"
                bases[form] = base
        add(base + base[-1] + "ing" if base in _DOUBLING else ing, "ing", base)
    return kinds, bases, participles


_KINDS, _BASES, _PARTICIPLES = _verb_forms()
VERB_KINDS = MappingProxyType(_KINDS)
"""Every known verb form to its kind: base, third, past or ing."""
VERB_BASES = MappingProxyType(_BASES)
"""Every known verb form to its base."""
PURE_VERBS = frozenset(
    form for form, base in _BASES.items() if _KINDS[form] in ("base", "third") and base not in open_words.NOUN_VERBS
)
"""Base and third-person forms that are hardly ever nouns."""


def participle(base: str) -> str | None:
    """The past participle of a verb; an unknown one is taken for regular. None for what is no word."""
    return _PARTICIPLES.get(base) or (_inflect(base)[1] if base.isalpha() else None)


def gerund(lemma: str, word: str = "") -> str:
    """The -ing form of a base: the name of an event whose verb the vocabulary does not know.

    `word` is the form that stands in the text: one in -ing is the name itself.
    """
    if word.endswith("ing") and len(word) > len(lemma):
        return word
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    doubled = lemma + lemma[-1] + "ing"
    return doubled if doubled in VERB_BASES else lemma + "ing"


@lru_cache(maxsize=1 << 14)
def lemma(word: str) -> str:
    """The base of a lower-case verb form; an unknown -ed, -ing or -s form is stripped by rule."""
    known = VERB_BASES.get(word)
    if known is not None:
        return known
    for suffix, replacement in (("ied", "y"), ("ies", "y"), ("ing", ""), ("ed", ""), ("s", "")):
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            stem = word[: -len(suffix)] + replacement
            return stem if replacement or suffix == "s" else _base_of_stem(stem)
    return word


_MUTE = re.compile(r"(?:[^aeo]at|[^aeiou][iau]z|[bcdfgktz]l|[^aeiou]uc|v|rg|dg|[aeiou][nr]c)$")
"""Ends of stems that have lost a mute e: "depreciat", "realiz", "tabl", "produc"."""


def _base_of_stem(stem: str) -> str:
    """The base of which a stem is left behind -ed or -ing: depreciate for "depreciat"."""
    return f"{stem}e" if len(stem) > 3 and _MUTE.search(stem) else stem


_IRREGULAR_PLURALS = MappingProxyType(
    {
        "people": "person", "children": "child", "men": "man", "women": "woman", "feet": "foot", "teeth": "tooth",
        "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "leaves": "leaf", "halves": "half",
        "knives": "knife", "shelves": "shelf", "wolves": "wolf", "thieves": "thief", "loaves": "loaf",
        "crises": "crisis", "analyses": "analysis", "bases": "base", "diagnoses": "diagnosis", "criteria": "criterion",
        "phenomena": "phenomenon", "data": "data", "media": "media", "series": "series", "species": "species",
        "news": "news", "police": "police", "headquarters": "headquarters", "politics": "politics",
        "economics": "economics", "statistics": "statistic", "means": "means", "cattle": "cattle", "sheep": "sheep",
        "fish": "fish", "aircraft": "aircraft", "spacecraft": "spacecraft", "gas": "gas", "gross": "gross",
        "buses": "bus", "gases": "gas", "viruses": "virus", "statuses": "status", "bonuses": "bonus",
        "campuses": "campus", "lens": "lens", "basis": "basis", "crisis": "crisis", "tennis": "tennis",
        "women's": "women's", "firemen": "fireman", "policemen": "policeman", "firefighters": "firefighter",
        "servicemen": "serviceman", "fishermen": "fisherman", "salesmen": "salesman", "movies": "movie",
        "cookies": "cookie", "calories": "calorie", "ties": "tie", "lenses": "lens", "shoes": "shoe",
        "canoes": "canoe", "axes": "axis", "indices": "index", "matrices": "matrix", "vertices": "vertex",
        "earnings": "earnings", "proceeds": "proceeds", "premises": "premises", "goods": "goods", "odds": "odds",
        "proceedings": "proceedings", "savings": "savings", "holdings": "holdings", "sales": "sale",
        "barracks": "barracks", "clothes": "clothes", "thanks": "thanks", "christmas": "christmas", "texas": "texas",
    }
)  # fmt: skip


_PLURALS = MappingProxyType(
    {
        one: many
        for many, one in sorted(_IRREGULAR_PLURALS.items(), key=lambda pair: pair[0] != pair[1])
        if one != "person"
    }
)
"""Irregular plurals by their singular; a form of its own comes before a noun that stays as it is."""


def plural(noun: str) -> str:
    """The plural of a lower-case English noun in the singular."""
    return _PLURALS.get(noun) or regular_plural(noun)


@lru_cache(maxsize=1 << 14)
def singular(noun: str) -> str:
    """The singular of a lower-case English noun."""
    known = _IRREGULAR_PLURALS.get(noun)
    if known is not None:
        return known
    if len(noun) > 4 and noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zes", "oes")) and len(noun) > 4:
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s", "’s")) and len(noun) > 3:
        return noun[:-1]
    if "-" in noun:
        head, _, tail = noun.rpartition("-")
        known = _IRREGULAR_PLURALS.get(tail)
        return f"{head}-{known}" if known else noun
    return noun
