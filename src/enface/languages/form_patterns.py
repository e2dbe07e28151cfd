"""Forms of words that English does not have where drafts from Chinese have them: help upgrading, theirs experience."""

from __future__ import annotations

from enface.languages.calendar import MONTHS
from enface.languages.english import word_set
from enface.languages.inflection import verb_forms
from enface.languages.patterns import any_of
from enface.languages.word_classes import PURE_VERBS

_FORMS_IN_ING = {
    form
    for verb in PURE_VERBS | word_set("upgrade build make take solve sell buy raise reduce increase promote meet speed")
    for form in verb_forms(verb)
    if form.endswith("ing")
}
_GERUNDS = any_of(_FORMS_IN_ING)
_AFTER_POSSESSIVE = any_of(
    word_set(
        """
        is was are were has have had will would can could may might must do does did to too and or in on at by for with
        from as but not alone also because when if that since after before who which than now only truly forever
        """
    )
)
_LEARNERS = r"(?:student|pupil|undergraduate|postgraduate|class|course|curriculum)s?"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth final"
_SHORT_ADJECTIVES = (
    "easy fast quick cheap strong clean early high low large big small long short wide deep hard old young rich poor"
    " great safe busy happy healthy heavy near late slow soft thick thin tall warm wealthy weak bright dense smooth"
    " steady sunny tidy neat simple calm cold cool dry fresh hot light loud new narrow nice pretty quiet sharp tight"
)
_NO_PLURAL = "The word has no plural here."
_PLURAL_ONLY = "The word is always in the plural."

