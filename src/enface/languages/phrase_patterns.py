"""Turns of phrase with a preposition, a particle or an infinitive that English does not have there."""

from __future__ import annotations

from enface.languages.calendar import MONTHS
from enface.languages.patterns import any_of
from enface.languages.verb_patterns import BARE, DIRECT, GERUND, NO_TO, NUMBER, OTHER, THEM, TO, VERB

PHRASE_PATTERNS: tuple[tuple[str, str, str | None, str], ...] = (
    (
        "importance",
        r"\battach(?:es|ed|ing)? (?:\w+ ){0,2}importance (?P<wrong>on|in|for|of|at)\b",
        "to",
        OTHER,
    ),
    (
        "emphasis stress",
        r"\b(?:put|puts|putting|places?|placed|placing|lays?|laid|laying) (?:\w+ ){0,2}(?:emphasis"
        r"|stress) (?P<wrong>to|in|at|for)\b",
        "on",
        OTHER,
    ),
    ("priority", r"\bgiv(?:e|es|en|ing) (?:\w+ )?priority (?P<wrong>on|for|in|of)\b", "to", OTHER),
    ("access", r"\b(?:ha(?:ve|s|d|ving)|gain(?:s|ed)?|get|got) (?:\w+ )?access (?P<wrong>of|for|into)\b", "to", OTHER),
    (
        "impact effect influence",
        r"\b(?:ha(?:ve|s|d|ving)|exert(?:s|ed)?) (?:an?|no|some|little) (?:\w+ ){0,2}(?:impact|effect"
        r"|influence) (?P<wrong>to|for|at)"
        r" (?:the|our|their|its|people|society|china)\b",
        "on",
        OTHER,
    ),
    (
        "reason reasons",
        r"(?<!for )\b[Tt]he (?:main |real )?reasons? (?P<wrong>of) (?:the|this|his|her|its|their)\b",
        "for",
        OTHER,
    ),
    (
        "applies",
        r"\b(?:law|rule|policy|regulation|decision|measure) applies (?P<wrong>for) (?:the|all|every)\b",
        "to",
        OTHER,
    ),
    (
        "invest invests invested investing",
        r"\binvest(?:s|ed|ing)? [^,.;]{0,40}?(?:yuan|dollars|million|billion) (?P<wrong>to|on) (?:the|this|its|a)\b",
        "in",
        OTHER,
    ),
    (
        "born founded established built",
        r"\b(?:born|founded|established|built) (?P<wrong>at) (?:1[89]|20)\d\d\b(?! met)",
        "in",
        "A year takes “in”.",
    ),
    (
        "a.m p.m a.m. p.m.",
        r"\b(?P<wrong>[Oo]n) \d{1,2}(?::\d\d)? ?[ap]\.m\b",
        "at",
        "An hour takes “at”.",
    ),
    (
        "abroad",
        r"\b(?:go|goes|went|going|travel|travell?ed|return(?:ed)?|stud(?:y|ied))(?P<wrong> to) abroad\b",
        "",
        "“abroad” takes no preposition.",
    ),
    (
        "ranked ranks",
        r"\brank(?:ed|s)(?P<wrong> at) (?:the )?(?:first|second|third|fourth|fifth|sixth|top)\b",
        "",
        "No preposition stands here.",
    ),
    (
        "part",
        r"\bt(?:akes?|ook|aking) part (?P<wrong>of|at|on) (?:the )?(?:race|games?|meeting|conference"
        r"|forum|activity|activities"
        r"|event|competition|training|work|discussion|exhibition)\b",
        "in",
        OTHER,
    ),
    (
        "carry carried carries",
        r"\bcarr(?:y|ies|ied)(?P<wrong> )(?=(?:an?|the) (?:\w+ )?(?:survey|investigation|inspection"
        r"|study|campaign|experiment"
        r"|exercise|analysis)\b)",
        " out ",
        "“out” is lost.",
    ),
    ("hand", r"\b(?P<wrong>In) the other hand,", "On", OTHER),
    ("period", r"\b(?P<wrong>[Oo]n) the same period\b", "in", OTHER),
    (
        "end",
        r"\b(?P<wrong>[Ii]n) the end of (?:the year|the month|this year|last year|[A-Z]|(?:1[89]|20)\d\d)",
        "at",
        OTHER,
    ),
    ("world", r"\b(?P<wrong>[Oo]n) the world(?=[,.;]| in\b)", "in", OTHER),
    ("stage", r"\b(?P<wrong>[Ii]n) the (?:world|international|global|national) stage\b", "on", OTHER),
    (
        "speed pace",
        r"\b(?P<wrong>[Ii]n) an? (?:\w+ )?(?:speed|pace)(?= of\b|[,.;])",
        "at",
        OTHER,
    ),
    (
        "percent cent",
        r"\b(?:increased|decreased|reduced|grew|grown|rose|risen|fell|fallen|dropped|declined) (?P<wrong>for|with|of)"
        r" (?:about |nearly |over |more than )?\d[\d.,]* per ?cent\b(?! of)",
        "by",
        OTHER,
    ),
    ("lacks", r"\blacks(?P<wrong> of)\b", "", DIRECT),
    (
        "elected appointed nominated",
        r"\b(?:elected|appointed|nominated) (?P<wrong>for|to be as) (?:the )?(?:chair\w*|president"
        r"|director|deputy|vice|secretary"
        r"|mayor|governor|head|member|captain)\b",
        "as",
        OTHER,
    ),
    (
        "graduated",
        r"\bgraduated (?P<wrong>in|at|of) (?:the )?(?:[A-Z][\w’'-]+ ){1,4}(?:University|College"
        r"|Institute|Academy|School)\b",
        "from",
        OTHER,
    ),
    ("stressed stressing", r"\bstress(?:ed|ing)(?P<wrong> on) (?:the|that)\b", "", DIRECT),
    ("await awaits awaited awaiting", r"\bawait(?:s|ed|ing)?(?P<wrong> for)\b", "", DIRECT),
    ("seek seeks seeking", r"\bseek(?:s|ing)?(?P<wrong> for) (?!example\b)", "", DIRECT),
    ("affect affects affected affecting", r"\baffect(?:s|ed|ing)?(?P<wrong> on) (?:the|our|their|its)\b", "", DIRECT),
    (
        "face faces facing",
        r"\bfac(?:es?|ing)(?P<wrong> (?:with|to)) (?:the|a|many|great|severe|serious|challenges"
        r"|difficulties|problems)\b",
        "",
        DIRECT,
    ),
    ("contacted", r"\bcontacted(?P<wrong> with)\b", "", DIRECT),
    (
        "join joins joined",
        r"\bjoin(?:s|ed)?(?P<wrong> (?:in|into)) the (?:Party|army|club|WTO|team|union|organi[sz]ation)\b",
        "",
        DIRECT,
    ),
    ("visited", r"\bvisited(?P<wrong> to) (?:the|a|[A-Z])", "", DIRECT),
    (
        "obey obeys obeyed resemble resembles inhabit oppose opposes",
        r"\b(?:obey(?:s|ed)?|resembles?|inhabit|opposes?)(?P<wrong> (?:to|with|in)) (?:the|a|any|this|all)\b",
        "",
        DIRECT,
    ),
    ("regard", r"\b(?P<wrong>[Ii]n regards? of)\b", "with regard to", OTHER),
    ("spite", r"\b[Ii]n spite(?P<wrong> )(?=(?:the|that|all|his|their|its)\b)", " of ", "“of” is lost."),
    ("regardless", r"\bregardless(?P<wrong> )(?=(?:the|their|its|his|whether)\b)", " of ", "“of” is lost."),
    ("instead", r"\b(?i:instead)(?P<wrong> )(?=(?:the|waiting|using|relying|being)\b)", " of ", "“of” is lost."),
    (
        "the + both",
        r"\b(?P<wrong>[Tt]he both) (?:sides|countries|parties|teams|of)\b",
        "both",
        "“both” takes no article.",
    ),
    (
        "weekends weekend",
        r"\b(?P<wrong>[Ii]n) (?:the )?weekends?(?=[,.;]| and)",
        "on",
        OTHER,
    ),
    (
        "morning afternoon evening",
        rf"\b(?P<wrong>[Ii]n) the (?:morning|afternoon|evening) of (?:{any_of(MONTHS)}|\d)",
        "on",
        "A part of a certain day takes “on”.",
    ),
    (
        "next",
        r"\b[Ii]n (?P<wrong>the next|the last) (?=year\b[,.;]|week\b[,.;]|month\b[,.;])",
        None,
        "“next year” and “last year” take neither preposition nor article.",
    ),
    (
        "busy",
        r"\b(?:is|are|was|were) busy (?P<wrong>to [a-z]{3,})\b",
        None,
        GERUND,
    ),
    (
        "spend spends spent",
        rf"\bspen(?:d|ds|t) (?:{NUMBER}|the whole|the|a) (?:\w+ )?(?:years?|months?|weeks?|days?|hours?) "
        rf"(?P<wrong>to {VERB})\b",
        None,
        GERUND,
    ),
    ("suggested advised recommended", rf"\bsuggested (?P<wrong>{THEM} to)\b", None, "It takes a clause with “that”."),
    (
        "made",
        rf"\b(?:was|were) made (?P<wrong>{VERB})\b(?! (?:of|in))",
        None,
        TO,
    ),
    (
        "made make makes",
        rf"\bma(?:de|kes?) (?:the )?(?:farmers|villagers|people|residents|workers|students|players"
        rf"|patients|children|team|company)(?P<wrong> to) {VERB}\b",
        "",
        NO_TO,
    ),
    (
        "prevent prevents prohibits prohibit stops bans",
        rf"\b(?:prevents?|prohibits?|stops|bans) (?:the )?(?:\w+ )?[a-z]+s (?P<wrong>to) (?:\w+ing|{BARE})\b",
        "from",
        "It takes “from” and the form in -ing.",
    ),
    (
        "being",
        r"\b(?:ha(?:s|ve|d)) (?P<wrong>being) (?:\w+ed|in|the|a|used|held|built|made)\b",
        "been",
        "“been” follows “have”.",
    ),
    (
        "amount",
        r"\b(?P<wrong>amount) of (?:people|students|workers|farmers|patients|visitors|tourists|cases|schools|hospitals"
        r"|enterprises|villages|companies|vehicles|passengers)\b",
        "number",
        "What can be counted has a number.",
    ),
    (
        "early late expensive soon",
        r"\b(?:is|was|are|were) (?P<wrong>to) (?:early|late|expensive|soon)\b",
        "too",
        "“too” says that it is more than enough.",
    ),
    ("place", r"\bput(?:s|ting)? [^.,;]{3,60} (?P<wrong>on) the first place\b", "in", OTHER),
    (
        "come",
        r"\b(?:an?|the) (?!people\b|children\b)[a-z]*[^\Ws] (?P<wrong>come) from\b",
        "coming",
        "The verb needs an ending, or goes.",
    ),
    (
        "is was + report say believe expect estimate",
        r"\b[Ii]t (?:is|was) (?P<wrong>report|say|believe|expect|estimate) that\b",
        None,
        "The participle follows “is”.",
    ),
    (
        "grow reach account exceed",
        r"\bwith (?:\d[\d,]* )?[a-z]+s (?P<wrong>grow|reach|account|exceed)"
        r" (?:by|to|for|over|more|\d)",
        None,
        GERUND,
    ),
    ("make + up", r"(?<!to )(?<!and )\b(?P<wrong>make) up of\b", "made", "It is made up of them."),
    ("presided", r"\b(?:is|are|was|were) presided(?P<wrong> )(?=by\b)", " over ", "“over” is lost."),
    (
        "come",
        r"\b(?P<wrong>(?:is|are|was|were) (?:mainly |mostly |all |also )?come) from\b",
        None,
        "The verb needs no “be”.",
    ),
    (
        "is are was were + plan aim hope want intend agree decide attempt",
        r"\b(?:is|are|was|were) (?P<wrong>plan|aim|hope|want|intend|agree|decide|attempt) to\b",
        None,
        "The verb needs no “be”, or “be” the form in -ing.",
    ),
    ("news + are have", r"\b[Tt]he news (?P<wrong>are|have)\b", None, "“news” is one."),
    (
        "thirds percent cent",
        r"\b(?:half|most|thirds|per ?cent) of the (?:land|water|work|money|area|food|rice|time) (?P<wrong>are)\b",
        "is",
        "What is not counted takes a verb of one.",
    ),
    (
        "elderly disabled unemployed homeless",
        r"\b(?:for|of|by|among|with) (?P<wrong>(?:elderly|disabled|unemployed|homeless))(?=[,.;]| and "
        r"(?!\w+ [a-z]+s\b))",
        None,
        "A group that an adjective names takes “the”.",
    ),
    (
        "increase decrease rise drop decline",
        r", (?P<wrong>increase|decrease|rise|drop|decline) of (?:about |nearly |over )?\d",
        None,
        "One of its kind takes an article.",
    ),
    (
        "percent cent",
        r"\b(?:up|down|increased|decreased|grew|rose|fell|dropped)(?: by)? \d[\d.]* per ?cent (?P<wrong>than)\b",
        "from",
        "“than” follows a comparative.",
    ),
    (
        "the a an first second third + price",
        r"\bw(?:ins?|on|inning) (?:the|an?|first|second|third) (?P<wrong>price)\b",
        "prize",
        "A prize is won.",
    ),
    (
        "raised",
        r"\b(?:exports|imports|prices?|incomes?|output|revenue|sales) (?:has|have|had) (?P<wrong>raised) (?:by|to) \d",
        "risen",
        "“raise” takes an object.",
    ),
    (
        "right",
        r"\b(?:property|human) (?P<wrong>right)\b(?= \(| (?:was|is|were|are|and|protection|in)\b|[,.;])",
        "rights",
        "More than one is meant.",
    ),
    ("good + than", r"\b(?:as|so) good (?P<wrong>than)\b", "as", "“as” follows “as”."),
)
"""Words of which one must stand in the text, what is wrong, what is right, and why; as in `usage`."""
