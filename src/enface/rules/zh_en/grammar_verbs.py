"""Grammar of verbs: forms that do not exist, or that do not go with the word before or with the subject."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.inflection import verb_forms
from enface.languages.numerals_en import CARDINALS
from enface.languages.sieve import listed
from enface.languages.word_classes import FORMS_OF_BE, IRREGULAR_VERBS, OTHER_VERBS, PURE_VERBS, third_person
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import PLAIN_GAP, joined_up

_TYPE = "linguistic-conventions/grammar"


_IN_THIRD = {third_person(verb): verb for verb in (*PURE_VERBS, *OTHER_VERBS, *IRREGULAR_VERBS)}
_PURE_IN_THIRD = {third_person(verb): verb for verb in PURE_VERBS} | {"has": "have", "does": "do", "goes": "go"}
_PLAIN = {"is": "be", "are": "be", "was": "be", "were": "be", "has": "have", "had": "have", "does": "do", "did": "do"}
_PAST_ONLY = {
    past: base
    for base, (past, participle) in IRREGULAR_VERBS.items()
    if past != base
    and past not in word_set("left found saw felt fell rose thought bore dealt led lit bent hid ran lent fed")
}
"""Forms of the past that are nothing else."""
_REGULAR_PAST = {
    form: verb
    for verb in PURE_VERBS
    if verb not in IRREGULAR_VERBS
    for form in [next((form for form in verb_forms(verb) if form.endswith("ed")), "")]
    if form
}
_MODALS = word_set("will would shall should can could may might must cannot")
_NOT = word_set("not also never then soon only still further always already recently just even once")
_NOUNS_BEFORE = word_set(
    """
    the a an political free strong good iron own national popular sheer military his her their its last people's
    tin
    """
)
"""What stands before “will”, “can” or “might” where they are nouns."""


_WRONG_AFTER = listed(
    {*_IN_THIRD, *_PLAIN, *_PAST_ONLY, *_REGULAR_PAST} - {form for form, base in _IN_THIRD.items() if form == base}
)
_PLAIN_WANTED = listed({*_MODALS, "to"})


def _next_word(words: tuple[str, ...], place: int) -> int:
    """The place of the verb after a modal or an auxiliary; adverbs between are passed over, -1 where there is none."""
    at = place + 1
    while at < len(words) and (words[at] in _NOT or (words[at].endswith("ly") and len(words[at]) > 4)):
        at += 1
    return at if at < len(words) and at <= place + 3 else -1


@rule(
    id="grammar.after-modal",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_WRONG_AFTER, _PLAIN_WANTED),
    priority=5,
    fires=[
        ("…", "The committee will launches a new round."),
        ("…", "It can harvests 300 mu and should not took long."),
        ("…", "The plan is to provides more jobs and to became strong."),
    ],
    silent=[
        ("…", "The committee will launch a new round; he may have taken it; the cost could be cut."),
        ("…", "The political will drives reform; the can holds water; he goes to works councils."),
        ("…", "What it could do was limited. As only they can: has it begun?"),
    ],
)
def after_modal(segment: Analysis) -> Iterator[Hit]:
    """After will, can, should or to stands a form of the verb that is not the plain one.

    Modal verbs and the infinitive take the plain form: will launch, to provide.
    """
    words = segment.words
    for place, word in enumerate(words):
        if word not in _MODALS and word != "to":
            continue
        at = _next_word(words, place)
        if at < 0 or not segment.forms[at].islower():
            continue
        verb = words[at]
        right = _after_to(verb) if word == "to" else _after_modal(segment, place, verb)
        if right and right != verb and joined_up(segment, place, at):
            token = segment.tokens[at]
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {word} {right}. The plain form follows “{word}”.",
                target=span,
                fixes=[replacement(span, form) for form in (right, f"be {verb}")[: 1 + verb.endswith("ed")]],
                key=f"{word} {verb}",
            )


def _after_to(verb: str) -> str:
    """The plain form of a verb that cannot stand after “to”; empty where it can, as a noun or a participle may."""
    if verb in {"became", "took", "gave", "went", "wrote", "brought", "held", "kept", "made", "sent", "told"}:
        return _PAST_ONLY[verb]
    return _PURE_IN_THIRD.get(verb, "")


def _after_modal(segment: Analysis, place: int, verb: str) -> str:
    before = segment.words[place - 1] if place else ""
    if segment.words[place] in {"will", "can", "might", "must"} and (
        not before or before in _NOUNS_BEFORE or before.endswith("'s") or not segment.forms[place].islower()
    ):
        return ""
    if not segment.forms[place].islower():
        return ""
    return _PLAIN.get(verb) or _IN_THIRD.get(verb) or _PAST_ONLY.get(verb) or _REGULAR_PAST.get(verb) or ""


_HAVE = word_set("have has had having")
_PAST_FOR_PARTICIPLE = {
    past: participle
    for base, (past, participle) in IRREGULAR_VERBS.items()
    if past not in (participle, base) and past not in word_set("rose saw bore broke lay sank shook")
} | {"went": "gone", "did": "done"}


_AUXILIARIES = listed(_HAVE | FORMS_OF_BE)
_PLAIN_FORMS = frozenset(
    {"rose", "broke", "sank", "shook", "bore", *_PAST_FOR_PARTICIPLE, *PURE_VERBS, *OTHER_VERBS, *IRREGULAR_VERBS, "be"}
)
_NO_PARTICIPLES = listed(_PLAIN_FORMS)


@rule(
    id="grammar.participle",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_AUXILIARIES, _NO_PARTICIPLES),
    priority=5,
    fires=[
        ("…", "The talks have began and he has went home."),
        ("…", "The principle should be adhere to, and it was establish in 1999."),
        ("…", "The inspection had lead to 142 cases."),
        (
            "…",
            "The meeting was hold by video, prices have rose by 5 percent, and it had already move to the new campus.",
        ),
        ("…", "It has help 300 households, the exhibition will be hold in May, and he was award the title."),
    ],
    silent=[
        ("…", "The talks have begun; he had done it; the one thing they did was provide food."),
        ("…", "All it has to do is improve. It was a live show; they have gone. It is clear; the door is open."),
        ("…", "They had lead in the water. Has he gone?"),
    ],
)
def participle(segment: Analysis) -> Iterator[Hit]:
    """After have or be stands the past or the plain form of a verb in the place of its participle.

    It reads as two sentences run together: has went, was establish.
    """
    words = segment.words
    for place, word in enumerate(words):
        if word not in _HAVE and word not in FORMS_OF_BE:
            continue
        at = _next_word(words, place)
        if at < 0 or words[at] not in _PLAIN_FORMS or not segment.forms[at].islower():
            continue
        right = _participle_of(segment, word, at)
        if right and joined_up(segment, place, at):
            token = segment.tokens[at]
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {word} {right}.",
                target=span,
                fixes=[replacement(span, right)],
                key=f"{word} {words[at]}",
            )


def _participle_of(segment: Analysis, auxiliary: str, at: int) -> str:
    """What the verb at `at` should be after have or be; empty where it may be right."""
    words = segment.words
    verb = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if verb in _PAST_FOR_PARTICIPLE:
        return _PAST_FOR_PARTICIPLE[verb]
    if auxiliary in _HAVE and verb in _NOUNS_AND_PASTS:
        return _NOUNS_AND_PASTS[verb] if following in _AFTER_CHANGE or following[:1].isdigit() else ""
    if verb == "lead" and auxiliary in _HAVE:
        return "led" if following in {"to", "the", "a", "an", "its", "their", "his"} else ""
    if verb == "be" and auxiliary in _HAVE:
        return "been"
    if not _CLEFTS.isdisjoint(_no_clefts_of(words, at)) or "there" in words[max(0, at - 3) : at]:
        return ""
    before = words[at - 2] if at > 1 else ""
    if verb == "hold" and auxiliary in FORMS_OF_BE and not following[:1].isdigit() and _CLEFTS.isdisjoint(words[:at]):
        return "held"
    if verb in {"meet", "feed"} and auxiliary in {"was", "were", "been"} and following in _ADVERBIALS:
        return IRREGULAR_VERBS[verb][1]
    if verb in IRREGULAR_VERBS:
        if auxiliary in _HAVE or before in _HAVE or verb not in _NOUNS_TOO:
            past, right = IRREGULAR_VERBS[verb]
            return right if verb not in (past, right) and (verb in _NO_NOUNS or following in _OBJECT_STARTS) else ""
        return ""
    if verb in {"open", "close", "complete"} and auxiliary in _HAVE and words[at - 1] in _NOT:
        is_object = following in CARDINALS or (following.endswith("s") and words[at + 2 : at + 3] == ("to",))
        return next(form for form in verb_forms(verb) if form.endswith("ed")) if is_object else ""
    moved = verb in _MOTIONS and auxiliary in _HAVE and words[at - 1] in _NOT and following == "to"
    if moved or verb in PURE_VERBS or (verb in OTHER_VERBS and _shows_object(following, auxiliary)):
        return next((form for form in verb_forms(verb) if form.endswith("ed")), "")
    return ""


def _no_clefts_of(words: tuple[str, ...], at: int) -> tuple[str, ...]:
    """The words before the verb in which a cleft would show; “not only” is none."""
    return words[: at - 2] if words[at - 2 : at] == ("not", "only") else words[:at]


_NOUNS_AND_PASTS = {"rose": "risen", "broke": "broken", "sank": "sunk", "shook": "shaken", "bore": "borne"}
"""Pasts that are nouns, adjectives or other verbs too, so that what follows has to show them."""
_AFTER_CHANGE = word_set("by to from above sharply steadily again since the its their out through up below into")
_MOTIONS = word_set("move return switch turn travel respond")

_NO_NOUNS = word_set(
    """
    begin build bring choose forget give go hear keep know lose make meet send sell teach tell take write
    """
)
_NOUNS_TOO = word_set(
    """
    hold meet set deal feed find light run say show stand strike win fall rise drive fight break lead
    """
)
_ADVERBIALS = word_set("by in on at from as with via")
_OBJECT_STARTS = word_set("the a an its their his her this these by in on at as")


def _shows_object(following: str, auxiliary: str) -> bool:
    """Whether what follows shows that a word that is a noun too is the verb: has help 300, was award the title."""
    if auxiliary in _HAVE:
        return following in {"the", "its", "their", "his", "by", "home"} or following[:1].isdigit()
    return auxiliary in {"was", "were", "been", "being"} and following in {"by", "as", "the", "a", "an"}


_CLEFTS = word_set("do does did done what all only thing way job task goal aim role purpose mission")


_REGULARISED = {
    regular: forms
    for base, forms in IRREGULAR_VERBS.items()
    for regular in [base + "d" if base.endswith("e") else base + "ed", base[:-1] + "ied" if base.endswith("y") else ""]
    if regular and regular not in word_set("leaded beated costed read beaded lied hided ringed wounded dealed layed")
} | {"layed": ("laid", "laid"), "sayed": ("said", "said"), "runned": ("ran", "run"), "beginned": ("began", "begun")}


_NO_FORMS = listed(_REGULARISED)


@rule(
    id="grammar.irregular",
    type=_TYPE,
    severity=Severity.MINOR,
    words=_NO_FORMS,
    priority=8,
    fires=[("…", "They drawed up a list and sended 20 teams.")],
    silent=[("…", "They drew up a list and sent 20 teams of a broad-leaved kind.")],
)
def regularised(segment: Analysis) -> Iterator[Hit]:
    """An irregular verb takes -ed: drawed, sended.

    The form does not exist.
    """
    for place, word in enumerate(segment.words):
        forms = _REGULARISED.get(word)
        if forms and segment.forms[place].islower():
            token = segment.tokens[place]
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {' or '.join(dict.fromkeys(forms))}.",
                target=span,
                fixes=[replacement(span, form) for form in dict.fromkeys(forms)],
            )


_BEFORE_GERUND = word_set(
    """
    by of for without from through after before besides despite while on in at about upon toward towards into
    """
)
_NO_GERUND = word_set("know give go keep begin prefer produce")


_ACTS = (
    word_set(
        """
    sign complete visit open close build win lose buy sell pay hold leave reach finish start plant treat teach make take
    help raise launch join pass meet use increase set reduce
    """
    )
    - PURE_VERBS
)
"""Verbs that are nouns or adjectives too, so that only an object shows that they want the form in -ing."""
_GERUND_WANTED = PURE_VERBS | _ACTS
_BEFORE_ACTS = word_set("by of for without before after in on")
_OBJECTS = word_set("the a an this these their its his her patients students farmers teachers money up")


def _acts(words: tuple[str, ...], at: int) -> bool:
    """Whether a preposition before a verb, and an object after it, show it: after complete the course."""
    return words[at - 1] in _BEFORE_ACTS and at + 1 < len(words) and words[at + 1] in _OBJECTS


_NO_NOUN, _WANTS_GERUND = listed(_GERUND_WANTED), listed({*_BEFORE_GERUND, "include"})


@rule(
    id="grammar.gerund",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_NO_NOUN, _WANTS_GERUND),
    fires=[
        ("…", "It helped them by improve the roads, instead of destroy the forest."),
        ("…", "There are three types of products, include tea and rice."),
    ],
    silent=[
        ("…", "It helped them by improving the roads, instead of destroying the forest."),
        ("…", "There are three types of products, including tea; the products, which are sold, include tea."),
        ("…", "before they improve; after many protect it; to invest in and protect it; besides, improve it"),
    ],
)
def gerund(segment: Analysis) -> Iterator[Hit]:
    """After a preposition stands the plain form of a verb: by improve, without consult.

    A preposition takes the form in -ing; a list is opened by including.
    """
    words = segment.words
    for at, verb in enumerate(words):
        if not at or verb not in _GERUND_WANTED or (words[at - 1] not in _BEFORE_GERUND and verb != "include"):
            continue
        if verb in _ACTS and not _acts(words, at):
            continue
        if not segment.forms[at].islower():
            continue
        token, before = segment.tokens[at], segment.tokens[at - 1]
        gap = segment.target[before.end : token.start]
        if not (
            (gap in PLAIN_GAP and words[at - 1] in _BEFORE_GERUND and verb not in _NO_GERUND)
            or (gap == ", " and verb == "include" and _opens_list(segment, at))
        ):
            continue
        right = next((form for form in verb_forms(verb) if form.endswith("ing")), "")
        if right:
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {right}.", target=span, fixes=[replacement(span, right)], key=f"{words[at - 1]} {verb}"
            )


def _opens_list(segment: Analysis, at: int) -> bool:
    """Whether the comma before the verb is the first of its sentence, and no command or infinitive goes before."""
    tokens, text = segment.tokens, segment.target
    start = max((begin for begin in segment.sentence_starts if begin <= tokens[at].start), default=0)
    before = text[start : tokens[at - 1].end]
    words = {word.lower() for word in before.split()}
    return ", " not in before and _MODALS.isdisjoint(words) and not words & {"to", "please", "which", "that"}