FORM_PATTERNS: tuple[tuple[str, str, str | None, str], ...] = (
    (
        f"help helps helped + {' '.join(sorted(_FORMS_IN_ING))}",
        rf"(?<!cannot )(?<!n't )(?<!n’t )(?<!not )(?<!the )(?<!with )\bhelp(?:s|ed)? (?P<wrong>{_GERUNDS})"
        r"(?= (?:the|an?|its|their|his|her|our|and|work|local|more|all|rural|poor)\b)",
        None,
        "The plain form follows.",
    ),
    (
        "its + a an the my your our his been not",
        r"\b(?P<wrong>[Ii]ts)(?= (?:an?|the|my|your|our|his|been|not)\b)",
        "it's",
        "“it is” is meant.",
    ),
    (
        "theirs ours yours hers",
        rf"\b(?P<wrong>theirs|ours|yours|hers) (?!{_AFTER_POSSESSIVE}\b)[a-z]{{3,}}\b",
        None,
        "Before a noun stands the short form: their.",
    ),
    ("headquarter", r"(?<!to )\b(?P<wrong>[Hh]eadquarter)\b", "headquarters", _PLURAL_ONLY),
    ("outskirt", r"\b(?P<wrong>outskirt)\b", "outskirts", _PLURAL_ONLY),
    ("grassroot grass-root", r"\b(?P<wrong>[Gg]rass-?root)\b", "grassroots", _PLURAL_ONLY),
    ("thank + to", r"(?:^|[.,;] )(?P<wrong>[Tt]hank)(?= to\b)", "thanks", _PLURAL_ONLY),
    (
        "congratulation",
        r"(?<!of )\b(?P<wrong>congratulation)\b(?! (?:letter|message|speech))",
        "congratulations",
        _PLURAL_ONLY,
    ),
    ("sincere + condolence", r"\bsincere (?P<wrong>condolence)\b", "condolences", _PLURAL_ONLY),
    ("yuans mus", r"\b(?P<wrong>yuans|mus)\b", None, _NO_PLURAL),
    ("percents", r"\b(?P<wrong>percents)\b", "percent", _NO_PLURAL),
    (
        "hit hits hitting reach reaches reached reaching set sets setting achieve achieves achieved achieving"
        " + record historic historical new",
        r"\b(?:hit|hits|hitting|reach(?:es|ed|ing)?|set|sets|setting|achiev(?:e|es|ed|ing))(?P<wrong> )(?=(?:new )?(?:"
        r"record|historic|historical) (?:high|low)\b(?![- ][a-z]+ (?:of|in) ))",
        " a ",
        "It is one of several: a record high.",
    ),
    (
        "with + excellent outstanding remarkable brilliant fruitful",
        r"\bwith (?:excellent|outstanding|remarkable|brilliant|fruitful) (?P<wrong>achievement|result)\b(?! of)",
        None,
        "More than one is meant.",
    ),
    (
        "introduced introduces introduce + that",
        r"\b(?P<wrong>introduce[sd]?) that\b",
        None,
        "Who tells something says it; what is introduced is a thing.",
    ),
    (
        "jointly",
        r"\bjointly (?:\w+ ){1,2}(?P<wrong>together)\b",
        "",
        "“jointly” says so.",
    ),
    (
        "three five ten 3 5 10 + year",
        r"\b(?P<wrong>(?:[Tt]hree|[Ff]ive|[Tt]en|3|5|10) [Yy]ear) (?:[A-Z]\w+ )?Plans?\b",
        None,
        "A hyphen joins them.",
    ),
    (
        "located situated lies + at in",
        r"\b(?:located|situated|lies) (?P<wrong>at|in) the (?:coast|bank|banks|shore|shores|shoreline|coastline) of\b",
        "on",
        "A coast takes “on”.",
    ),
    (
        "avoid avoids avoided enjoy enjoys enjoyed postpone postponed quit risk risks risked + to",
        r"(?<!be )(?<!is )(?<!are )(?<!was )(?<!were )"
        r"\b(?:avoid(?:s|ed)?|enjoy(?:s|ed)?|postpone[ds]?|quit|risk(?:s|ed))"
        r" (?P<wrong>to)"
        r" (?!the\b|a\b)[a-z]+\b",
        None,
        "The form in -ing follows here.",
    ),
    (
        "under + the",
        r"\b(?P<wrong>[Uu]nder) the (?:strong |great |joint |full |vigorous )?(?:support|help|assistance|witness"
        r"|cooperation) of\b",
        "with",
        "Support is given with: with the support of.",
    ),
    (
        "focus + in at to",
        r"\b(?:to|will|should|must|[Tt]hey|[Ww]e|also|and) focus (?P<wrong>in|at|to)\b",
        "on",
        "The word takes another preposition.",
    ),
    (
        "charge + for on to with",
        r"\bin charge (?P<wrong>for|on|to|with)\b",
        "of",
        "The word takes another preposition.",
    ),
    ("free + in for from", r"\bfree (?P<wrong>in|for|from) charge\b", "of", "The word takes another preposition."),
    ("to + introduction", r"\b[Aa]ccording to (?P<wrong>introduction)(?=,)", None, "Say who introduced it."),
    ("all + known", r"\b[Aa]s (?:we|you|they) all (?P<wrong>known)\b", "know", "The plain form stands here."),
    (
        "there + is was",
        r"\b[Tt]here (?P<wrong>is|was) (?:many|several|various|numerous|few|both)\b",
        None,
        "More than one is meant.",
    ),
    (
        f"to + {' '.join(sorted(_FORMS_IN_ING))}",
        rf"(?:^|(?<=[.!?] ))To (?P<wrong>{_GERUNDS})(?= (?:the|an?|its|their|our|all|more)\b)",
        None,
        "The plain form follows.",
    ),
    ("as + member", r"\bas(?P<wrong> )(?=member of\b)", " a ", "One of several takes “a”; or members."),
    (
        "made make makes making + positive important great significant new outstanding greater due",
        r"\bma(?:de|ke|kes|king)(?P<wrong> )(?=(?:positive|important|great|significant|new|outstanding|greater|due)"
        r" contribution\b)",
        None,
        "Usually in the plural: contributions.",
    ),
    (
        f"more + {_SHORT_ADJECTIVES}",
        rf"more (?P<wrong>{any_of(word_set(_SHORT_ADJECTIVES))})(?=[.,;!?]|$"
        r"| (?:than|online|for (?:the|all|them|him|her|us|people)|in (?:the|this|future)|now|because|after|since"
        r"|and \w+ (?:has|have|is|are))\b)",
        None,
        "A short adjective takes the ending -er.",
    ),
    (
        f"mid + {' '.join(MONTHS).lower()}",
        rf"[Mm]id(?P<wrong> )(?={any_of(MONTHS)}\b)",
        "-",
        "A hyphen joins them.",
    ),
    (
        f"{_ORDINALS} + year grade",
        rf"(?<![Ii]n the )(?:{any_of(word_set(_ORDINALS))})(?P<wrong> )(?=(?:year|grade) {_LEARNERS}\b)",
        "-",
        "A hyphen joins the two before a noun.",
    ),
    (
        "special + need",
        r"(?:with|of|have|has|having) special (?P<wrong>need)(?=[.,;]|$| (?:and|or|are|in|have|can|to)\b)",
        "needs",
        _PLURAL_ONLY,
    ),
    (
        "academy + of",
        r"[Aa]cadem(?:y|ies) of (?:[A-Z][a-z]+ (?:and )?){0,3}(?P<wrong>Science)(?![\w-]| (?:and|of|for|&))",
        "Sciences",
        "An academy is one of sciences.",
    ),
)
"""Words of which one must stand in the text, what is wrong, what is right, and why; as in `usage`."""
