"""English nouns that are counted, and verbs that are nothing else: what grammar can be told by without a parser."""

from __future__ import annotations

from enface.languages.english import word_set
from enface.languages.inflection import verb_forms

COUNT_NOUNS = word_set(
    """
    academician accident achievement activist activity actor adult advantage adviser agency agreement airline airport
    alliance ambassador amendment animal apartment applicant application area army article artist aspect assistant
    association athlete attraction author award bank base battle beach bed bill boat book booth border box boy branch
    brand bridge brother bureau bus businessman cable cadre camera campaign canal candidate car carriage case casualty
    category cathedral cave ceremony chairman challenge chapter chicken child church citizen city civilian class
    classroom client clinic club coach college colleague comment committee community company competition component
    concept concert condition conference conflict constituency consumer container contest continent contract
    contributor cooperative corner corporation corridor council country county couple course court courtyard cow
    creature crime criterion crop customer cycle dam daughter day deal decade decision delegate delegation demand
    demonstration department depositor detachment detainee developer device diplomat director disciple disease district
    dock doctor document dog donation donor door dormitory dozen dragon driver drone duck duty dynasty earthquake
    economy editor effort election element elephant embassy employee employer engine engineer enterprise entity
    episode era error event examination example excavation exchange executive exhibit exhibition expert explosion
    exporter facility factor factory family farm farmer father feature fellow festival field figure film firm
    fisherman flag flight flood floor flower forum foundation founder friend function game garden gate generation
    girl goal goat government governor graduate grant greenhouse grandchild group guard guest guide guideline hall
    harbor harvester hero highway hill holiday home horse hospital hostage hotel hour house household hub hypothesis
    idea incident incubator individual industry infection initiative injury innovation inspection inspector
    institute institution instrument investigator investor island issue item job journal journalist judge junction
    key kid kilogram kilometer kilometre kindergarten laboratory lake landmark language laptop law lawmaker lawyer
    leader league lecture lesson letter library limitation line link lion list livelihood location lorry machine
    magazine mall manager manufacturer market martyr match mayor measure medal meeting member memorial merchant
    message meter metre method migrant mile mill millionaire mine miner minister ministry minority mission mistake
    mobile model modification monastery monk monument mosque mother motorcycle mountain movie museum musician nation
    neighbor neighborhood neighbour nest network newspaper newcomer nurse object objective obligation observer
    occasion office officer official operator opinion option orchard organ organization organisation orphan outlet
    owner page painter painting panda panel paragraph parent park participant partner partnership party passenger
    patent pathway patient payment peak peasant pedestrian pensioner performer period permit person
    petition phase phenomenon philosopher phone photo photograph photographer pig pilot pipeline place plan plane planet
    plant platform player plot poem poet policeman policy politician pollutant pond pool port portrait position
    possibility post poster prefecture premise president priority prisoner prize problem procedure producer product
    professional professor program programme project property proposal prosecutor province provision publication
    publisher pump pupil quarter quilt race railway ranger reason recipient record recommendation reform refugee
    region regulation relative reporter representative requirement researcher reservoir resident resort
    resource restaurant result retailer retiree rider right ring river road robot rocket role room round route rule
    runner runway sample satellite scandal scenario scheme scholar school scientist season section sector secretary
    sector segment semester seminar sensor series server session shareholder shelter ship shop show sibling
    signatory singer sister site skill soldier solution song source speaker specialist spectator speech spokesman
    square stadium stage stakeholder stall standard star state station statue step stock store story strategy stream
    street student studio subdistrict subject subsidiary suburb supermarket supervisor supplier supporter surgeon
    survivor suspect system table talent talk tank target task teacher team technician technique technology temple
    tenant tent term terminal terrorist test text theater theatre theme theory threat ticket tiger tomb ton tonne
    tool topic tourist tower town township trader tradition train trainee tree trend trial tribe trip troop truck
    tunnel turbine type typhoon uncle undertaking unit university user vaccine valley variety vehicle vendor venue
    version vessel veteran victim video village villager virus visa visitor volcano volunteer voter voyage
    warehouse warship way weapon website week wetland winner witness wolf woman worker workshop worker workstation
    writer year youngster zone kind sort activity institute federation mask manor procuratorate poster
    abbot academy accountant acre actress adolescent agent aide album algorithm allegation alley allocation
    ambulance analyst ancestor anniversary announcement antique appliance appointment apprentice arbitrator
    archaeologist architect archive arena argument artefact artifact assembly assessment asset assignment
    auction audit bag bakery ball balloon banner bar barn barrel barrier basin basket battalion battery bee bell
    belt bench beneficiary bicycle billionaire bird birthday bloc blogger bomb bond bonus boss bottle bottleneck
    boundary bowl breakthrough bribe brick broadcaster brochure bug bulb bullet burglar bush butterfly button
    buyer cabin cabinet camel camp captain card career cart cartoon cashier casino castle cat catalog ceiling
    celebrity cell certificate chain chair champion championship channel chart chef chemical chemist cigarette
    cinema circle circuit circus clan clerk cliff clip clock cluster coast coin collection collector colony
    column combination comedian comet commander commissioner commitment commodity companion comparison complaint
    composer computer concession consortium constraint consultant contestant contractor convention convoy
    counselor counterpart coup courier cousin craftsman crane creator credential cup currency curriculum curtain
    cyclist cylinder dancer database debt defendant defender deficit definition dentist descendant designer desk
    destination detective diagnosis dialect dialogue diary dictionary difference difficulty dilemma dimension
    dinosaur disability disadvantage disaster discovery discussion dish disk distributor diver doll dolphin
    donkey dosage drama drawing drum duke eagle editorial educator egg elevator emergency emission emperor
    enclosure encyclopedia endorsement enemy engagement entrance entrepreneur entry envelope envoy epidemic
    equation essay evaluation expedition expense experiment explanation explorer expo expressway extension eye
    failure fan farmhouse fee fence ferry fertilizer fighter filter finalist finding finger firefighter flavor
    fleet footballer forecaster forest fort fountain fraction fragment framework gallery gang gap gene genius
    giant gift glacier globe goalkeeper grandfather grandmother grandparent grave greeting gun gym habit habitat
    handbook handicraft hat hazard headline hectare heir helicopter herb herder hint historian hostel hurdle
    hurricane hut icon ideal identity illness image immigrant implication importer impression improvement
    incentive incinerator indicator influencer inhabitant injection inmate innovator inquiry insect insight
    installation instance instruction instructor insurer intellectual intention intersection intervention
    interview introduction invention inventor invitation invoice jacket jet jewel joke judgment jury kilo king
    kit kitchen lab laborer ladder lady lamp lane laser lawsuit layer leaf leaflet lecturer leg legislator
    lender liability license lifestyle litigant loan lobby log loop lounge mailbox mammal manual map margin
    mathematician meal mechanism mediator mentor menu merger midfielder midwife mineral miracle mirror missile
    monkey month moon mortgage motor mountaineer mouth movement muscle mystery name narrative necessity needle
    negotiation negotiator nominee norm note notebook notice novel novelist nutrient oasis objection obstacle
    offender orbit orchestra outbreak outline oven pack package palace pandemic parade parameter passage
    passport path pattern peer pen penalty percentage performance pesticide physician pianist picture piece pier
    pillar pioneer pipe pit plaintiff planner plate playground pocket pole poll portion pot predecessor
    preference presentation presenter price prince princess principal principle printer privilege probe
    processor profession profile proportion proverb psychologist puppet purpose puzzle qualification queen quota
    quotation rabbit rally ranch ranking rate ratio reaction reader receipt receiver reception recipe referee
    reference referendum refinery reflection regime regiment relation relationship relic remark reminder
    renovation replacement replica reply republic reputation reservation residence resignation resolution
    response responsibility restriction reunion review revolution ritual rival robbery roof rope routine rower
    ruler rumor sailor saint salary salesman sandwich scar scene schedule scholarship screen script sculptor
    sculpture seaport seat seed selection seller senator sentence sequence servant setback settlement shape
    sheet shelf shell shirt shoe shortage shortcoming shot shoulder shrine sidewalk sign signal sketch slogan
    slope smartphone snake society sofa specimen sponsor spot spouse sprinter sprout squad stake stamp stance
    statesman statistic statute stick strait stranger strength stretch striker string structure style submarine
    subsidy substance substitute subtitle successor suggestion suit suitcase suite summary summit swimmer symbol
    symposium symptom syndrome tablet tactic tale tanker tariff taxpayer teenager telescope terrace territory
    textbook therapist thief thing thinker thread throne tie timetable tip tire tooth torch tournament toy
    tractor trail trailer trait transaction transformation translation translator treaty trophy tube tumor tutor
    twin umbrella umpire uniform utensil vacancy vaccination van variant vegetable ventilator venture verdict
    verse villa vineyard violation violin virtue vision vitamin voice wage waiter waitress wall war ward warning
    warrior waterfall waterway wave weakness wedding wheel whistle widow wing wire wish word workplace wound
    wreck yacht yard
    grower plantation picker herdsman herder breeder weaver potter carpenter tailor blacksmith fitter welder electrician
    mechanic plumber porter courier trucker peddler hawker shopkeeper caterer barber hairdresser nanny caregiver carer
    livestreamer streamer blogger vlogger announcer cameraman performer acrobat singer drummer cyclist jogger hiker
    climber backpacker camper caver surfer skater skier rower paddler boxer wrestler lifeguard rescuer paramedic
    pharmacist anaesthetist radiologist pathologist dermatologist cardiologist leopard yak gazelle ibex marmot wolf
    ape gibbon macaque otter beaver hedgehog squirrel hamster crane goose heron egret stork ibis vulture owl pheasant
    pigeon sparrow magpie turtle tortoise lizard crocodile alligator frog toad moth ant mosquito wasp locust mule pony
    foal lamb goat puppy kitten chick duckling rooster lantern candle firework firecracker gong flute banner ribbon
    scarf glove sock sandal sweater dress skirt blouse robe necklace bracelet earring brooch jar vase teapot teacup
    bowl chopstick spoon fork knife kettle stove heater fridge refrigerator freezer dryer washer blanket quilt pillow
    mattress towel helmet mask goggle respirator ventilator stretcher wheelchair crutch syringe thermometer sprayer
    seeder thresher hoe shovel spade rake plough wrench screwdriver bulldozer excavator forklift tipper barge raft
    canoe kayak trawler buoy lighthouse dike levee culvert sluice weir aqueduct barn granary silo pigsty henhouse
    cowshed nursery seedling sapling shrub twig petal bud apricot mandarin strawberry blueberry banana mango pineapple
    lychee pomegranate melon watermelon pumpkin cucumber tomato carrot radish turnip onion eggplant mushroom walnut
    peanut almond
    """
) - word_set("series dozen stock premise couple troop resource nest subject mobile professional plot object")
"""Nouns that stand in the plural after a number above one."""

