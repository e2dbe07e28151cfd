"""What follows a verb or an adjective in English, where drafts have another preposition, infinitive or form."""

from __future__ import annotations

from enface.languages.english import word_set
from enface.languages.patterns import any_of
from enface.languages.word_classes import IRREGULAR_VERBS, PURE_VERBS

VERB = any_of(PURE_VERBS | word_set("visit see meet work build help make take buy do grow sell use have live come"))
_BARE_VERBS = PURE_VERBS - word_set("become")
BARE = any_of(_BARE_VERBS)
THEM_WORDS = "them him her us people farmers villagers residents students workers children others"
_WHICH = "more many local young other poor"
THEM = f"(?:(?:{_WHICH.replace(' ', '|')}) )?(?:{THEM_WORDS.replace(' ', '|')})"
NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|a few|dozens of)"
_UNITS = r"(?:years|months|weeks|days|hours|decades)"
_PASTS = {
    past for base, (past, _) in IRREGULAR_VERBS.items() if past not in IRREGULAR_VERBS and past != base
} - word_set("felt found left lay fell saw bore ground wound")
_PAST = any_of(_PASTS)
_GOAL = any_of(word_set("agreement consensus goal conclusion target top village"))
_ROOM = any_of(word_set("hall room city village school market building park museum final"))
_WANTS = (
    "want wants wanted hoped decided decides continues strives agreed refused promised vowed intends intend pledged"
    " managed tried hopes wish wishes wished"
)
_BEFORE_TO = (
    "decided decide want wants wanted hope hopes hoped plan plans planned need needs able order continue continued"
    " helped required asked urged began aims tried going ready how failed started hoping trying willing"
)
_PERSONS = (
    r"(?:the |more |local |all |these |those |young |rural |poor )*(?:them|him|us|me|people|children|women|men"
    r"|(?:farmer|villager|resident|student|worker|visitor|tourist|driver|patient|doctor|teacher|user|customer|consumer"
    r"|passenger|citizen|taxpayer|enterprise|member|official|cadre|parent|reader|player|employee|employer"
    r"|merchant|trader|herder|veteran|soldier|volunteer|graduate|applicant|household)s"
    r"|companies|families|businesses|fishermen|seniors|the elderly)"
)
_LETS = "allow allows allowed allowing enable enables enabled enabling permit permits permitted permitting"
_ASKS = "require requires required urge urges urged encourage encourages encouraged persuade persuaded force forced"
_ADJECTIVES_OF_PLANS = (
    "expected scheduled slated projected predicted supposed intended required allowed permitted urged encouraged asked"
    " invited ordered advised forced able unable likely unlikely eager willing planned bound set due"
)
_NOUN_VERBS = word_set(
    "open start run link last visit meet help finish reach cover cost bring take make hold end clean build sell"
    " buy close move return leave stay come go plant show host join pay see do carry cut rise fall drop increase grow"
)
_SHOWN = r"(?= (?:the|an?|its|their|his|her|our|in|on|until|till|for|from|by|at|more|about|up|out|\d[\d,]*)\b)"
_PLANNERS = (
    r"(?:[Ii]t|[Ss]?[Hh]e|city|county|province|town|company|firm|group|team|government|bureau|district|village|school"
    r"|university|hospital|center|centre|country|party|bank|museum|region|authority|association)"
)
DIRECT = "The verb takes its object without a preposition."
OTHER = "The word takes another preposition."
NO_TO = "The verb follows without “to”."
TO = "“to” is lost."
GERUND = "The form in -ing follows here."

