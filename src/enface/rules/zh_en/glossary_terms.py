"""What the glossary rules share: where a term is spoken of, and how its right rendering fits into a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from enface.glossary import Rendering, Term, TermMatch, TermStatus
from enface.glossary.forms import (
    bare_source_forms,
    is_entry,
    is_place,
    short_forms,
    source_forms,
    without_article,
    without_remark,
)
from enface.languages.english import word_set
from enface.languages.inflection import indefinite_article, is_plural, other_number, verb_forms
from enface.model import Edit, Fix, Span
from enface.rules.analysis import Analysis, shared

MAX_FIXES = 3
# How far before a place its determiner may begin.
_CONTEXT = 24
_QUOTES = "\"'“”‘’"
_DETERMINER = re.compile(
    r"(?:\b(?:the|this|that|these|those|its|their|our|his|her|your|my|each|every|any|some|no|all|both)|['’]s|s['’])\s+$",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"\b(?P<article>an?)\s+$", re.IGNORECASE)
_OWN_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_TAKES_THE = word_set(
    """
    academy administration agency alliance association authority bureau chamber college commission committee conference
    congress corps council court department federation foundation government initiative institute league ministry
    office organization party procuratorate secretariat session society union
    """
)
_PREPOSITION = re.compile(r" (?:of|for|in|on|at|to|under)\b")


def places(segment: Analysis) -> tuple[tuple[Span, tuple[TermMatch, ...]], ...]:
    """The renderings in the target, those at one span together."""
    return segment.target_places


def has_terms(segment: Analysis) -> bool:
    """Whether a term stands on either side."""
    return bool(segment.target_terms or segment.source_terms)


@shared
def _spoken_of(_: Analysis) -> dict[int, Span | None]:
    return {}


def spoken_of(segment: Analysis, term: Term) -> Span | None:
    """Where the source speaks of a term: by one of its forms, or by a shorter or a longer name of the same thing.

    省侨联 is 湖南省侨联, and so is 侨联 where the source says no more.
    """
    known = _spoken_of(segment)
    if id(term) not in known:
        known[id(term)] = _where_spoken_of(segment, term)
    return known[id(term)]


def _where_spoken_of(segment: Analysis, term: Term) -> Span | None:
    for found in segment.source_terms:
        if found.term is term:
            return found.span
    for form in (*source_forms(term), *bare_source_forms(term), *short_forms(term)):
        start = segment.source.find(form)
        if start >= 0:
            return Span(start, start + len(form))
    for found in segment.source_terms:
        if not is_place(found.term) and is_same_thing(found.term, term):
            return found.span
    return None


def most_likely(segment: Analysis, matches: list[TermMatch]) -> list[TermMatch]:
    """Of terms that share a rendering, those whose own name the source has; else those it speaks of; else all."""
    named = [match for match in matches if any(form in segment.source for form in source_forms(match.term))]
    return named or [match for match in matches if spoken_of(segment, match.term)] or matches


def is_same_thing(one: Term, other: Term) -> bool:
    """Whether one term is the shorter name of the other: it ends like it, as 湖南省侨联 ends in 侨联."""
    for ours in one.sources:
        for theirs in other.sources:
            longer, shorter = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
            if len(shorter) > 1 and longer.endswith(shorter):
                return True
    return False


def is_approved(match: TermMatch) -> bool:
    """Whether the words found may stand in a text."""
    return match.rendering is not None and match.rendering.status.is_approved


def approved(term: Term) -> Iterator[Rendering]:
    """The renderings that may stand in a text and can be looked for, the preferred ones first."""
    for rendering in (*term.with_status(TermStatus.PREFERRED), *term.with_status(TermStatus.ADMITTED)):
        if is_entry(rendering):
            yield rendering


def is_name(text: str) -> bool:
    """Whether a rendering is a name: each of its longer words has a capital."""
    return all(word[:1].isupper() or not word[:1].isalpha() for word in text.split() if len(word) > 3)


def fixes_for(segment: Analysis, span: Span, matches: Iterable[TermMatch]) -> Iterator[Fix]:
    """The right renderings of the terms found at a span, fitted into the sentence, the preferred ones first.

    Several terms or several renderings give a choice; never more than three.
    """
    words = span.of(segment.target)
    seen: set[str] = set()
    for match in matches:
        for rendering in approved(match.term):
            if (rendering.part_of_speech == "acr" and not words.isupper()) or not _same_kind(match, rendering):
                continue
            fix = fitted(segment, span, match, rendering.text)
            if len(seen) < MAX_FIXES and fix.title not in seen and fix.title != words:
                seen.add(fix.title)
                yield fix


def fitted(segment: Analysis, span: Span, match: TermMatch, right: str, *, deterministic: bool = False) -> Fix:
    """The fix that puts a rendering in the place of the words found, with number, article and capital as they fit."""
    target = segment.target
    context = max(0, span.start - _CONTEXT)
    before = target[context : span.start]
    right = without_remark(right)
    own_article = _OWN_ARTICLE.match(right)
    text = _inflected_alike(match, without_article(right))
    if before[-1:] in _QUOTES and before:
        text = text.strip(_QUOTES)
    start = span.start
    indefinite = _INDEFINITE.search(before)
    if indefinite:
        start = context + indefinite.start()
        text = text if is_plural(text) else f"{indefinite_article(text)} {text}"
    elif not _DETERMINER.search(before) and not segment.is_heading:
        if own_article:
            text = own_article[0] + text
        elif _wants_the(text, before):
            text = "the " + text
    if segment.is_heading and _is_title_case(span.of(target)):
        text = _title_case(text)
    if start in segment.sentence_starts or (indefinite and indefinite["article"][0].isupper()):
        text = text[:1].upper() + text[1:]
    return Fix(text, (Edit(start, span.end, text),), deterministic)


def _same_kind(match: TermMatch, rendering: Rendering) -> bool:
    """Whether both are verbs or neither is; a verb in a noun's place would break the sentence."""
    return match.rendering is None or (match.rendering.part_of_speech == "v") == (rendering.part_of_speech == "v")


