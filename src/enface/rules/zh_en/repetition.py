"""Words and phrases that stand twice."""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq

from enface.languages.english import FUNCTION_WORDS, word_set
from enface.model import Edit, Fix, Severity, Side, Span
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, rule

TYPE = "linguistic-conventions/grammar"
_MAY_DOUBLE = word_set(
    """
    had that no bye ha haha ho hey hi very so really many long far never ever please well now there knock tick
    tock la na yeah yes oh ah uh wow boo chop pom win tut hush dear again blah ding ylang tuk cha yo tom dum click
    bang beep hello go come run step
    """
)
"""Words that people double on purpose, or that grammar doubles ("had had", "that that")."""
_SELDOM_DOUBLE = word_set("is was do did her you it who what up")
"""Words that grammar doubles now and then ("what it is is"); a double is then only advised on."""
_PARTICLES = word_set("in on over by")
_TAKE_PARTICLES = word_set(
    "come comes came coming go goes went going gone log logged check checked move moved carry carried hang hold hand "
    "handed give gave given step stepped join joined turn turned live lived pass passed move moved work worked"
)
"""Verbs whose particle may meet a preposition of the same spelling ("came in in time")."""


@shared
def has_repeated_pair(analysis: Analysis) -> bool:
    """Whether any two words that follow each other do so again."""
    return _repeats(analysis.words, 2)


def _repeats(words: tuple[str, ...], length: int) -> bool:
    """Whether any run of so many words occurs twice; what the loops in Python need not look at."""
    if len(words) - len(set(words)) < length:  # each word of the second run has stood before
        return False
    runs = set(zip(*(words[offset:] for offset in range(length)), strict=False))
    return len(runs) < len(words) - length + 1


@shared
def has_repeated_three(analysis: Analysis) -> bool:
    """Whether any three words that follow each other do so again."""
    return has_repeated_pair(analysis) and _repeats(analysis.words, 3)


@rule(
    id="repetition.word",
    type=TYPE,
    severity=Severity.MINOR,
    priority=10,
    fires=[
        ("…", "the social credit code code"),
        ("…", "The meeting reviewed the the work of 2020."),
        ("…", "It was the the the last one."),
    ],
    silent=[
        ("…", "What he had had in mind was that that would do."),
        ("…", "New York, New York"),
        ("…", "He said bye bye to Fan Fan."),
        ("…", "He came in. In 2019 2019 people came."),
    ],
)
def doubled_word(analysis: Analysis) -> Iterator[Hit]:
    """A word stands twice in a row.

    Drafts pick up a second copy when a sentence is recast; readers stumble, spell checkers don't.
    """
    words = analysis.words
    if True not in map(eq, words, words[1:]):
        return
    position = 1
    while position < len(words):
        if words[position] != words[position - 1]:
            position += 1
            continue
        first = last = position - 1
        while last + 1 < len(words) and words[last + 1] == words[first] and _adjoin(analysis, last):
            last += 1
        advisory = _doubled_by_mistake(analysis, first, last) if last > first else None
        if advisory is not None:
            yield _double(analysis, first, first, last, advisory)
        position = max(last, first + 1) + 1


def _doubled_by_mistake(analysis: Analysis, first: int, last: int) -> bool | None:
    """None where the double may stand, else whether it is only worth a look."""
    word = analysis.words[first]
    if word in _MAY_DOUBLE or not word[0].isalpha() or not word.isascii() or (len(word) < 2 and word != "a"):
        return None
    tokens = analysis.tokens[first : last + 1]
    if word not in FUNCTION_WORDS and all(token.text[0].isupper() for token in tokens):
        return None
    is_particle = word in _PARTICLES and first > 0 and analysis.words[first - 1] in _TAKE_PARTICLES
    return is_particle or word in _SELDOM_DOUBLE or tokens[-1].text[0].isupper()


def _adjoin(analysis: Analysis, position: int) -> bool:
    gap = analysis.target[analysis.tokens[position].end : analysis.tokens[position + 1].start]
    return gap != "" and not gap.strip(" \u00a0")


def _double(analysis: Analysis, first: int, kept: int, last: int, advisory: bool) -> Hit:
    """The hit on tokens `first` to `last`, whose fix keeps `first` to `kept`."""
    tokens = analysis.tokens
    span = Span(tokens[first].start, tokens[last].end)
    edit = Edit(tokens[kept].end, tokens[last].end, "")
    once = analysis.target[tokens[first].start : tokens[kept].end]
    return analysis.hit(
        f"Usually: {once}. It stands twice.",
        target=span,
        fixes=[Fix(once, (edit,), deterministic=not advisory)],
        advisory=advisory or None,
    )


