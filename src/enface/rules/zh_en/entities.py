"""Bodies and laws of a document under more than one name, and names that stand for more than one body."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import lru_cache, partial
from itertools import islice
from typing import NamedTuple

from enface.glossary import Glossary
from enface.glossary.forms import without_article
from enface.languages.bodies import PLACE_WORDS, full_name, may_be_one, names_in, parts_of, place_words_of
from enface.languages.body_words import NOUNS
from enface.languages.english import is_word
from enface.languages.inflection import stem
from enface.languages.pinyin import spelt_by
from enface.model import Severity, Side, Span
from enface.rules.analysis import Analysis, shared
from enface.rules.ledger import Entry, Mention, entries, shared_names
from enface.rules.registry import Hit, Scope, replacement, rule
from enface.rules.whole import DocumentAnalysis
from enface.rules.zh_en.entities_target import names_in_target, plain_words, same_name, small_names, words_of
from enface.rules.zh_en.entities_things import competing, same_word, things

_MOST_PLACES = 5
_MOST_NAMES = 8
_NOUNS = frozenset(map(stem, NOUNS))


class Body(NamedTuple):
    """A name of a body in the source, with the English nouns that may head it."""

    name: str
    span: Span
    nouns: frozenset[str]


@shared
def bodies(segment: Analysis) -> tuple[Body, ...]:
    """The bodies and laws that the source names."""
    return tuple(
        Body(segment.source[start:end], Span(start, end), frozenset(map(stem, nouns.split())))
        for start, end, nouns in names_in(segment.source)
    )


@shared
def body_mentions(document: DocumentAnalysis) -> tuple[Mention, ...]:
    """Every place where the target names a body of the source, in order."""
    if sum(len(found) for _, found in document.facts(bodies)) < 2:
        return ()
    return every_body_mention(document)


def every_body_mention(document: DocumentAnalysis) -> tuple[Mention, ...]:
    """The same, also where the document has but one: another document may have it under another name."""
    names = {body.name for _, found in document.facts(bodies) for body in found}
    found = (mention for _, mentions in document.facts(paired) for mention in mentions)
    return tuple(mention._replace(thing=full_name(mention.thing, names)) for mention in found)


@shared
def body_entries(document: DocumentAnalysis) -> tuple[Entry, ...]:
    """The bodies that the document names more than once, each with the names that the target has for it."""
    return tuple(entries(body_mentions(document), same_name, partial(chosen_name, document.glossary)))


@shared
def paired(segment: Analysis) -> list[Mention]:
    """The bodies of a segment each with the one name in the target that renders it; those that are unsure left out."""
    if not bodies(segment):
        return []
    named = {body.name: body for body in reversed(bodies(segment))}
    spans = names_in_target(segment)
    fits = {
        (name, span): evidence
        for name, body in named.items()
        for span in spans
        if (evidence := _evidence(body, span.of(segment.target))) is not None
    }
    found: list[Mention] = []
    for name, body in named.items():
        ours = {span: fits[name, span] for span in spans if (name, span) in fits}
        if not ours:
            alone = len(named) == 1 and all(body.nouns.isdisjoint(words_of(span.of(segment.target))) for span in spans)
            written_small = small_names(segment, body.nouns, parts_of(name)) if alone else []
            if _are_one(segment, written_small):
                found += [Mention(name, segment, body.span, span) for span in written_small]
            continue
        best = max(ours.values())
        likely = [span for span in ours if ours[span] == best]
        rivals = [other for other in named if other != name and fits.get((other, likely[0]), -1) >= best]
        if not rivals and _are_one(segment, likely):
            found += [Mention(name, segment, body.span, span) for span in likely]
    return found


@shared
def _left_over(segment: Analysis) -> tuple[Mention, ...]:
    """The one body of a segment that has no name, with the one name of its kind that is no other body's there."""
    if not bodies(segment):
        return ()
    known = paired(segment)
    taken = {mention.target for mention in known}
    nameless = {body.name: body for body in bodies(segment)}
    for mention in known:
        nameless.pop(mention.thing, None)
    spans = [span for span in names_in_target(segment) if span not in taken]
    if len(nameless) == len(spans) == 1:
        (body,), (span,) = nameless.values(), spans
        if not body.nouns.isdisjoint(words_of(span.of(segment.target))):
            return (Mention(body.name, segment, body.span, span),)
    return ()


def _are_one(segment: Analysis, spans: list[Span]) -> bool:
    """Whether all the words are forms of one name."""
    return all(same_name(spans[0].of(segment.target), span.of(segment.target)) for span in spans[1:])


def _evidence(body: Body, name: str) -> int | None:
    """How many parts of the Chinese name the English has; None where it cannot be its name."""
    words = words_of(name)
    if body.nouns.isdisjoint(words):
        return None
    lower, stems = set(plain_words(name)), set(words)
    parts = parts_of(body.name)
    if (lower & PLACE_WORDS).difference(place_words_of(body.name), *parts):
        return None
    known = sum(_has(stems, part) for part in parts)
    return known + sum(_is_heard(word, body.name) for word in lower - PLACE_WORDS)


@lru_cache(maxsize=20_000)
def _is_heard(word: str, name: str) -> bool:
    """Whether a word that is no English one is how some characters of a Chinese name are read."""
    return len(word) > 3 and not is_word(word) and any(True for _ in spelt_by(word, name))


READ_FOR_NAMES = (bodies, paired)
"""What mentions of bodies are made of."""


def chosen_name(glossary: Glossary, body: str) -> str | None:
    """The name that the glossary prefers for a body by its Chinese name."""
    names = (term.preferred.text for term in reversed(glossary.named(body)) if term.preferred)
    return next(names, None)


