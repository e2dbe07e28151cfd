"""Grammar of agreement: one thing, and a verb in its plain form."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.names import SURNAMES, syllables
from enface.languages.places import CHINESE_CITIES, CHINESE_PROVINCES
from enface.languages.sieve import listed
from enface.languages.word_classes import COUNT_NOUNS, IRREGULAR_VERBS, OTHER_VERBS, PURE_VERBS, third_person
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import PLAIN_GAP, adjoins

_TYPE = "linguistic-conventions/grammar"
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
    return segment.has(_MAY_DISAGREE) or (segment.has(_PRONOUNS) and segment.has(_MAY_FOLLOW_PRONOUN))


_PAST_TOO = {base for base, (past, _) in IRREGULAR_VERBS.items() if past == base}
_AFTER_PRONOUN = (OTHER_VERBS | IRREGULAR_VERBS.keys()) - _PAST_TOO
_NOUNS_TOO = word_set("cover reach focus aim plan call host point award stress request demand note report state urge")
_PLAIN_VERBS = (PURE_VERBS - word_set("become overcome")) | _NOUNS_TOO | {"rank"}
_MAY_DISAGREE, _PRONOUNS, _MAY_FOLLOW_PRONOUN = listed(_PLAIN_VERBS), listed(_ONE), listed(_AFTER_PRONOUN)
_AFTER_OBJECTS = word_set(
    "first second third the a an this that these its their his her more over about nearly on at for all many"
)


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
        ("…", "The meeting, which was held in Changsha, adopt a resolution. It mark the start."),
        ("…", "Hunan include 14 cities; it is a railway which connect Kunming with Laos."),
    ],
    silent=[
        ("…", "The museum covers 246 mu. In 2020, the outputs of the zone reach new highs."),
        ("…", "He insisted the company pay. Let the team decide the matter. Does the museum include a park?"),
        ("…", "The court and the bank agree; the people of the city know the way; the police receive calls."),
        ("…", "The decision the ministry announced; may the team achieve more. Will it include a park?"),
        ("…", "It set up a park. Hunan includes 14 cities; he asked that a railway that they know connect them."),
    ],
)
def agreement(segment: Analysis) -> Iterator[Hit]:
    """One thing is the subject, and its verb stands in the plain form: the museum cover, it include.

    Looked for only at the start of a sentence, or after its first comma, where the subject is plain to see.
    """
    words = segment.words
    for at, verb in enumerate(words):
        if not at or (verb not in _PLAIN_VERBS and words[at - 1] not in _ONE) or not segment.forms[at].islower():
            continue
        if not _may_be_subject(segment, at):
            continue
        if (verb in _PLAIN_VERBS and _is_one_subject(segment, at)) or _follows_pronoun(segment, at):
            right = third_person(verb)
            token = segment.tokens[at]
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {right}. The subject is one.",
                target=span,
                fixes=[replacement(span, right)],
                key=f"{words[at - 1]} {verb}",
            )


def _may_be_subject(segment: Analysis, at: int) -> bool:
    """Whether the word before the verb alone allows that it is its one subject; most verbs end here."""
    before = segment.words[at - 1]
    if before in _SUBJECTS or (at > 1 and segment.words[at - 2] in SURNAMES):
        return True
    return f", {segment.forms[at]} " in segment.target


_PLACES = frozenset(name for name in (*CHINESE_PROVINCES, *CHINESE_CITIES) if " " not in name) | {"China"}
_SUBJECTS = COUNT_NOUNS | _ONE | {"which", "that"} | {name.lower() for name in _PLACES}


def _is_one_subject(segment: Analysis, at: int) -> bool:
    words, tokens, text = segment.words, segment.tokens, segment.target
    noun = words[at - 1]
    following = words[at + 1] if at + 1 < len(words) else ""
    if _needs_object(words[at]) and not (following in _AFTER_OBJECTS or following[:1].isdigit()):
        return False
    if _is_named_subject(segment, at) or _is_relative(segment, at) or _stands_apart(segment, at):
        return True
    first = at - 1
    while first >= 0 and at - first <= _MOST_WORDS:
        gap = text[tokens[first].end : tokens[first + 1].start]
        if gap not in PLAIN_GAP or words[first] in _STOPS or _may_be_plural(words[first]):
            return False
        starts = tokens[first].start in segment.sentence_starts
        if starts or _follows_opening(segment, first):
            if words[first] in _ONE:
                return first == at - 1
            return words[first] in _SINGULAR_STARTS and first < at - 1 and _is_one_noun(noun)
        first -= 1
    return False


def _follows_pronoun(segment: Analysis, at: int) -> bool:
    """Whether a verb of any kind follows a he, she or it that starts a sentence."""
    verb, tokens = segment.words[at], segment.tokens
    if verb not in _AFTER_PRONOUN or segment.words[at - 1] not in _ONE or not adjoins(segment, at):
        return False
    return tokens[at - 1].start in segment.sentence_starts


def _stands_apart(segment: Analysis, at: int) -> bool:
    """Whether the verb follows the comma that ends what is said of a subject: The meeting, held in May, adopt a law."""
    tokens, words, text = segment.tokens, segment.words, segment.target
    following = words[at + 1] if at + 1 < len(words) else ""
    if text[tokens[at - 1].end : tokens[at].start] != ", " or following not in {"the", "a", "an", "its"}:
        return False
    start = max((begin for begin in segment.sentence_starts if begin < tokens[at].start), default=0)
    subject, comma, aside = text[start : tokens[at - 1].end].partition(", ")
    head = subject.split()
    if not comma or "," in aside or not head or len(head) > _MOST_WORDS or not aside.startswith(_ASIDES):
        return False
    if len(head) == 1:
        return head[0] in _PLACES
    last = head[-1].lower()
    return (
        head[0].lower() in _SINGULAR_STARTS
        and last in COUNT_NOUNS
        and not any(word.lower() in _STOPS or _may_be_plural(word.lower()) for word in head)
    )


_ASIDES = ("which ", "the ", "a ", "an ", "held ", "located ", "founded ", "built ", "established ")


def _is_named_subject(segment: Analysis, at: int) -> bool:
    """Whether a place of China, or a person with a Chinese name, starts the sentence right before the verb."""
    tokens, forms = segment.tokens, segment.forms
    if segment.is_heading or not adjoins(segment, at) or not forms[at - 1][0].isupper():
        return False
    if forms[at - 1] in _PLACES:
        return tokens[at - 1].start in segment.sentence_starts
    if at < 2 or segment.words[at - 2] not in SURNAMES or not forms[at - 2][0].isupper():
        return False
    is_person = adjoins(segment, at - 1) and 1 <= syllables(segment.words[at - 1]) <= 2
    return is_person and tokens[at - 2].start in segment.sentence_starts


def _is_relative(segment: Analysis, at: int) -> bool:
    """Whether the verb follows “which” or “that” of one thing: a railway which connect."""
    words = segment.words
    if at < 3 or words[at - 1] not in {"which", "that"} or words[at - 2] not in COUNT_NOUNS:
        return False
    if not all(adjoins(segment, spot) for spot in (at, at - 1)):
        return False
    return any(words[spot] in {"a", "an"} for spot in range(max(0, at - 5), at - 2)) and not any(
        words[spot] in _PARTS_OF_PHRASES for spot in range(max(0, at - 4), at - 2)
    )


_PREPOSITIONS = word_set("of in on at to from by with for between among over under about like")
_PARTS_OF_PHRASES = _PREPOSITIONS | {"and", "or"}


def _needs_object(verb: str) -> bool:
    """Whether the form is a noun too, so that only an object after it shows the verb."""
    return verb in _NOUNS_TOO


def _may_be_plural(word: str) -> bool:
    if word.endswith(("'s", "’s")):
        return False
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