PURE_VERBS = word_set(
    """
    abolish absorb accelerate accept accommodate accompany accomplish accumulate accuse achieve acquire activate adapt
    adhere adjust administer admit adopt allocate allow announce anticipate apologize appoint appreciate approve
    arise arrange arrest arrive assemble assert assess assign assist assure attend attract avoid ban become begin
    believe belong bring broaden build calculate carry cater celebrate choose clarify collaborate collect combine
    comply comprise concentrate conclude conduct confirm conserve consider consist consolidate construct consult
    consume contain continue contribute convene convert convey convince cooperate coordinate create cultivate decide
    declare dedicate deepen defeat defend define deliver demonstrate deny depend deploy derive describe destroy
    determine develop devote differ diminish disappear discover discuss dispatch dispose distribute diversify divide
    donate earn educate elect eliminate embody emerge emphasize employ enable encounter encourage endorse
    enforce enhance enjoy enlarge enrich enroll ensure enter entertain entrust equip eradicate establish evaluate
    examine exceed exclude execute expand expect explain explore expose express extend facilitate fulfil fulfill
    generate get give go govern grow guarantee hear identify ignore illustrate imagine implement imply import improve
    include incorporate indicate inform inherit initiate innovate inspect inspire install integrate intend intensify
    introduce invest investigate invite involve issue join justify keep know learn maintain manage mobilize modernize
    observe obtain occupy occur optimize organize overcome participate perform permit persist possess prefer prepare
    preserve prevent proceed produce prohibit promote protect prove provide publicize publish pursue realize receive
    recognize recommend recover recruit reduce refer reflect refuse regulate reiterate relate rely remain remember
    remove renovate replace represent require resolve resume retain reveal rely safeguard satisfy seek select send
    serve settle simplify solve specify speed stimulate strengthen strive submit succeed suffer suggest supervise
    supply surround survive sustain tackle teach tell tend transform translate treat unify unite uphold upgrade
    urge utilize vary verify warn widen win withdraw witness write
    alleviate apply heal quicken foster evacuate resettle heighten insist inaugurate unveil undertake exert forge
    nurture commemorate congratulate condemn criticize dismiss enact formulate greet inject interact intervene merge
    negotiate notify nominate oversee penetrate postpone preside proclaim propose rectify refine relieve reinforce
    replenish restore revise revitalize shorten standardize streamline suspend transmit undergo unleash vaccinate
    understand relocate exclude intensify allocate happen mitigate
    accredit aggravate align allege alter amend analyse analyze append apprehend ascertain aspire assassinate
    augment authorise authorize befriend betray bolster brighten cease certify characterize cite cleanse
    coincide collide colonize commence commend commit compare compel compensate compete compile compose compress
    compute conceal conceive confer confide configure confine confiscate confront connect constitute contemplate
    contend contradict contravene converge correlate counteract criminalize culminate customize deceive
    decentralize decorate deduce deduct degrade delete delineate denounce depict deplete deport deprive
    designate detain deteriorate devise diagnose differentiate digitize disburse discard discern disclose
    discontinue discourage discriminate disinfect disperse displace disqualify disrupt disseminate dissolve
    divert dominate elevate emancipate embark embed emphasise encircle encompass endanger endure energize engage
    engrave enlist enrol ensue entail entice entitle enumerate envisage equate erase erect erode escalate evade
    evict evolve exacerbate exaggerate excavate excel expel expire extinguish extradite fasten fluctuate gather
    generalize glorify harden harmonize harness hasten hinder hospitalize humiliate illuminate immerse immunize
    impair impede impose impress imprison incite incur induce infect infer infringe inhabit inhibit insert
    instill instruct insure intercept interpret interrogate interrupt intimidate invade invent invoke irrigate
    isolate jeopardize legalize legislate lengthen lessen liberate lighten linger liquidate loosen maximize
    mediate memorize migrate minimize mobilise modernise modify moisten motivate multiply nationalize
    necessitate neutralize obey oblige obstruct offend oppose oppress optimise organise originate oust outnumber
    outpace outperform overlook overturn pacify perceive perish perpetuate persecute persuade pertain pollute
    ponder popularise popularize populate portray practise precede preclude predict prescribe presume pretend
    prevail privatize procure prolong propagate prosecute prosper provoke purify qualify quantify ratify react
    readjust reaffirm realise reap reassure recede recite reclaim recognise reconcile reconstruct recur recycle
    redeem refute regain regenerate rehabilitate reimburse reject rejuvenate relax relinquish remind remit
    render reorganize repatriate repel repress reproduce reschedule reside resign resist restrain restrict
    retaliate retrieve reunite revert revolve rotate save scrutinize seize sharpen signify soften specialize
    stabilize standardise sterilise sterilize subdue subscribe subsidize substantiate subtract suffice summarise
    summarize summon supersede suppress surpass sympathize synthesize terminate testify thrive tighten tolerate
    transcend traverse undermine underscore unearth unfold utilise vacate validate vanish ventilate violate
    weaken weigh wield worsen
    """
) - word_set(
    """
    ban arrest assist issue import express defeat permit win witness treat supply speed upgrade urge get
    """
)
"""Verbs whose plain form is no noun and no adjective."""

