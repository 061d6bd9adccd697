"""Common words of the open classes that their endings do not tell: adjectives, and verbs with regular forms."""

from __future__ import annotations

from explorer.extract.word_sets import word_set

PURE_ADJECTIVES = word_set(
    """
    absent absolute abundant accountable accurate active actual acute adequate adjacent adverse affluent afraid
    aggressive airborne alive amazing ambitious ample ancient angry annoying apparent appropriate arid ashamed
    asleep aware awesome awful awkward bad baltic bankrupt bare basic beautiful blunt bold brave brilliant broad
    busy calm capable careful certain cheap cheaper cheapest clean clear clearer close closer closest coastal colder
    coldest commonplace compact complete concrete confident conscious consecutive consistent constant contemporary
    convenient cool corporate correct costly crucial cruel curious cute daily damp dangerous darker dear decent
    deepest deeper definite deliberate delicate dense densest desperate different difficult digital dim direct dirty
    disabled disappointing dismal distant distinct diverse divergent dominant dramatic driest dual dumb dusty eager
    earlier earliest easier easiest easy efficient elaborate eldest eligible empty endless enormous equivalent
    essential everyday evident evil exact excellent excess exciting exotic explicit exclusive extensive extinct
    extraordinary faint fairer false familiar famous fantastic farther fastest fatal faster federal fewest fierce
    fifth fiscal flagship flexible foremost formal fortunate fourth fragile frequent friendly fun funny furious
    furthest generous gentle genuine glad gloomy gradual grand grateful greatest greener greedy grim gross guilty
    handsome handy happier happy hardest harmful harsh healthier healthy heavier heaviest helpful hidden higher
    highest historic holy honest horrible hostile hottest hourly huge humble hungry idle illicit imminent immediate
    immense imperfect implicit important impressive inadequate incorrect incredible indefinite independent indirect
    inevitable inexpensive inflation-adjusted inherent initial innocent insane insufficient intact intelligent
    intense interesting interested interim intermittent intimate irrelevant jealous keen largest latest latter
    lavish lazy legitimate lengthy lesser lethal lifelong lighter lively local lone lonely longest loose loud lovely
    lowest loyal lucky lush luxurious mad magnificent mainstream mandatory massive mature maximum meaningful merry
    mere mid mild minimum mobile moderate modern modest monthly mutual naked narrower narrowest nasty nearby nearest
    needy negligent neutral newer newest nice nimble ninth noble nonpartisan notable nuclear numerous obscure
    obvious odd ongoing optimal orderly ordinary other outdoor outer outright outstanding overt painful pale
    parallel partial peculiar permanent persistent personal petty picturesque pleasant plump polite poorer poorest
    popular populous powerful precise pregnant premature pretty prevalent pristine productive profitable profound
    prolific prominent prompt prone proper proud prudent pure qualified quarterly quick quicker random rarest recent
    redundant regular relevant reluctant remote resilient respective reverse richer richest ripe robust rude rural
    sad safer safest same scarce scary second secondary secure seasonal sensible separate serial serious seventh
    severe shallow sheer shiny shorter shortest shy significant silent silly similar simple simpler simplest sincere
    sixth sizeable sizable skilled sleek slender slimmer slower slowest smaller smallest smooth so-called sober
    softer sole solemn sorry southeast southwest northeast northwest sovereign sparse spectacular spacious stable
    static steady steep steeper steepest stiff straightforward strange strict stronger strongest stubborn stupid
    sturdy subsequent substantial subtle successful sudden sufficient suitable sunny superb superior supreme sure
    surprising suspect swift tall taller tallest temporary tense tenth terrible thin thicker third thirsty thorough
    tighter tougher toughest toxic transparent tremendous triple true typical ugly ultimate unanimous uncertain
    unclear underlying underway undue unfair unfamiliar uniform unique unknown unpaid unprecedented upbeat upcoming
    upper urban urgent usual utter vacant vague valid valuable vast viable vicious violent virtual visible vital
    vivid vulnerable warm warmer warmest wealthy weaker weakest wettest wide wider widespread widest willing wise
    wonderful worldwide worse worth worthy yearly younger youngest zealous
    """
)
"""Words that are hardly ever nouns, adverbs or verbs."""

