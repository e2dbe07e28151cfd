"""What something is among its like, and how much, without an article: is major area, reached average of 80."""

from __future__ import annotations

from collections.abc import Iterator

from enface.languages.articles import begins_with_vowel
from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.inflection import verb_forms
from enface.languages.sieve import listed
from enface.languages.word_classes import COUNT_NOUNS, IRREGULAR_VERBS, OTHER_VERBS, PURE_VERBS
from enface.model import Edit, Fix, Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule
from enface.rules.zh_en.grammar_number import ends_phrase
from enface.rules.zh_en.neighbours import adjoins, is_prose, joined_up, places_of

_TYPE = "linguistic-conventions/grammar"
_THE = word_set(
    """
    first second third only main largest biggest smallest highest lowest longest shortest oldest newest earliest latest
    best greatest deepest tallest widest nearest busiest fastest strongest richest poorest youngest second-largest
    third-largest best-known best-preserved largest-ever first-ever longest-running core
    """
)
_A = word_set(
    """
    major leading key important popular famous well-known typical new national-level provincial-level national
    traditional significant crucial vital critical big large small huge famous renowned powerful model national
    favorite favourite successful unique must-see state-owned large-scale medium-sized modern comprehensive
    world-class world-famous prominent pivotal strategic classic remote beautiful ancient historic long-term
    """
)
_LINKS = word_set("is was are become became becomes becoming remains remained remain be been being")
_AFTER_AS = word_set("as")
_ADVERBS = word_set("also now still always already indeed again currently")
_TITLES = word_set(
    """
    secretary president chairman chairwoman chairperson minister director manager officer captain coach commander chief
    class choice priority language rate hand home year mayor governor premier leader winner champion resident author
    editor speaker host county territory ground stage property law policy practice currency game art theatre theater
    drama technology society tradition style record value structure service theory cinema industry step
    """
)
_NOUNS = (
    COUNT_NOUNS
    | word_set(
        "hub landmark destination highlight source producer driver engine base force region exporter importer supplier"
        " gateway port link festival crop cause habitat breed dish"
    )
) - _TITLES
_MOST_BETWEEN = 3
_RANKING = _THE | _A | {"most"}
_RANKS, _LINKING = listed(_RANKING), listed(_LINKS | _AFTER_AS)


@rule(
    id="grammar.rank-article",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_RANKS, _LINKING),
    when=is_prose,
    priority=4,
    fires=[
        (
            "…",
            "It is most important traditional festival of the Yi, and the city is major grain-producing area.",
        ),
        ("…", "It has become popular destination, and the village was only village without a road."),
    ],
    silent=[
        (
            "…",
            "It is the most important festival, a major area. It is most popular; it was first held in a village.",
        ),
        ("…", "He is first secretary; is new energy here? They are key national projects. The only one is old village"),
    ],
)
def rank_article(segment: Analysis) -> Iterator[Hit]:
    """What something is among its like has no article: is most important festival, is major area, became new landmark.

    One of many such is “a”, the first or the only one “the”.
    """
    words = segment.words
    for at in places_of(words, _RANKING):
        rank = words[at]
        if not at or at + 1 == len(words) or not segment.forms[at].islower():
            continue
        link = at - 1
        while link > 0 and words[link] in _ADVERBS:
            link -= 1
        if words[link] not in _LINKS or not joined_up(segment, link, at) or words[link - 1] in {"to", "there", "what"}:
            continue
        noun = _noun_after(segment, at)
        if noun is not None:
            article = "the" if rank in _THE or rank == "most" else "an" if begins_with_vowel(rank) else "a"
            start = segment.tokens[at].start
            yield segment.hit(
                f"Usually: {article} {segment.target[start : segment.tokens[noun].end]}.",
                target=Span(start, segment.tokens[noun].end),
                fixes=[Fix(article, (Edit(start, start, f"{article} "),))],
                key=f"{rank} {words[noun]}",
            )