@rule(
    id="repetition.phrase",
    type=TYPE,
    severity=Severity.MINOR,
    priority=10,
    when=has_repeated_pair,
    fires=[
        ("…", "They visited the work team of the work team of the county."),
        ("…", "It will be held in the county in the county."),
    ],
    silent=[
        ("…", "It grew more and more and more."),
        ("…", "The call is: New York New York."),
        ("…", "Step by step by step they went."),
        ("…", "one two one two"),
    ],
)
def doubled_phrase(analysis: Analysis) -> Iterator[Hit]:
    """A phrase of two to six words stands twice in a row.

    It is what is left when a sentence is recast and only one half is deleted.
    """
    words = analysis.words
    taken: list[range] = []
    for length in range(2, 7):
        same = list(map(eq, words, words[length:]))
        run = 0
        for index, is_same in enumerate(same if same.count(True) >= length else ()):
            run = run + 1 if is_same else 0
            if run < length:
                continue
            first, end = index - length + 1, index + length + 1
            if any(first in other or end - 1 in other for other in taken) or _is_meant(analysis, first, end):
                continue
            if all(_adjoin(analysis, at) for at in range(first, end - 1)):
                taken.append(range(first, end))
                yield _double(analysis, first, first + length - 1, end - 1, advisory=False)


def _is_meant(analysis: Analysis, first: int, end: int) -> bool:
    words = analysis.words
    half = words[first : first + (end - first) // 2]
    if any(not word[0].isalpha() for word in half) or len(set(half)) == 1:
        return True
    if len(half) > 2:
        return False
    named = all(form[0].isupper() for form in analysis.forms[first:end]) and not set(half) & FUNCTION_WORDS
    # "step by step by step", "on and on and on"
    rhythm = (end < len(words) and half[0] == words[end]) or (first > 0 and half[-1] == words[first - 1])
    return named or rhythm or bool(set(half) & {"and", "or", "after"}) or set(half) <= _NUMBER_WORDS


_NUMBER_WORDS = word_set("one two three four five six seven eight nine ten zero left right")


@rule(
    id="repetition.nearby",
    type="style/awkward-style",
    severity=Severity.MINOR,
    advisory=True,
    when=has_repeated_three,
    fires=[
        (
            "…",
            "In winning the battle of epidemic prevention and control, the office bought materials in short supply for "
            "epidemic prevention and control.",
        ),
        ("…", "They sought the support of governments at all levels and urged the organizations at all levels to act."),
    ],
    silent=[
        ("…", "Epidemic prevention is hard. So is epidemic control."),
        ("…", "On the one hand it rose, and on the other hand it fell on the last day."),
        ("…", "Peking University invited Tsinghua University and Fudan University."),
    ],
)
def nearby(analysis: Analysis) -> Iterator[Hit]:
    """A long phrase stands twice in one sentence.

    Chinese repeats where English refers back; the second time a shorter word usually does.
    """
    words = analysis.words
    if len(words) < 12:
        return
    tokens = analysis.tokens
    starts = analysis.sentence_starts
    seen: dict[str, int] = {}
    done = -1
    for position, word in enumerate(words):
        if tokens[position].start in starts:
            seen.clear()
        if len(word) < 4 and word not in _PREPOSITIONS:
            continue
        earlier = seen.get(word)
        seen[word] = position
        if earlier is None or position <= done:
            continue
        length = _common_length(analysis, earlier, position)
        if length >= 3 and _is_heavy(analysis, position, length):
            done = position + length - 1
            first = Span(tokens[earlier].start, tokens[earlier + length - 1].end)
            yield analysis.hit(
                "This phrase stands twice in the sentence; a shorter word may do.",
                target=(tokens[position].start, tokens[done].end),
                related=[analysis.place(Side.TARGET, first)],
            )


_PREPOSITIONS = word_set("in at on of for to")


def _common_length(analysis: Analysis, earlier: int, later: int) -> int:
    words, tokens = analysis.words, analysis.tokens
    length = 0
    while earlier + length < later and later + length < len(words) and words[earlier + length] == words[later + length]:
        if not tokens[later + length].text.islower():
            break
        if length and not (_adjoin(analysis, earlier + length - 1) and _adjoin(analysis, later + length - 1)):
            break
        length += 1
    while length and words[later + length - 1] in FUNCTION_WORDS:
        length -= 1
    return length


def _is_heavy(analysis: Analysis, position: int, length: int) -> bool:
    phrase = analysis.words[position : position + length]
    content = sum(1 for word in phrase if word not in FUNCTION_WORDS)
    adverbial = phrase[0] in _PREPOSITIONS and "all" in phrase
    return content >= 3 or adverbial
