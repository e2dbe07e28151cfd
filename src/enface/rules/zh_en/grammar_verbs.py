"""Grammar of verbs: forms that do not exist, or that do not go with the word before or with the subject."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.inflection import verb_forms
from enface.languages.word_classes import COUNT_NOUNS, IRREGULAR_VERBS, OTHER_VERBS, PURE_VERBS
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_TYPE = "linguistic-conventions/grammar"
_PLAIN_GAP = (" ", "\u00a0")


def _third(verb: str) -> str:
    return next(verb_forms(verb), "") if verb not in IRREGULAR_VERBS else _third_of_irregular(verb)


def _third_of_irregular(verb: str) -> str:
    return verb + "es" if verb.endswith(("o", "ch", "sh", "s", "x", "z")) else verb + "s"


_IN_THIRD = {_third(verb): verb for verb in (*PURE_VERBS, *OTHER_VERBS, *IRREGULAR_VERBS)}
_PURE_IN_THIRD = {_third(verb): verb for verb in PURE_VERBS} | {"has": "have", "does": "do", "goes": "go"}
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
_NOT = word_set("not also never then soon only still further")
_NOUNS_BEFORE = word_set(
    "the a an political free strong good iron own national popular sheer military his her their its last people's tin"
)
"""What stands before “will”, “can” or “might” where they are nouns."""


def _has_modal(segment: Analysis) -> bool:
    return not _MODALS.isdisjoint(segment.words) or "to" in segment.words


def _next_word(segment: Analysis, place: int) -> int:
    """The place of the verb after a modal: adverbs between are passed over; -1 where none adjoins."""
    words = segment.words
    at = place + 1
    while at < len(words) and (words[at] in _NOT or (words[at].endswith("ly") and len(words[at]) > 4)):
        at += 1
    if at >= len(words) or at > place + 3:
        return -1
    tokens, text = segment.tokens, segment.target
    gaps = (text[tokens[spot].end : tokens[spot + 1].start] for spot in range(place, at))
    return at if all(gap in _PLAIN_GAP for gap in gaps) else -1


@rule(
    id="grammar.after-modal",
    type=_TYPE,
    severity=Severity.MINOR,
    when=_has_modal,
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
        at = _next_word(segment, place)
        if at < 0 or not segment.forms[at].islower():
            continue
        verb = words[at]
        right = _after_to(verb) if word == "to" else _after_modal(segment, place, verb)
        if right and right != verb:
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
_BE = word_set("is are was were be been being")
_PAST_FOR_PARTICIPLE = {
    past: participle
    for base, (past, participle) in IRREGULAR_VERBS.items()
    if past not in (participle, base) and past not in word_set("rose saw bore broke lay sank shook")
} | {"went": "gone", "did": "done"}
_PARTICIPLES_OF_PLAIN = {
    verb: IRREGULAR_VERBS[verb][1] for verb in word_set("begin choose give go know speak take write withdraw forget")
}


def _has_auxiliary(segment: Analysis) -> bool:
    return not _HAVE.isdisjoint(segment.words) or not _BE.isdisjoint(segment.words)


@rule(
    id="grammar.participle",
    type=_TYPE,
    severity=Severity.MINOR,
    when=_has_auxiliary,
    priority=5,
    fires=[
        ("…", "The talks have began and he has went home."),
        ("…", "The principle should be adhere to, and it was establish in 1999."),
        ("…", "The inspection had lead to 142 cases."),
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
        if word not in _HAVE and word not in _BE:
            continue
        at = _next_word(segment, place)
        if at < 0 or not segment.forms[at].islower():
            continue
        right = _participle_of(segment, word, at)
        if right:
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
    if verb == "lead" and auxiliary in _HAVE:
        return "led" if following in {"to", "the", "a", "an", "its", "their", "his"} else ""
    if auxiliary in _HAVE:
        return _PARTICIPLES_OF_PLAIN.get(verb, "")
    if verb not in PURE_VERBS or verb in IRREGULAR_VERBS or not _CLEFTS.isdisjoint(words[:at]):
        return ""
    return next((form for form in verb_forms(verb) if form.endswith("ed")), "")


_CLEFTS = word_set("do does did done what all only thing way job task goal aim role purpose mission")


_REGULARISED = {
    regular: forms
    for base, forms in IRREGULAR_VERBS.items()
    for regular in [base + "d" if base.endswith("e") else base + "ed", base[:-1] + "ied" if base.endswith("y") else ""]
    if regular and regular not in word_set("leaded beated costed read beaded lied hided ringed wounded dealed layed")
} | {"layed": ("laid", "laid"), "sayed": ("said", "said"), "runned": ("ran", "run"), "beginned": ("began", "begun")}


def _has_regularised(segment: Analysis) -> bool:
    return not _REGULARISED.keys().isdisjoint(segment.words)


@rule(
    id="grammar.irregular",
    type=_TYPE,
    severity=Severity.MINOR,
    when=_has_regularised,
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


_ONE = word_set("he she it")
_SINGULAR_STARTS = word_set("the this that a an its each every")
_STOPS = word_set(
    """
    and or that which who whom whose when where while if as because since to let lets make makes made help helps helped
    see sees saw have has had do does did will would shall should can could may might must cannot not both all most
    some many few several two three people police youth rest majority number
    """
)
_MOST_WORDS = 8


def _may_disagree(segment: Analysis) -> bool:
    return not _PLAIN_VERBS.isdisjoint(segment.words)


_PLAIN_VERBS = (PURE_VERBS - word_set("become overcome")) | word_set("cover reach focus aim plan call host include")
_NOUNS_TOO = word_set("cover reach focus aim plan call host")
_AFTER_OBJECTS = word_set("the a an this that these its their his her more over about nearly on at for all many")


@rule(
    id="grammar.agreement",
    type=_TYPE,
    severity=Severity.MINOR,
    when=_may_disagree,
    priority=5,
    fires=[
        ("…", "The museum cover 246 mu of land."),
        ("…", "In 2020, the output of the zone reach 112.5 billion yuan."),
        ("…", "It include three parts. The course adopt many forms."),
    ],
    silent=[
        ("…", "The museum covers 246 mu. In 2020, the outputs of the zone reach new highs."),
        ("…", "He insisted the company pay. Let the team decide the matter. Does the museum include a park?"),
        ("…", "The court and the bank agree; the people of the city know the way; the police receive calls."),
        ("…", "The decision the ministry announced; may the team achieve more. Will it include a park?"),
    ],
)
def agreement(segment: Analysis) -> Iterator[Hit]:
    """One thing is the subject, and its verb stands in the plain form: the museum cover, it include.

    Looked for only at the start of a sentence, or after its first comma, where the subject is plain to see.
    """
    words = segment.words
    for at, verb in enumerate(words):
        if at and verb in _PLAIN_VERBS and segment.forms[at].islower() and _is_one_subject(segment, at):
            right = _third(verb)
            token = segment.tokens[at]
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {right}. The subject is one.",
                target=span,
                fixes=[replacement(span, right)],
                key=f"{words[at - 1]} {verb}",
            )


def _is_one_subject(segment: Analysis, at: int) -> bool:
    words, tokens, text = segment.words, segment.tokens, segment.target
    noun = words[at - 1]
    following = words[at + 1] if at + 1 < len(words) else ""
    if _needs_object(words[at]) and not (following in _AFTER_OBJECTS or following[:1].isdigit()):
        return False
    first = at - 1
    while first >= 0 and at - first <= _MOST_WORDS:
        gap = text[tokens[first].end : tokens[first + 1].start]
        if gap not in _PLAIN_GAP or words[first] in _STOPS or _may_be_plural(words[first]):
            return False
        starts = tokens[first].start in segment.sentence_starts
        if starts or _follows_opening(segment, first):
            if words[first] in _ONE:
                return first == at - 1
            return words[first] in _SINGULAR_STARTS and first < at - 1 and _is_one_noun(noun)
        first -= 1
    return False


def _needs_object(verb: str) -> bool:
    """Whether the form is a noun too, so that only an object after it shows the verb."""
    return verb in _NOUNS_TOO


def _may_be_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3


def _is_one_noun(word: str) -> bool:
    return word in COUNT_NOUNS and word not in FUNCTION_WORDS


def _follows_opening(segment: Analysis, place: int) -> bool:
    """Whether the word comes right after the first comma of a sentence that opens with a phrase of time or place."""
    tokens, text = segment.tokens, segment.target
    if not place or text[tokens[place - 1].end : tokens[place].start] != ", ":
        return False
    for start in range(place - 1, max(-1, place - 8), -1):
        if tokens[start].start in segment.sentence_starts:
            return segment.words[start] in _OPENINGS
        if "," in text[tokens[start - 1].end : tokens[start].start]:
            return False
    return False


_OPENINGS = word_set(
    "in on by at since during from after before this last next so today currently recently now according as"
)