OTHER_VERBS = word_set(
    """
    aid aim act award answer attempt benefit call cause change charge claim close combat complete control cover damage
    deal demand display drive drop end estimate exchange export face feed fight finance find finish focus function fund
    gain guide harvest help hold host house import increase influence issue judge launch lead leave lift link list live
    look
    lose make market mark mean meet monitor move need offer open operate order pass pay plan plant play pledge practice
    praise present process progress project question raise range rank reach reform release report request respect
    respond return rise run say see sell set shape share show sign sound stand start state stay strike study support
    survey take target test think touch trade train transfer travel trust try turn update use value view visit vote wait
    walk want watch welcome work
    """
)
"""Verbs whose plain form is a noun or an adjective too."""

IRREGULAR_VERBS = {
    base: (past, participle)
    for base, past, participle in (
        entry.split()
        for entry in (
            "arise arose arisen", "awake awoke awoken", "beat beat beaten", "become became become",
            "begin began begun", "bend bent bent", "bite bit bitten", "blow blew blown", "break broke broken",
            "bring brought brought", "build built built", "buy bought bought", "catch caught caught",
            "choose chose chosen", "come came come", "creep crept crept", "cut cut cut", "deal dealt dealt",
            "dig dug dug", "do did done", "draw drew drawn", "drink drank drunk", "drive drove driven",
            "eat ate eaten", "fall fell fallen", "feed fed fed", "feel felt felt", "fight fought fought",
            "find found found", "forget forgot forgotten", "forgive forgave forgiven", "freeze froze frozen",
            "give gave given", "go went gone", "grow grew grown", "hear heard heard", "hide hid hidden",
            "hit hit hit", "hold held held", "hurt hurt hurt", "keep kept kept", "know knew known", "lay laid laid",
            "leave left left", "lend lent lent", "lose lost lost", "make made made", "mean meant meant",
            "meet met met", "mistake mistook mistaken", "overcome overcame overcome", "overtake overtook overtaken",
            "pay paid paid", "put put put", "read read read", "rebuild rebuilt rebuilt", "ride rode ridden",
            "ring rang rung", "rise rose risen", "run ran run", "say said said", "see saw seen",
            "seek sought sought", "sell sold sold", "send sent sent", "set set set", "shake shook shaken",
            "shoot shot shot", "shut shut shut", "sing sang sung", "sink sank sunk", "sit sat sat",
            "sleep slept slept", "speak spoke spoken", "spend spent spent", "spread spread spread",
            "stand stood stood", "steal stole stolen", "strike struck struck", "strive strove striven",
            "swear swore sworn", "sweep swept swept", "swim swam swum", "take took taken", "teach taught taught",
            "tear tore torn", "tell told told", "think thought thought", "throw threw thrown",
            "understand understood understood", "undertake undertook undertaken", "uphold upheld upheld",
            "wear wore worn", "weep wept wept", "win won won", "withdraw withdrew withdrawn", "write wrote written",
        )
    )
}  # fmt: skip
"""The past and the participle of verbs that do not take -ed."""