def _noun_after(segment: Analysis, at: int) -> int | None:
    """The counted noun in the singular that the phrase opened at `at` ends with; None where it does not."""
    words = segment.words
    first = at + 2 if words[at] == "most" else at + 1
    for place in range(first, min(len(words), first + 1 + _MOST_BETWEEN)):
        word = words[place]
        if not adjoins(segment, place) or not segment.forms[place].islower() or word in FUNCTION_WORDS:
            return None
        if word in _TITLES or word.endswith(("ed", "ly", "'s")):
            return None
        if word in _NOUNS and ends_phrase(segment, place):
            return place if segment.target[segment.tokens[place].end :][:1] != "-" else None
        if word.endswith("s") and not word.endswith(("ss", "us", "ous")):
            return None
    return None


_SUMS = word_set(
    """
    average total number ceiling limit maximum minimum series range variety membership population area length height
    capacity group couple pair batch combination set list width depth diameter quota sum altitude elevation turnover
    """
)
_SIZES = word_set(
    "large small great total maximum average wide vast huge big growing limited certain full whole record"
)
_SIZED = _SUMS - word_set("average total maximum minimum sum")
_VERB_BASES = (
    PURE_VERBS
    | IRREGULAR_VERBS.keys()
    | OTHER_VERBS
    | word_set("cover complete conclude impose total train attract handle visit plant install save issue")
) - word_set("say think set put cut let read hit")
_PASTS = frozenset(
    form
    for verb in _VERB_BASES
    for form in verb_forms(verb)
    if form.endswith("ed") or form in {p for p, _ in IRREGULAR_VERBS.values()}
)
_THIRD = frozenset(
    form for verb in PURE_VERBS | word_set("cover have offer handle") for form in verb_forms(verb) if form.endswith("s")
)
_GOVERNORS = (_PASTS | _THIRD | word_set("has have had with set")) - word_set("is was been based")
_NO_SUBJECT = (
    word_set(
        """
    a an the this that these those its their his her our my your of in on at by for with from to under as and or but
    per than about no any some each every most more very
    """
    )
    | _SIZES
)
_SUM, _GOVERNING = listed(_SUMS), listed(_GOVERNORS)


@rule(
    id="grammar.sum-article",
    type=_TYPE,
    severity=Severity.MINOR,
    words=(_SUM, _GOVERNING, listed({"of"})),
    when=is_prose,
    priority=4,
    fires=[
        ("…", "Judges concluded average of 296 cases each, and loans came with ceiling of 300,000 yuan."),
        ("…", "The plant covers area of 300 mu, and it has trained large number of technicians."),
    ],
    silent=[
        (
            "…",
            "Judges concluded an average of 296 cases, with a ceiling of 300,000; a limited number of seats was sold.",
        ),
        (
            "…",
            "with increased number of seats; a combined total of 30; the estimated number of; it set limits of its own",
        ),
    ],
)
def sum_article(segment: Analysis) -> Iterator[Hit]:
    """A sum or a measure before “of” has no article: concluded average of 296, with ceiling of, covers area of.

    English counts one of it: an average of, a ceiling of.
    """
    words = segment.words
    for at in places_of(words, _SUMS):
        if not at or words[at + 1 : at + 2] != ("of",) or not segment.forms[at].islower():
            continue
        first = at - 1 if words[at - 1] in _SIZES and words[at] in _SIZED else at
        governor = words[first - 1]
        if first < 1 or governor not in _GOVERNORS or not joined_up(segment, first - 1, at + 1):
            continue
        if governor in _PASTS and governor not in _HAVE and (first < 2 or not _has_subject(segment, first - 1)):
            continue
        if governor == "with" and (words[at] == "number" or words[at + 2 : at + 3] == ("the",)):
            continue
        start = segment.tokens[first].start
        article = "an" if begins_with_vowel(words[first]) else "a"
        yield segment.hit(
            f"Usually: {article} {segment.target[start : segment.tokens[at].end]} of.",
            target=Span(start, segment.tokens[at + 1].end),
            fixes=[Fix(article, (Edit(start, start, f"{article} "),))],
            key=f"{governor} {words[at]}",
        )


_HAVE = word_set("has have had")


def _has_subject(segment: Analysis, at: int) -> bool:
    """Whether the word before a past form shows that it is the verb, not a participle before its noun."""
    before = segment.words[at - 1]
    return adjoins(segment, at) and before not in _NO_SUBJECT and not before.endswith(("'s", "ly"))
