"""The form of Chinese names in the target: surname first, given name in one word, one rendering in a document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from rapidfuzz.distance import OSA

from enface.languages import names
from enface.languages.english import Token, is_word, without_possessive
from enface.languages.han_names import HanName, spelling_key
from enface.languages.levels import stretch_read_as
from enface.model import Severity, Side, Span
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, Scope, replacement, rule
from enface.rules.whole import DocumentAnalysis
from enface.rules.zh_en.names import (
    Named,
    Pair,
    has_words_of_names,
    keeps_own_spelling,
    keys,
    may_be_certain,
    pairs,
    right_names,
)

_TYPE = "linguistic-conventions/spelling"
_MOST_PLACES = 5


@rule(
    id="name.form",
    type=_TYPE,
    severity=Severity.MINOR,
    needs_source=True,
    when=has_words_of_names,
    fires=[
        ("记者李文静报道", "reporter Li Wen Jing"),
        ("记者李文静报道", "reporter Li WenJing"),
        ("记者李文静报道", "reporter Liwenjing"),
        ("记者李文静报道", "reporter Wenjing Li"),
    ],
    silent=[
        ("记者李文静报道", "reporter Li Wenjing"),
        ("台湾记者李文静报道", "reporter Wenjing Li of Taiwan"),
        ("记者李文、李静报道", "reporters Li Wen and Li Jing"),
    ],
)
def form(segment: Analysis) -> Iterator[Hit]:
    """A Chinese given name is split into its syllables, stands before the surname, or is run together with it.

    The standard of pinyin joins the given name, and in news the surname comes first. People from elsewhere write their
    names as they like.
    """
    if not may_be_certain(segment) or keeps_own_spelling(segment.source):
        return
    right = right_names(segment)
    certain = [key for key, name in right.items() if name.name.certain]
    if not certain:
        return
    tokens = segment.tokens
    # Two characters may be a given name, or a part of a foreign one.
    whole = {
        surname + given: name
        for (surname, given), name in right.items()
        if name.name.certain and len(name.name.text) > 2
    }
    begin = {*chain.from_iterable(certain), *whole}
    for number, first in enumerate(tokens):
        if not first.text[0].isupper() or spelling_key(without_possessive(first.text)) not in begin:
            continue
        words = tokens[number : number + 3]
        name, end = _misshapen(words, right)
        if name is None and (name := whole.get(spelling_key(without_possessive(first.text)))):
            end = first.start + len(without_possessive(first.text))
        if name and segment.target[first.start : end].count(" ") == len(segment.target[first.start : end].split()) - 1:
            yield segment.hit(
                f"Usually: {name.written}. The given name of {name.name.text} is one word, after the surname.",
                target=(first.start, end),
                source=name.name.span,
                fixes=[replacement((first.start, end), name.written)],
            )


def _misshapen(words: Sequence[Token], right: dict[tuple[str, str], Named]) -> tuple[Named | None, int]:
    """The name of the source that the words are an unusual form of, and where that form ends."""
    if len(words) < 2:
        return None, 0
    texts = [without_possessive(word.text) for word in words]
    plain = [spelling_key(text) for text in texts]
    if len(words) == 3 and texts[1].istitle() and texts[2].istitle():
        name = right.get((plain[0], plain[1] + plain[2]))
        other = right.get((plain[1], plain[2]))
        if name and name.name.certain and (other is None or other.name.span.overlaps(name.name.span)):
            return name, words[2].start + len(texts[2])
    end = words[1].start + len(texts[1])
    if not texts[1][:1].isupper():
        return None, 0
    name = right.get((plain[0], plain[1]))
    if name and texts[1] != texts[1].capitalize() and not texts[1].isupper() and name.name.certain:
        return name, end
    turned = right.get((plain[1], plain[0]))
    if turned and (plain[0], plain[1]) not in right and turned.name.certain and len(turned.given) > 4:
        return turned, end
    return None, 0


@shared
def _rendered(segment: Analysis) -> tuple[tuple[HanName, Span], ...]:
    """The names of the source that stand alone with their surname, each with the words that render it."""
    return tuple(_renderings(segment)) if may_be_certain(segment) else ()


@shared
def _sourceless(segment: Analysis) -> tuple[Pair, ...]:
    """What may be names of people in a document without sources."""
    return () if segment.document.has_source else tuple(pairs(segment))


def _renderings(segment: Analysis) -> Iterator[tuple[HanName, Span]]:
    by_surname: dict[str, dict[Span, Named]] = defaultdict(dict)
    for name in right_names(segment).values():
        if name.name.certain:
            by_surname[spelling_key(name.surname)][name.name.span] = name
    for surname, found in by_surname.items():
        longest = max(found.values(), key=lambda name: len(name.name.text))
        if any(not longest.name.span.overlaps(span) for span in found):
            continue
        for first, second in pairwise(segment.tokens):
            given = without_possessive(second.text)
            plain = given.replace("-", "")
            if spelling_key(first.text) != surname or not (first.text[0].isupper() and given[0].isupper()):
                continue
            if plain.replace("'", "").replace("’", "").isalpha() and not is_word(plain.lower()):
                yield longest.name, Span(first.start, second.start + len(given))


@rule(
    id="name.variants",
    type="terminology/inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    reads=(_rendered, _sourceless),
    fires=[
        (
            "董事长李嘉诚说 ¶ 李嘉诚表示 ¶ 李嘉诚认为",
            "Li Ka-shing said ¶ Li Ka-shing stated ¶ Li Jiacheng believed",
        ),
        ("… ¶ … ¶ …", "Zhang Wenwei said so. ¶ Zhang Wenwei left. ¶ They met Zhang Wenwai there."),
        ("主任王宇轩说 ¶ 王宇轩表示", "Wang Yuxuan said ¶ Wang Yuxuang stated"),
    ],
    silent=[
        ("董事长李嘉诚说 ¶ 李嘉诚表示", "Li Ka-shing said ¶ Li stated"),
        ("… ¶ … ¶ …", "Zhang Wei said so. ¶ Zhang Wei left. ¶ They met Li Wen there."),
        ("李明说 ¶ 李敏说", "Li Ming said ¶ Li Min said"),
    ],
)
def variants(document: DocumentAnalysis) -> Iterator[Hit]:
    """One person is written in two ways in a document.

    Readers take two spellings for two people. The rarer one is marked, and of two as rare the one that the
    characters are not read as. Without a source text, two names one letter apart are only a hint.
    """
    if document.document.has_source:
        yield from _of_one_source(document)
    else:
        yield from _one_letter_apart(document)


def _of_one_source(document: DocumentAnalysis) -> Iterator[Hit]:
    renderings: dict[str, list[tuple[Analysis, Span, Span]]] = defaultdict(list)
    for segment, rendered in document.facts(_rendered):
        for name, span in rendered:
            renderings[name.text].append((segment, name.span, span))
    for source, found in renderings.items():
        counts = Counter(spelling_key(span.of(segment.target)) for segment, _, span in found)
        if len(counts) < 2:
            continue
        usual = max(counts, key=lambda key: (counts[key], _is_read_as(key, source), key))
        others = [(segment, span) for segment, _, span in found if spelling_key(span.of(segment.target)) == usual]
        written = others[0][1].of(others[0][0].target)
        for segment, where, span in found:
            if spelling_key(span.of(segment.target)) != usual:
                yield segment.hit(
                    f"“{span.of(segment.target)}” here, “{written}” {counts[usual]}× in this document, for {source}.",
                    target=span,
                    source=where,
                    fixes=[replacement(span, written)],
                    related=[there.place(Side.TARGET, other) for there, other in others[:_MOST_PLACES]],
                )


def _is_read_as(written: str, name: str) -> bool:
    return stretch_read_as(written.replace(" ", "").replace("-", ""), name) is not None


def _one_letter_apart(document: DocumentAnalysis) -> Iterator[Hit]:
    uses: dict[tuple[str, str], list[tuple[Analysis, Pair]]] = defaultdict(list)
    for segment, found_there in document.facts(_sourceless):
        for pair in found_there:
            surname, given = keys(pair)
            if surname in names.SURNAMES and names.can_be_given_name(given):
                uses[surname, given].append((segment, pair))
    for (surname, given), found in uses.items():
        for (other_surname, other), often in uses.items():
            same = surname == other_surname and len(given) > 3 and OSA.distance(given, other) == 1
            if same and len(found) == 1 and len(often) > 1:
                segment, pair = found[0]
                there, usual = often[0]
                yield segment.hit(
                    f"{usual.first} {usual.second} stands {len(often)}× in this document. Is it the same person?",
                    target=pair.span,
                    related=[there.place(Side.TARGET, usual.span)],
                    advisory=True,
                )