def third_person(verb: str) -> str:
    """The form of a verb after he, she or it."""
    if verb in IRREGULAR_VERBS:
        return verb + "es" if verb.endswith(("o", "ch", "sh", "s", "x", "z")) else verb + "s"
    return next(verb_forms(verb), "")


NEVER_BARE = word_set(
    """
    accountant activist activity actor administrator adviser agency airline airport ambassador amendment
    analyst animal apartment applicant apprentice architect artist athlete attorney author bank banker
    beneficiary boat bridge broadcaster bureau bus businessman buyer cadre campaign canal candidate car casualty
    celebrity certificate championship child citizen city civilian classroom client clinic club colleague
    collector company composer computer concert consumer contestant contractor corporation counterpart country
    county couple courier craftsman customer dam database daughter defendant delegate delegation department
    depositor designer developer device diplomat district doctor document donor dormitory driver drone elder
    embassy emperor employee employer engineer enterprise entrepreneur envoy exhibition expert exporter
    expressway facility factory farmer festival firefighter fisherman foreigner friend gallery garden
    graduate greenhouse guest guideline gymnasium hero highway historian hospital hostel hotel house household
    idea importer indicator inmate inspector institute institution instrument inventor investor island
    journalist judge kindergarten laboratory lake landmark lawmaker lawsuit lawyer leader lecture lecturer
    lender lesson library litigant loan machine magazine manufacturer measure mechanism medal member memorial
    merchant method migrant miner ministry monument mosque motorcycle museum musician nation neighbor
    neighborhood newspaper nurse observer officer official operator orchard organization outlet owner painter
    parent participant partner passenger passport patent patient peasant pensioner pharmacist photographer
    physician pipeline plaintiff platform player poem poet policeman policy politician pond prefecture prisoner
    problem product professor project prosecutor province publisher pupil railway reader referee refugee region
    reporter representative researcher reservoir resident restaurant retailer retiree rider robot ruler runner
    sailor satellite scholar scientist seller seminar senator shareholder shop shopkeeper singer soldier
    spectator stadium statue student studio subdistrict subsidiary suggestion supermarket supervisor supplier
    supporter surgeon survivor symposium system task teacher technician teenager temple textbook tourist
    tournament township trader trainee trainer translator traveler treaty union tribe tunnel tutor university user
    vehicle vendor venue veteran victim village villager visitor volunteer voter warehouse website wetland
    winner woman worker workshop writer academician zone
    """
)
"""Nouns that do not stand in the singular without a determiner."""
OBJECTS = word_set(
    """
    agreement contract memorandum decision medal fund speech proposal treaty notice prize letter base exchange
    competition fair ceremony course survey branch station center centre
    """
)
"""Further nouns that do not so stand after a verb of which they are the object."""
BE = word_set("is was become becomes became")
VERBS_OF_OBJECTS = word_set(
    """
    build builds built establish establishes established open opens opened hold holds held sign signs signed
    publish publishes published launch launches launched win wins won produce produces produced sell sells sold
    buy buys bought see sees saw attend attends attended use uses develop develops developed provide provides
    organize organizes organized complete completes completed inspect inspects inspected visit visits visited
    make makes made take took issue issues issued write writes wrote receive receives received create creates
    created deliver delivers delivered own owns owned join joins joined approve approves approved sponsor
    sponsored need needs have has had plant plants gave give gives
    """
)
"""Verbs, in forms that are no nouns before another, that take such a noun as their object."""
FORMS_OF_BE = word_set("is are was were be been being")
MANY_OF_ONE = {"is": "are", "was": "were", "has": "have", "does": "do"}
"""The forms of auxiliary verbs that one subject has, each with that of many."""
ONE_OF_MANY = {many: one for one, many in MANY_OF_ONE.items()}