SOFT_ADJECTIVES = word_set(
    """
    round right square past present equal giant native wild middle complex favorite favourite fellow extreme ideal
    joint multiple official particular senior spare special standard super surplus twin veteran wrong alternate
    blind brief bright cold dark fair flat instant intermediate neat novel opposite plain prior quiet rare raw rough
    sharp short slight smart solid sound straight thick tight tough weird wet specific adult black blue brown
    chemical chief civil classic colonial core corporate criminal crude cyber downtown elite express fiscal gray
    green grey human individual industrial inland intellectual interior junior loyalist magic mainland male female
    marine migrant military minimum maximum narrative objective orange parallel pink premium principal prospective
    purple red resident residential rival secret silver statutory suburban uniform variable wholesale white yellow
    democrat democratic republican conservative liberal socialist communist christian muslim jewish catholic
    protestant swiss iraqi syrian saudi egyptian afghan pakistani scottish welsh irish arab latin colombian chilean
    argentine venezuelan peruvian cuban ethiopian nigerian kenyan hungarian czech austrian portuguese belgian
    finnish thai vietnamese indonesian malaysian filipino hispanic roman english soviet
    """
)
"""Adjectives that are nouns where no noun follows: "the individual", "a chemical", "a native"."""

VERBS = word_set(
    """
    pencil abate abide abolish abort abuse acclaim accommodate accomplish accrue adapt adhere adorn advocate age align
    allay alleviate alter amass amend amplify analyse analyze annex apologise apologize appease applaud arouse array
    ascend ascertain aspire assassinate assault assert assimilate associate assure attach attain audit augment
    authorise authorize automate await awaken ballot bar barrel barricade batter beg behave bemoan besiege blast
    bleed blend blur boil bolster bombard boost brace brand breathe breed browse buck buckle bump burst bury bypass
    calm catapult cater caution cement censor champion chant chase cherish chide circle circulate clarify clash
    classify clean click cling clinch coach coerce coincide collaborate collide commemorate commence commend
    communicate commute compel compensate compile complement complicate compose compound comprehend compress compute
    conceal conceive condemn condition conduct confer confine confiscate conform confront confuse congratulate
    conquer consent console constitute construe consult contemplate contend contradict contrast convene converge
    converse convey convince copy correlate corrupt crack crackdown craft crawl credit crumble crush crystallise
    crystallize cultivate curb cure curtail customise customize dance dash dawn decay deceive dedicate deduct deem
    default defer defy degrade delegate delete delight demolish denounce denote depict deplete depose deprive derail
    derive descend deserve designate desire despair detach deter deteriorate detonate devastate deviate devise
    devote devour diagnose dictate diffuse digest dilute diminish dine disagree disable disapprove disarm discard
    discharge disclose discount discourage discriminate disguise disgust dislike dislodge dismantle dispatch
    dispense disperse dispose dispute disqualify disregard disrupt dissolve distance distinguish distort distract
    disturb diverge diversify divert divorce docket dodge doom draft dread dream dress drift dub duel dwarf dwell
    dye echo eclipse edit educate elaborate elevate elicit elucidate embark embarrass embed embody embrace emphasise
    emphasize emulate enact enclose encompass encounter endanger endeavour endure engineer engulf enhance enlarge
    enlighten enlist enrich enrol entail entertain entrust envision envisage equate eradicate erase erect erode
    escalate escort evacuate evade evaluate evaporate evict evoke excavate exaggerate excel exclude excuse exempt
    exert exhale expel expend experiment explicate exploit expose extinguish extradite extrapolate extract
    facilitate fade fake falter famish fan fascinate fast-track favor favour ferry fetch fill film filter flank
    flare flash flee flip float flock flourish flout flush fold foil forfeit forge formulate forecast foster
    fracture frame free freshen frighten frustrate fulfil fulfill fumble furnish galvanise galvanize gamble gauge
    glance glow govern grab grace grapple grasp greet grill grind grip groom ground hack hail hammer harass harbor
    harbour harden harm harness hasten hate haunt herald hesitate hijack hinder hobble honor honour hunt hurl hurry
    ignite illuminate imagine imitate immerse immunise immunize impair impede imperil implant implicate impress
    imprison incite incline incubate indict induce inflate infringe infuriate ingest inhabit inhibit inject innovate
    inquire inscribe insert inspire institute instruct insult integrate intercept interact interfere interpret
    interrogate interrupt intersect intervene interview intrude inundate invent invert irrigate isolate iterate
    jeopardise jeopardize jolt jot juggle kidnap lag lament languish laugh launder leak lean leap learn lend lessen
    liberate light linger liquidate listen litter loan locate log loom loosen loot lose lower lure lurk magnify mail
    mandate maneuver manifest manipulate march mar marry mask master mature maximise maximize measure mediate
    memorise menace mend mention mimic minimise minimize mint mistreat misuse mitigate mix moderate modernise
    modernize modify monetise monetize motivate mourn multiply muster nab narrate navigate neglect nudge numb
    nurture obey obligate oblige obscure obstruct offend omit onboard ooze oppress optimise optimize orbit
    orchestrate orient originate oust outlast outlaw outlive outnumber outrank outsource overhaul overlap overlook
    override overrule oversee overshadow overthrow overturn overwhelm owe paint panic pardon park patrol pause pave
    peddle peel peg penetrate perceive perish perpetrate persevere persuade phase photograph pilot pin pinpoint
    pioneer pitch plead please plough plow pluck plug plunder poison polish pool popularise populate portray pose
    position pound practise practice praise pray preach precede preclude predominate premiere prescribe preside
    presume pretend prevail privatise privatize probe proclaim prohibit proliferate prolong prop propel prosper
    provoke prune publicise publicize pull-out punch punish puncture puzzle quash quell query quicken quote raid ram
    ramp ratchet rattle reaffirm realign reap reason reassess reassure rebuff rebuke recite reckon reclaim recognise
    recognize recommend reconcile reconsider reconstruct recount recycle redeem redefine redesign redirect
    redistribute redress reel reelect refill reform refrain refresh refurbish refute regain regard regenerate regret
    rehabilitate reimburse rein reinforce reinstate reinvest reiterate rejoice rejoin relax relay relieve relish
    relive remark remedy remind remodel render renege renounce renovate reorganise reorganize repatriate repave
    repel repent replenish replicate reprimand reproduce repurchase reschedule resemble resent reset reshape
    resonate restrain restructure resupply retaliate rethink retrieve reunite revamp revere revert revisit revive
    revoke revolutionise revolutionize revolve rewrite ridicule rip risk rival roam roar rob rock rotate route row
    rub ruin rumble rupture sabotage sacrifice safeguard sag sail salute salvage sample saturate savor scatter
    scramble scrape scratch scream screw scrutinise scrutinize sculpt seal secede seduce segregate semifinal sever
    shatter shave shed shelter shield shine shock shoulder shout shove showcase shower shun shutter shuttle sidestep
    siege sift simplify simulate skyrocket slam slaughter slice slide sling smuggle snap snatch sneak snub soak
    socialise solicit solidify solve soothe span spearhead specialise specialize speculate splash sponsor spray
    sprawl sprint squander squeeze stab stack stall stamp standardise standardize staple startle steer sterilise
    sterilize stimulate stir stifle straddle strain strand strap stream streamline stress stretch strip strive
    stroll stuff stumble stun subdivide subject subpoena subscribe subsidise subsidize substitute subtract succumb
    sue summarise summarize summon supervise supplement suppress surf surmount sway swear symbolise symbolize
    sympathise sympathize synthesise synthesize tally tame tap taste taunt tax teeter tempt tend terminate terrorise
    testify thrive thwart tilt tip tolerate torture toss tow trace trample transcend transcribe translate transmit
    transplant traverse treasure trickle triumph trounce tuck twist tutor typify unblock uncover underestimate
    undercut undergo underline undermine underpin underscore undertake undo unfold unify unleash unload unlock
    unseat unwind uphold uproot upload urbanise utter vacate validate vanish vandalise veer venture verify veto
    vibrate visualise visualize void vouch wander ward warrant waver weather wed weigh whip whisper wield wind
    withdraw withhold wonder worship wound wrap wreck wrestle yell zoom
    """
)
"""Further verbs in their base form."""

