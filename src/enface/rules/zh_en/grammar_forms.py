"""Forms of verbs and nouns that their neighbours do not allow: since went, whose income exceed, one of the oldest."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.english import FUNCTION_WORDS, is_word, word_set
from enface.languages.inflection import is_plural, other_number, verb_forms
from enface.languages.numerals_en import CARDINALS
from enface.languages.sieve import listed
from enface.languages.word_classes import COUNT_NOUNS, IRREGULAR_VERBS, OTHER_VERBS, PURE_VERBS, third_person
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.grammar_number import PLURALS
from enface.rules.zh_en.neighbours import adjoins, joined_up

_TYPE = "linguistic-conventions/grammar"
_PREPOSITIONS = word_set("after before since without by besides despite upon while when")
_PASTS = {
    past: base
    for base, (past, participle) in IRREGULAR_VERBS.items()
    if past not in (base, participle) and past not in word_set("saw rose lay bore wound bit sank shrank ran drove")
} | {"went": "go", "did": "do"}
_REGULAR_PASTS = {
    form: verb
    for verb in PURE_VERBS
    for form in verb_forms(verb)
    if form.endswith("ed") and verb not in IRREGULAR_VERBS
}
_ONLY_PARTICIPLES = word_set("when while since")
"""Words after which a participle stands too: when completed the road, since established in 1990."""
_SOON = word_set("soon shortly thereafter ever day year month week long immediately the")
_OBJECTS = word_set("the a an its their his her this these")
_PREPOSED, _PAST_FORMS = listed(_PREPOSITIONS), listed(_PASTS.keys() | _REGULAR_PASTS.keys())


@rule(
    id="grammar.gerund-past",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_PREPOSED, _PAST_FORMS),
    priority=4,
    fires=[
        ("…", "Since went to Madagascar, the team has treated 2,600 patients."),
        ("…", "After completed the training, they helped the poor by provided the tools."),
    ],
    silent=[
        ("…", "Since going there, after completing the training; soon after completed the road; since they went"),
        ("…", "The firm, since established in 1990, after a time went on; by united efforts"),
    ],
)
def past_for_gerund(segment: Analysis) -> Iterator[Hit]:
    """After a preposition stands a verb in the past: since went, after completed the training.

    There the form in -ing follows, or a clause with its subject.
    """
    words = segment.words
    for at in range(1, len(words)):
        before = words[at - 1]
        if before not in _PREPOSITIONS or not segment.forms[at].islower() or not adjoins(segment, at):
            continue
        base = _PASTS.get(words[at])
        if base is None:
            base = _REGULAR_PASTS.get(words[at])
            following = words[at + 1] if at + 1 < len(words) else ""
            if before in _ONLY_PARTICIPLES or following not in _OBJECTS or (at > 1 and words[at - 2] in _SOON):
                continue
        elif before == "by" and words[at + 1 : at + 2] not in (("the",), ("a",), ("an",), ("its",), ("their",)):
            continue
        right = next((form for form in verb_forms(base or "") if form.endswith("ing")), "") if base else ""
        if right:
            token = segment.tokens[at]
            span = Span(token.start, token.end)
            yield segment.hit(
                f"Usually: {before} {right}.",
                target=span,
                fixes=[replacement(span, right)],
                key=f"{before} {words[at]}",
            )


_WHOSE = listed({"whose"})
_VERBS_OF_MANY = PURE_VERBS | word_set("reach rank cover total come go have stand lie grow rise")
_PLAIN = listed(_VERBS_OF_MANY)
_MOST_BETWEEN = 4


@rule(
    id="grammar.whose",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_WHOSE, _PLAIN),
    fires=[("…", "said the farmer, whose family income exceed 15,000 yuan last year")],
    silent=[
        ("…", "the farmer, whose incomes exceed 15,000 yuan, and whose family have helped; whose duty is to include")
    ],
)
def whose(segment: Analysis) -> Iterator[Hit]:
    """One thing is the subject after “whose”, and its verb stands in the plain form: whose income exceed.

    The verb goes with the noun after whose.
    """
    words = segment.words
    for start, word in enumerate(words):
        if word != "whose":
            continue
        for at in range(start + 2, min(len(words), start + 2 + _MOST_BETWEEN)):
            if not adjoins(segment, at) or words[at - 1] in FUNCTION_WORDS or _may_be_many(words[at - 1]):
                break
            if words[at] in _VERBS_OF_MANY and not _is_group(words[at - 1]):
                token = segment.tokens[at]
                span, right = Span(token.start, token.end), third_person(words[at]) or f"{words[at]}s"
                right = {"go": "goes", "have": "has"}.get(words[at], right)
                yield segment.hit(
                    f"Usually: {right}. The subject is “{words[at - 1]}”.",
                    target=span,
                    fixes=[replacement(span, right)],
                    key=f"{words[at - 1]} {words[at]}",
                )
                break


def _may_be_many(word: str) -> bool:
    return is_plural(word) or word in CARDINALS


def _is_group(word: str) -> bool:
    return word in _GROUPS or word.endswith(("ly", "ing"))


_GROUPS = word_set("family team staff people police group crew population majority public number government")
_SUPERLATIVES = word_set(
    """
    largest biggest smallest highest lowest longest oldest youngest earliest latest newest fastest strongest greatest
    richest poorest deepest best worst busiest finest fewest most main major first key leading
    """
)
_SUPERLATIVE, _ONE = listed(_SUPERLATIVES), listed({"one"})
_NOT_NOUNS = (
    FUNCTION_WORDS | _GROUPS | word_set("important beautiful famous advanced popular common new old chinese good")
)
_ADJECTIVE_ENDINGS = (
    "al",
    "ic",
    "ive",
    "ous",
    "ful",
    "able",
    "ible",
    "ary",
    "ed",
    "ing",
    "ly",
    "est",
    "ese",
    "ian",
    "less",
)
_NOUNS_IN_AL = word_set("capital arsenal building painting training offering undertaking missive archive mosaic clinic")
_ENDS = FUNCTION_WORDS - word_set(
    "a an the this that these those it its he she they we you i his her their our your my own"
)


@rule(
    id="grammar.one-of",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_SUPERLATIVE, _ONE),
    priority=2,
    fires=[("…", "It is one of the earliest dynastic capital in China and one of the largest seaport.")],
    silent=[
        (
            "…",
            "It is one of the earliest dynastic capitals in China, one of the best-known; one of the most important.",
        ),
        (
            "…",
            "one of the largest in the world, one of the best of the staff, one of the main reasons, one of the best",
        ),
    ],
)
def one_of(segment: Analysis) -> Iterator[Hit]:
    """After “one of the” and a superlative stands one thing: one of the earliest capital.

    It is one of several, so the noun is in the plural.
    """
    words = segment.words
    for start in range(len(words) - 4):
        if words[start] != "one" or words[start + 1] != "of" or words[start + 2] not in {"the", "its", "their"}:
            continue
        if words[start + 3] not in _SUPERLATIVES or not joined_up(segment, start, start + 3):
            continue
        last = start + 4
        while last + 1 < len(words) and adjoins(segment, last + 1) and words[last + 1] not in _ENDS:
            if last - start > _MOST_WORDS:
                break
            last += 1
        noun = words[last]
        between = words[start + 4 : last + 1]
        if last >= len(words) or not joined_up(segment, start, last) or any(is_plural(word) for word in between):
            continue
        if any(word in FUNCTION_WORDS for word in between) or not segment.forms[last].islower():
            continue
        is_noun = noun in COUNT_NOUNS or noun in _NOUNS_IN_AL or not noun.endswith(_ADJECTIVE_ENDINGS)
        if noun in _NOT_NOUNS or not is_noun or not _is_counted(noun):
            continue
        right = other_number(noun)
        span = Span(segment.tokens[last].start, segment.tokens[last].end)
        yield segment.hit(
            f"Usually: {right}. It is one of several.", target=span, fixes=[replacement(span, right)], key=noun
        )


_MOST_WORDS = 7


def _is_counted(noun: str) -> bool:
    plural = other_number(noun)
    return bool(plural) and plural != noun and (noun in COUNT_NOUNS or is_word(plural)) and noun not in PURE_VERBS


_QUANTITIES = word_set("majority most some many all both several number half")
_SINGULARS = {third_person(verb): verb for verb in PURE_VERBS} | {"takes": "take", "makes": "make", "goes": "go"}
_V3 = listed(_SINGULARS)
_OF_WHAT = listed({"of"})


@rule(
    id="grammar.many-of",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_V3, _OF_WHAT),
    priority=3,
    fires=[("…", "The majority of Party members takes part, and most of the farmers earns more.")],
    silent=[
        ("…", "The majority of Party members take part; the number of members includes him; one of the farmers earns")
    ],
)
def many_of(segment: Analysis) -> Iterator[Hit]:
    """“most of” or “the majority of” many stands with a verb of one: the majority of members takes.

    Many are meant, so the verb goes without its ending.
    """
    words = segment.words
    for at in range(3, len(words)):
        right = _SINGULARS.get(words[at])
        if right is None or words[at - 1] not in PLURALS or not adjoins(segment, at):
            continue
        of = next((place for place in range(at - 2, max(0, at - 6), -1) if words[place] == "of"), 0)
        if not of or words[of - 1] not in _QUANTITIES or not joined_up(segment, of - 1, at):
            continue
        if words[of - 1] == "number" and words[of - 2] != "a":
            continue
        token = segment.tokens[at]
        span = Span(token.start, token.end)
        yield segment.hit(
            f"Usually: {right}. Many are meant.", target=span, fixes=[replacement(span, right)], key=f"{words[at]}"
        )


_NOT_AFTER_WERE = word_set(
    """
    work host witness home part key prey subject test light close open present set cut put hit let spread read shut cost
    hurt clear clean free live low like last slow double complete direct welcome welcomed present correct sound level
    even mine own firm forward long short pale equal total front side back top net past still tender alert
    """
)
_BARE = (OTHER_VERBS | PURE_VERBS | word_set("record repair rescue upgrade treat transport schedule damage")) - (
    _NOT_AFTER_WERE
)
_NOT_BEFORE_WERE = word_set("what there as if i he she it though wish than after")
_WERE, _BARE_VERBS = listed({"were"}), listed(_BARE)
_AFTER_PARTICIPLE = word_set(
    "including in on at from and yesterday today last this during after by as for respectively"
)


@rule(
    id="grammar.were",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_WERE, _BARE_VERBS),
    priority=3,
    fires=[("…", "101 aftershocks were record, including four strong ones, and 30 people were train in May.")],
    silent=[
        ("…", "101 aftershocks were recorded; what they were after was work; were work to be had; they were part of it")
    ],
)
def were(segment: Analysis) -> Iterator[Hit]:
    """After “were” stands a verb in its plain form: aftershocks were record.

    The passive takes the participle.
    """
    words = segment.words
    for at in range(2, len(words)):
        if words[at - 1] != "were" or words[at] not in _BARE or not segment.forms[at].islower():
            continue
        if words[at - 2] in _NOT_BEFORE_WERE:
            continue
        after = segment.target[segment.tokens[at].end : segment.tokens[at].end + 1]
        ends = after in {",", ".", ";", ""} or (at + 1 < len(words) and words[at + 1] in _AFTER_PARTICIPLE)
        right = _participle(words[at])
        if ends and right and adjoins(segment, at):
            span = Span(segment.tokens[at].start, segment.tokens[at].end)
            yield segment.hit(
                f"Usually: were {right}.", target=span, fixes=[replacement(span, right)], key=f"were {words[at]}"
            )


def _participle(verb: str) -> str:
    if verb in IRREGULAR_VERBS:
        participle = IRREGULAR_VERBS[verb][1]
        return participle if participle != verb else ""
    return next((form for form in verb_forms(verb) if form.endswith("ed")), "")


_PAST_NOT_PARTICIPLE = {
    past: participle
    for past, participle in IRREGULAR_VERBS.values()
    if past in word_set("gave wrote chose drew stole wore tore threw shook froze broke spoke forgave undertook mistook")
}
_BY_WHOM = word_set("the a an its their his her local professors experts teachers students officials many two three")
_WRONG_PASTS, _BY = listed(_PAST_NOT_PARTICIPLE), listed({"by"})


@rule(
    id="grammar.past-by",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_WRONG_PASTS, _BY),
    priority=3,
    fires=[("…", "There were 18 lectures, 4 of them gave by professors of the school.")],
    silent=[("…", "There were 18 lectures, 4 of them given by professors; they broke by surprise; he wrote by day")],
)
def past_by(segment: Analysis) -> Iterator[Hit]:
    """Before “by” and somebody stands a past for a participle: lectures gave by professors.

    Who does it is told after a participle.
    """
    words = segment.words
    for at, word in enumerate(words[:-2]):
        right = _PAST_NOT_PARTICIPLE.get(word)
        if right is None or words[at + 1] != "by" or not segment.forms[at].islower():
            continue
        if words[at + 2] not in _BY_WHOM and not segment.forms[at + 2][0].isupper():
            continue
        if joined_up(segment, at, at + 2):
            span = Span(segment.tokens[at].start, segment.tokens[at].end)
            yield segment.hit(f"Usually: {right} by.", target=span, fixes=[replacement(span, right)], key=f"{word} by")