@rule(
    id="entity.name",
    type="terminology/inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    reads=(bodies, paired, competing),
    needs_source=True,
    priority=-10,
    fires=[
        (
            "湖南省教育厅召开会议 ¶ 湖南省教育厅指出 ¶ 湖南省教育厅要求",
            "The Hunan Education Department met ¶ the Hunan Education Department said "
            "¶ The Hunan Office of Learning and Education asked",
        ),
        ("这款耳机比旧耳机好", "This headset is better than the old earphones"),
    ],
    silent=[
        (
            "湖南省教育厅召开会议 ¶ 湖南省教育厅指出",
            "The Education Department of Hunan Province met ¶ the Hunan Education Department said",
        ),
        ("国家统计局公布 ¶ 国家统计局说", "The National Bureau of Statistics (NBS) announced ¶ The NBS Bureau said"),
        ("中国科学院 ¶ 中国工程院", "the Chinese Academy of Sciences ¶ the Chinese Academy of Engineering"),
        ("这款耳机比旧耳机好", "These earphones are better than the old earphones"),
        ("耳机和手机", "A headset and a mobile phone"),
    ],
)
def two_names(document: DocumentAnalysis) -> Iterator[Hit]:
    """One body, law or thing of the source goes by two names in the document.

    Readers take two names for two bodies. The rarer one is marked, the later of two equally frequent ones. Short forms,
    acronyms, articles, capitals and another order of the same words are one name. Of ordinary nouns for which English
    has competing words, such as headset and earphones, it is a hint.
    """
    for entry in body_entries(document):
        say = sayer(entry)
        for mention in entry.dissenters(same_name):
            if is_akin(mention.name, entry.usual):
                # Words in small letters may speak of bodies of that kind, not of the one with a name.
                yield say(mention, advisory=mention.name.islower() and not entry.usual.islower())
    for entry in things(document):
        say = sayer(entry)
        for mention in entry.dissenters(same_word):
            yield say(mention, severity=Severity.NEUTRAL, advisory=True)


def is_akin(one: str, other: str) -> bool:
    """Whether two names share more than the noun for a body, so that they are likely to be names of one."""
    shared_words = set(words_of(one)) & set(words_of(other))
    return bool(shared_words - _NOUNS)


def sayer(entry: Entry, where: str = "document") -> Callable[..., Hit]:
    """What makes the hits on an entry's dissenters; what they all say of it is put together once."""
    others = [other.segment.place(Side.TARGET, other.target) for other in entry.mentions if other.name == entry.usual]
    names = dict(entry.names.most_common())
    listed = ", ".join(f"“{name}” {count}×" for name, count in islice(names.items(), _MOST_NAMES))
    message = f"Usually: {entry.usual}. {entry.thing} has several names in this {where}: {listed}."
    right = without_article(entry.usual)

    def say(mention: Mention, *, severity: Severity | None = None, advisory: bool | None = None) -> Hit:
        return mention.segment.hit(
            message,
            source=mention.source,
            target=mention.target,
            fixes=[replacement(mention.target, right)],
            related=others[:_MOST_PLACES],
            evidence={"term": entry.thing, "names": names},
            key=f"{entry.thing}\x1f{mention.name}",
            severity=severity,
            advisory=advisory,
        )

    return say


@rule(
    id="entity.body",
    type="accuracy/mistranslation",
    severity=Severity.MAJOR,
    scope=Scope.DOCUMENT,
    reads=(bodies, paired, _left_over),
    needs_source=True,
    fires=[
        (
            "长沙市教育局发布通知 ¶ 长沙市财政局发布通知",
            "The Changsha Education Bureau issued a notice ¶ The Changsha Education Bureau issued a notice",
        )
    ],
    silent=[
        (
            "国家发展和改革委员会 ¶ 发展和改革委员会",
            "the Development and Reform Commission ¶ the Development and Reform Commission",
        ),
        ("长沙市教育局 ¶ 长沙市财政局", "the Changsha Education Bureau ¶ the Changsha Finance Bureau"),
    ],
)
def two_bodies(document: DocumentAnalysis) -> Iterator[Hit]:
    """Two bodies of the source go by one name in the target.

    The name of one was put in the place of the other, which a reader of the target alone cannot see. It is said where
    the name has a place or a part that only the first body has, and nothing in the source speaks of it.
    """
    left_over = (mention for _, mentions in document.facts(_left_over) for mention in mentions)
    for mentions in shared_names((*body_mentions(document), *left_over), words_of):
        for wrong in mentions:
            right = next((other for other in mentions if _is_named_for(other, wrong)), None)
            if right is not None:
                yield wrong.segment.hit(
                    f"“{wrong.name}” is {right.thing} elsewhere in this document; here the source has {wrong.thing}.",
                    source=wrong.source,
                    target=wrong.target,
                    related=[right.segment.place(Side.TARGET, right.target)],
                    evidence={"term": wrong.thing, "other": right.thing},
                    key=f"{wrong.thing}\x1f{wrong.name}",
                )


def _is_named_for(right: Mention, wrong: Mention) -> bool:
    """Whether the name is the one body's by every part of it, and has what the other and its source do not speak of."""
    words = set(words_of(right.name))
    ours, theirs = parts_of(right.thing), parts_of(wrong.thing)
    lost = any(not _has(words, part) for part in theirs if part not in ours)
    extra = [part for part in ours if part not in theirs and _has(words, part)]
    if not extra or may_be_one(right.thing, wrong.thing) or not all(_has(words, part) for part in ours):
        return False
    spoken_of = parts_of(wrong.segment.source)
    return (lost or any(part & PLACE_WORDS for part in extra)) and not any(part in spoken_of for part in extra)


def _has(words: Set[str], part: frozenset[str]) -> bool:
    return any(words_of(word)[0] in words for word in part if words_of(word))