NOUN_VERBS = word_set(
    """
    access account act affair aid aim amount answer approach back bear blame boast bounce breach brief burn catapult
    comb condition convict cool correct direct down equal escape express fit levy lobby long major manufacture mean
    miss near need number object pocket pull pump rack rake register saddle save scrap sell-off separate smart sort
    pencil spin staff steady subsidise surrender swoop top total update wash wipe witness abuse address advance advocate
    age alter appeal arrest array attempt attack audit average award balance ballot ban bar barrel barricade base
    bend benefit bet bid blast blend block blur board boil bolster book boost border bottom bow box brace brake
    branch brand break breed brew bridge broadcast budget bump burst bust call calm campaign cap capture care cast
    cause cement center centre challenge champion chance change chant charge charter chase check circle claim clash
    clean clear click climb clip clock close coach collapse command comment commission complement compound conduct
    conflict contact contest contract contrast control copy cost counsel count cover crack crackdown craft crash
    crawl credit crop cross crowd crown cruise crush cure curb curve cut cycle damage dance dash date dawn deal
    debate debut decay decline decrease default defeat delay delegate demand deposit design desire despair detail
    dip discard discharge discount dislike dispatch display dispute distance distress dive divide divorce dock dodge
    double doubt draft drag drain draw dread dream dress drift drill drink drive drop drum duel dump dwarf dye ease
    echo eclipse edge edit effect encounter end endeavour engineer escort estimate exchange excuse exempt exercise
    exhibit exit experience experiment exploit export extract face fade fake fall falter fan favor favour fear
    feature feed ferry field fight figure file fill film filter finance find fine finish fire fish fix flag flare
    flash flight flip float flock flood floor flourish flow flush focus foil fold force forecast forge form fracture
    frame freeze frown fuel function fund gain gamble gauge gather glance glow grab grace grant grasp graduate
    ground group guarantee guide hack hail halt hammer hand handle harbor harbour harness harm harvest haul haunt
    head heat help herald highlight hike hint hit hold honor honour hope host house hunt hurry hurt impact implant
    import increase influence insert insult interest interface interview invite issue iron jail jam joke jolt judge
    jump junction kick kidnap kill knock label labour lack ladder lament land lapse last laugh launch lead leak lean
    leap lease leave level license lie lift light limit line link list litter live load loan lock log look loot loss
    love lower lure mail man mandate manifest map march mark market mask mass master match matter mature measure
    mention merit mess milk mind mine mint mistake mix model moderate monitor mount mourn move murder muster name
    neglect net network note notice notch offer offset open orbit order outlaw output outline overhaul overlap
    overflow pace pack paint panic pardon park part partner pass patrol pause pave peak peel peg people perfect
    permit phase photograph pick picture pilot pin pioneer pitch place plan plant play plead pledge plot plough plow
    plug plunder plunge point poison polish poll pool pose position post pound pour power practice practise praise
    premiere present preserve press prey price print prize probe proceed process profile profit progress project
    promise prompt prop protest prune puncture purchase push puzzle quarrel query quest question quote race raid
    rain raise rally ram ramp range rank rate rattle reach read reap reason rebound recall record recount recruit
    redress reel reform refill refuse regard regret reign rein relay release relish remark remedy remodel rent
    repair repeat reply report request rescue research reserve reset resort respect rest result retreat return
    reverse review reward rhyme ride ridicule ring rip rise risk rival roar rock roll root rotate round route row
    rub ruin rule rumble run rush sabotage sacrifice safeguard sag sail salute salvage sample sanction scale scan
    scatter schedule score scout scramble scrape scratch scream screen screw seal search season seat secure sense
    sentence set shape share shave shed shelter shield shift shine ship shock shoot shop shot shoulder shout shove
    show shower shuttle shutter siege sight sign signal silence sink siphon skip slam slap slash slaughter sleep
    slice slide sling slip slow slump smash smell smile smoke snap snatch snub soak sound source span spark
    speculate speed spell spill spite splash split sponsor spot sprawl spray spread spring sprint spur squeeze stab
    stack stage stain stake stall stamp stand staple star stare start startle state station stay steal steam steer
    stem step stick stir stock stop store storm straddle strain strand strap stream stress stretch strike string
    strip stroke stroll struggle study stumble stump subject substitute suit summon supplement supply support surge
    surprise survey suspect sway swear sweep swell swim swing switch tackle tag tail talk tally tank tap target
    taste taunt tax tear tease telephone term test thrust tick tie tilt time tip title toast toll torture toss touch
    tour tow toy trace track trade trail train transfer transform transplant transport trap trash travel tread
    treasure treat trek trial trick trickle trigger trim trip triple triumph trouble trust try tuck tumble tune turn
    tutor twist type upgrade upload uproot upset value vent venture veto view visit voice void volunteer vote vow
    wage wait walk wander want warrant waste watch water wave weather wed welcome whip whisper will win wind wish
    wonder work worry worship wound wrap wreck yield zone zoom
    """
)
"""Verbs whose base is as good a noun: what stands around decides."""

_NO_SUPERLATIVES = word_set(
    "interest forest request arrest protest contest harvest midwest northwest southwest invest honest modest inquest "
    "conquest tempest manifest"
)
_LEAST_LETTERS = 6


def is_superlative(word: str) -> bool:
    """Whether a word in small letters is an adjective's highest degree by its ending: "lowest", no "forest"."""
    return word.endswith("est") and len(word) >= _LEAST_LETTERS and word not in _NO_SUPERLATIVES