def _inflected_alike(match: TermMatch, right: str) -> str:
    """The right rendering in the number or verb form in which the words found stand."""
    rendering = match.rendering
    own = without_article(rendering.text) if rendering else match.form
    if rendering is not None and rendering.part_of_speech == "v":
        return _in_verb_form(match.form, own, right)
    if match.form == own or right[:1] in _QUOTES:
        return right
    if match.form == other_number(own) and is_plural(right) != is_plural(match.form):
        return other_number(right) or right
    return right


def _in_verb_form(found: str, own: str, right: str) -> str:
    ours, theirs = list(verb_forms(own)), list(verb_forms(right))
    if found in ours:
        step = ours.index(found)
    else:  # a glossary may list a past or an -ing form itself
        first, is_base = found.split()[0], not right.split()[0].endswith(("ed", "ing"))
        step = 1 if first.endswith("ed") and is_base else 2 if first.endswith("ing") and is_base else len(theirs)
    return theirs[step] if step < len(theirs) else right


def _wants_the(text: str, before: str) -> bool:
    """Whether the name of a body lacks its article in running text."""
    head = _PREPOSITION.split(text, maxsplit=1)[0].split()
    if not head or not text[0].isupper() or len(text.split()) < 2 or head[-1].lower() not in _TAKES_THE:
        return False
    last = before.split()[-1:] or [""]
    return not last[0][-1:].isalnum() or last[0][:1].islower() or last[0].lower() in {"in", "for", "at", "on"}


def _is_title_case(words: str) -> bool:
    long = [word for word in words.split() if len(word) > 3 and word[:1].isalpha()]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _title_case(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:] if len(word) > 3 else word for word in text.split(" "))