VERB_PATTERNS: tuple[tuple[str, str, str | None, str], ...] = (
    ("arrive arrives arrived arriving", r"\barriv(?:e|es|ed|ing) (?P<wrong>to) (?=[A-Z])", "in", OTHER),
    (
        "reach reaches reached reaching",
        rf"\breach(?:es|ed|ing)?(?P<wrong> to) (?:an?|the|this) {_GOAL}\b",
        "",
        DIRECT,
    ),
    ("return returns returned returning", r"\breturn(?:s|ed|ing)?(?P<wrong> back)\b", "", "“back” is in the verb."),
    ("repeat repeats repeated", r"\brepeat(?:s|ed)?(?P<wrong> again)\b", "", "“again” is in the verb."),
    (
        "enter enters entered entering",
        rf"\benter(?:s|ed|ing)?(?P<wrong> into) (?:the|a) {_ROOM}\b",
        "",
        DIRECT,
    ),
    (
        "attend attends attended attending",
        r"\battend(?:s|ed|ing)?(?P<wrong> (?:in|at|on)) (?:the|a|this)\b",
        "",
        DIRECT,
    ),
    ("consist consists consisted", rf"\bconsist(?:s|ed)? (?P<wrong>in) {NUMBER}\b", "of", OTHER),
    (
        "listen listens listened listening",
        r"\blisten(?:s|ed|ing)?(?P<wrong> )(?=(?:the|his|her|their|a) )",
        " to ",
        "It takes “to”.",
    ),
    (
        "explain explains explained",
        r"\bexplain(?:s|ed)? (?P<wrong>them|him|us|me)\b",
        None,
        "It takes “to”: explained to them.",
    ),
    (f"said + {THEM_WORDS}", rf"\bsaid (?P<wrong>{THEM} to)\b", None, "Whom one speaks to is told."),
    ("interested", r"\binterested (?P<wrong>on|at|about|for|to) (?!(?:see|hear|learn|know)\b)", "in", OTHER),
    ("capable", rf"\bcapable (?P<wrong>to {VERB})\b", None, "It takes “of” and the form in -ing."),
    ("different", r"\bdifferent (?P<wrong>with)\b", "from", OTHER),
    (
        "prevent prevents prevented stop stopped prohibit prohibited",
        rf"\b(?:prevent(?:s|ed)?|stop(?:ped)?|prohibit(?:ed)?) {THEM} (?P<wrong>to {VERB})\b",
        None,
        "It takes “from” and the form in -ing.",
    ),
    (
        f"let lets make makes made making letting + {THEM_WORDS} {_WHICH}",
        rf"\b(?:lets?|letting|mak(?:e|es|ing)|made) {THEM}(?P<wrong> to) (?:{VERB}|be)\b",
        "",
        NO_TO,
    ),
    (
        "suggest suggests suggested",
        rf"\bsuggest(?:s|ed)? (?P<wrong>{THEM} to)\b",
        None,
        "It takes a clause with “that”.",
    ),
    (f"{_WANTS} + {' '.join(_BARE_VERBS)}", rf"\b(?:{_WANTS.replace(' ', '|')})(?P<wrong> )(?={BARE}\b)", " to ", TO),
    (
        f"to + {' '.join(_PASTS)}",
        rf"\b(?:{_BEFORE_TO.replace(' ', '|')}) (?P<wrong>to {_PAST})\b",
        None,
        "The plain form follows “to”.",
    ),
    (
        f"not didn't doesn't don't + {' '.join(_PASTS)} has had was were is are",
        rf"\b(?:(?:did|does|do) not|(?:did|does|do)n['’]t) (?P<wrong>{_PAST}|has|had|was|were|is|are)\b",
        None,
        "The plain form follows.",
    ),
    (
        "order",
        r"\b[Ii]n order to (?P<wrong>(?!bring\b|ring\b|sing\b|swing\b|cling\b)[a-z]{2,}ing)\b",
        None,
        "The plain form follows.",
    ),
    (
        "more less fewer higher lower better larger greater rather faster earlier + then",
        r"\b(?:[Mm]ore|[Ll]ess|fewer|higher|lower|better|larger|greater|rather|faster|earlier) (?P<wrong>then)"
        r" (?!the |they |we |he )",
        "than",
        "It is a comparison.",
    ),
    (
        "since",
        rf"\b(?P<wrong>[Ss]ince) {NUMBER} {_UNITS}\b(?! (?:ago|earlier|before|back))(?=[.,;]|$)",
        "for",
        "A length of time takes “for”.",
    ),
    ("ago", rf"\b(?P<wrong>before )(?={NUMBER} {_UNITS} ago\b)", "", "“ago” is enough."),
    (
        "agree depend include contain consist belong exist happen",
        r"\b(?:am|is|are|was|were|be) (?P<wrong>agree|depend|include|contain|consist|belong|exist|happen)\b",
        None,
        "The verb needs no “be”.",
    ),
    (
        "raised",
        r"\b(?i:exports|imports|prices?|incomes?|output|revenue|GDP|sales) (?P<wrong>raised) (?:by|to) \d",
        "rose",
        "“raise” takes an object.",
    ),
    (
        "located",
        r"\blocated (?P<wrong>at|on) (?:the )?(?:[A-Z][\w-]+ ){1,3}(?:Province|City|County|District|China)\b",
        "in",
        OTHER,
    ),
    (
        "lies located situated",
        r"\b(?:lies|located|situated) (?P<wrong>on|at) the (?:north\w*|south\w*|east|west|center|centre|middle) of\b",
        "in",
        OTHER,
    ),
    ("recent", r"\b[Ii]n(?P<wrong> the) recent (?:years|months|decades|days)\b", "", "No article stands here."),
    ("following", r"\bas (?P<wrong>following)(?=[:,])", "follows", "The phrase is “as follows”."),
    ("followings", r"\b(?P<wrong>followings)\b", "following", "The word has no plural."),
    ("attention", r"\bpa(?:y|ys|id|ying) (?:\w+ ){0,2}attention (?P<wrong>on|in|for|at)\b", "to", OTHER),
    ("part", r"\bt(?:ake|akes|ook|aking) part(?P<wrong> to| )(?=the )", " in ", "It takes “in”."),
    ("accordance", r"\b[Ii]n accordance (?P<wrong>to)\b", "with", OTHER),
    ("line", r"\b[Ii]n line (?P<wrong>to) (?:the|national|relevant)\b", "with", OTHER),
    ("background", r"\b(?P<wrong>[Uu]nder) the (?:background|backdrop) of\b", "against", OTHER),
    ("prefer prefers preferred", r"\bprefer(?:s|red)? \w+ing (?P<wrong>than)\b", "to", OTHER),
    ("benefit benefits benefited", r"\bbenefit(?:s|ed)? (?P<wrong>of|by) (?:the|this|these)\b", "from", OTHER),
    (
        "succeed succeeded succeeds",
        rf"\bsucceed(?:s|ed)? (?P<wrong>to {VERB})\b",
        None,
        "It takes “in” and the form in -ing.",
    ),
    (
        "insist insists insisted",
        rf"\binsist(?:s|ed)? (?P<wrong>to {VERB})\b",
        None,
        "It takes “on” and the form in -ing.",
    ),
    ("adhere adheres adhered", rf"\badher(?:e|es|ed|ing) to (?P<wrong>{BARE})\b", None, GERUND),
    ("dedicated committed", rf"\b(?:dedicated|committed) to (?P<wrong>{BARE})\b", None, GERUND),
    ("responsible", r"\bresponsible (?P<wrong>to) (?:the )?\w+ing\b", "for", OTHER),
    ("rich", r"\brich (?P<wrong>of|at) (?!(?:the|all)\b)", "in", OTHER),
    ("famous", r"\bfamous (?P<wrong>of|by|with)\b", "for", OTHER),
    ("full", r"\b(?:is|are|was|were) full (?P<wrong>with)\b", "of", OTHER),
    ("senior junior", r"\b(?:senior|junior) (?P<wrong>than)\b", "to", OTHER),
    ("same + with like to", r"\bthe same (?P<wrong>with|like|to)\b", "as", "“the same” takes “as”."),
    ("equipped", r"\bequipped (?P<wrong>by|of)\b(?! (?:the|\w+ing))", "with", OTHER),
    ("compared", r"\bcompared (?P<wrong>than)\b", "with", OTHER),
    ("aware", r"\baware (?P<wrong>about|on)\b", "of", OTHER),
    (
        f"{_LETS} {_ASKS}",
        rf"(?:{any_of(word_set(_LETS + ' ' + _ASKS))}) {_PERSONS} "
        r"(?P<wrong>(?!during|including|according|following|regarding|concerning)[a-z]{2,}ing)"
        r" (?=(?:the|an?|their|its|his|her|our|more|up|\d[\d,]*|two|three|[a-z]+ (?:online|locally|directly))\b"
        r"|(?:[a-z]+ )?[a-z]+s[.,;])"
        r"(?![^.;]* (?:to|can|is|are|was|were|have|has|had|will)\b)",
        None,
        "The infinitive with “to” follows.",
    ),
    (
        _LETS,
        rf"(?:{any_of(word_set(_LETS))}) {_PERSONS}(?P<wrong> )(?={BARE} (?:the|an?|their|its|more|all|in|from)\b)",
        " to ",
        TO,
    ),
    (
        "help helps helped",
        r"(?<!not )(?<!cannot )help(?:s|ed)? (?:them|him|us|me|her) (?P<wrong>(?!during|including)[a-z]{2,}ing)"
        r" (?=(?:the|an?|their|its|his)\b)",
        None,
        "The plain form follows.",
    ),
    (
        f"{_ADJECTIVES_OF_PLANS} + {' '.join(_BARE_VERBS)}",
        rf"(?:is|are|was|were|be|been|being|also|now|still|not|more|most) (?:{any_of(word_set(_ADJECTIVES_OF_PLANS))})"
        rf"(?P<wrong> )(?={BARE}\b)",
        " to ",
        TO,
    ),
    (
        f"{_ADJECTIVES_OF_PLANS} + {' '.join(_NOUN_VERBS)}",
        rf"(?:is|are|was|were|be|been) (?:also |now |still |not )?(?:{any_of(word_set(_ADJECTIVES_OF_PLANS))})"
        rf"(?P<wrong> )(?={any_of(_NOUN_VERBS)}{_SHOWN})",
        " to ",
        TO,
    ),
    (
        "expected + last",
        r"(?:is|are|was|were) expected(?P<wrong> )(?=last(?! (?:week|month|year|night|season)\b))",
        " to ",
        TO,
    ),
    (
        f"managed hopes agreed decided wants refused vowed pledged promised + {' '.join(_NOUN_VERBS)}",
        r"(?:managed|hopes|agreed|decided|wants|refused|vowed|pledged|promised)(?P<wrong> )"
        rf"(?={any_of(_NOUN_VERBS - word_set('help visit last'))} (?:the|an?|its|their)\b)",
        " to ",
        TO,
    ),
    (
        f"plans aims + {' '.join(sorted(_BARE_VERBS | _NOUN_VERBS))}",
        rf"{_PLANNERS} (?:also |now )?(?:plans|aims)(?P<wrong> )"
        rf"(?=(?:{BARE}|{any_of(_NOUN_VERBS)}) (?:the|an?|its|more|\d))",
        " to ",
        TO,
    ),
)
"""Words of which one must stand in the text, what is wrong, what is right, and why; as in `usage`."""
