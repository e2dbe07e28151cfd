"""Glossary rules: renderings that must not stand, right terms in the wrong case, two renderings of one term."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from enface.glossary import Rendering, Term, TermMatch, TermStatus
from enface.model import Fix, Severity, Side, Span
from enface.rules.analysis import Analysis, DocumentAnalysis, shared
from enface.rules.registry import Hit, Scope, replacement, rule

_TERMINOLOGY = "terminology/inconsistent-with-terminology-resource"
_MAX_FIXES = 3


@shared
def places(segment: Analysis) -> tuple[tuple[Span, tuple[TermMatch, ...]], ...]:
    """The renderings in the target, those at one span together."""
    by_span = groupby(segment.target_terms, key=lambda match: match.span)
    return tuple((span, tuple(matches)) for span, matches in by_span)


def is_in_source(segment: Analysis, term: Term) -> bool:
    """Whether the source has the concept: one of its forms, or a short one that ends like it (省侨联, 湖南省侨联)."""
    return any(form in segment.source or _short_form(segment, form) for form in term.sources if len(form) > 1)


def _short_form(segment: Analysis, form: str) -> bool:
    return any(form[cut:] in segment.source for cut in range(1, len(form) - 2))


def is_nonsense(rendering: Rendering) -> bool:
    """Whether the words have no right use at all: they hold an acronym, which nobody writes by chance."""
    return any(len(word) > 2 and word.isupper() for word in rendering.text.split())


def _stands_as_written(match: TermMatch) -> bool:
    return match.exact or not (match.rendering and match.rendering.case_sensitive)


@rule(
    id="glossary.forbidden",
    type=_TERMINOLOGY,
    severity=Severity.MAJOR,
    priority=30,
    fires=[
        ("湖南省侨联开会", "Hunan FOC held a meeting"),
        ("省侨联开会", "The Hunan FOC held a meeting"),
        ("…", "Hunan FOC met"),
    ],
    silent=[
        ("湖南省侨联开会", "The Hunan Provincial Federation of Returned Overseas Chinese held a meeting"),
        ("党委开会", "The Party committee met"),
    ],
    glossary=[
        "湖南省侨联 = Hunan Provincial Federation of Returned Overseas Chinese",
        "湖南省侨联 = Hunan FOC (forbidden)",
        "党委 = Party committee",
        "党委 = party committee (forbidden)",
    ],
)
def forbidden(segment: Analysis) -> Iterator[Hit]:
    """The glossary forbids this rendering of the term.

    A forbidden rendering names the wrong body, loses a part of its name or says something else. It is asserted where
    the source has the concept; elsewhere the words may be right, so it is only a hint.
    """
    yield from _unwanted(segment, TermStatus.FORBIDDEN, "The glossary forbids")


@rule(
    id="glossary.deprecated",
    type=_TERMINOLOGY,
    severity=Severity.MINOR,
    priority=20,
    fires=[("精准扶贫", "precise poverty alleviation")],
    silent=[("精准扶贫", "targeted poverty alleviation")],
    glossary=["精准扶贫 = targeted poverty alleviation", "精准扶贫 = precise poverty alleviation (deprecated)"],
)
def deprecated(segment: Analysis) -> Iterator[Hit]:
    """The glossary has replaced this rendering by another.

    Older texts still carry it; one document should not mix the two.
    """
    yield from _unwanted(segment, TermStatus.DEPRECATED, "The glossary no longer uses")


def _unwanted(segment: Analysis, status: TermStatus, opening: str) -> Iterator[Hit]:
    for span, matches in places(segment):
        bad = [
            match
            for match in matches
            if match.rendering and match.rendering.status is status and _stands_as_written(match)
        ]
        if not bad or any(
            _approved(match) and _stands_as_written(match) and _applies(segment, match) for match in matches
        ):
            continue
        certain = [match for match in bad if _is_certain(segment, match)]
        match = (certain or bad)[0]
        words = span.of(segment.target)
        fixes = tuple(_fixes(segment, span, match))
        usually = f" Usually: {fixes[0].title}." if fixes else ""
        note = match.rendering.note if match.rendering else ""
        yield segment.hit(
            f"{opening} “{words}” for {match.term.source}.{usually}{f' ({note})' if note else ''}",
            target=span,
            source=_source_span(segment, match.term),
            fixes=fixes,
            evidence={"term": match.term.source, "rendering": words, "note": note},
            key=f"{match.term.source}\x1f{words}",
            advisory=not certain,
        )


def _approved(match: TermMatch) -> bool:
    return match.rendering is not None and match.rendering.status.is_approved


def _applies(segment: Analysis, match: TermMatch) -> bool:
    return not segment.source or is_in_source(segment, match.term)


def _is_certain(segment: Analysis, match: TermMatch) -> bool:
    if segment.source:
        return is_in_source(segment, match.term)
    return match.rendering is not None and is_nonsense(match.rendering)


def _source_span(segment: Analysis, term: Term) -> Span | None:
    for found in segment.source_terms:
        if found.term is term:
            return found.span
    for form in term.sources:
        start = segment.source.find(form) if len(form) > 1 else -1
        if start >= 0:
            return Span(start, start + len(form))
    return None


def _fixes(segment: Analysis, span: Span, match: TermMatch) -> Iterator[Fix]:
    """The preferred renderings, then the admitted ones, with the capital of a sentence's start where it is one."""
    approved = match.term.with_status(TermStatus.PREFERRED) + match.term.with_status(TermStatus.ADMITTED)
    seen: set[str] = set()
    for rendering in approved:
        text = rendering.text
        if span.start in segment.sentence_starts and text[:1].islower():
            text = text[:1].upper() + text[1:]
        if text not in seen and rendering.part_of_speech != "acr" and len(seen) < _MAX_FIXES:
            seen.add(text)
            yield replacement(span, text)


@rule(
    id="glossary.case",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    priority=10,
    fires=[("党中央", "the CPC central committee"), ("…", "in hunan")],
    silent=[
        ("党中央", "the CPC Central Committee"),
        ("湖南", "HUNAN TODAY"),
        ("党委", "Party Committees and the Party committee"),
    ],
    glossary=[
        "党中央 = CPC Central Committee",
        "湖南 = Hunan",
        "党委 = Party committee",
        "党委 = Party Committee (admitted)",
    ],
)
def wrong_case(segment: Analysis) -> Iterator[Hit]:
    """The right term, but its capitals are not those of the glossary.

    Names of bodies, places and people carry capitals; a small letter turns a name into a description.
    """
    if segment.target.isupper():
        return
    for span, matches in places(segment):
        words = span.of(segment.target)
        right = [match for match in matches if _approved(match)]
        if not right or any(_case_is_right(segment, match, words) for match in right):
            continue
        match = next((match for match in right if is_in_source(segment, match.term)), right[0])
        # A name is a name whatever the source says; other terms only where the source has them.
        certain = (is_in_source(segment, match.term) or _is_name(match)) and _lacks_a_capital(words, match.form)
        yield segment.hit(
            f"Usually: {match.form}. The glossary writes it so.",
            target=span,
            source=_source_span(segment, match.term),
            fixes=[replacement(span, match.form, deterministic=True)],
            evidence={"term": match.term.source, "rendering": match.form},
            advisory=not certain,
        )


def _case_is_right(segment: Analysis, match: TermMatch, words: str) -> bool:
    if _stands_as_written(match) or words.isupper():
        return True
    if segment.is_heading and not any(
        word[:1].islower() and form[:1].isupper() for word, form in _pairs(words, match.form)
    ):
        return True
    starts_sentence = match.span.start in segment.sentence_starts
    return starts_sentence and words[1:] == match.form[1:] and words[:1].isupper()


def _lacks_a_capital(words: str, form: str) -> bool:
    """Whether a capital is missing; one too many may be a name within a name."""
    return any(char != right and right.isupper() for char, right in zip(words, form, strict=False))


def _pairs(words: str, form: str) -> Iterable[tuple[str, str]]:
    return zip(words.split(), form.split(), strict=False)


def _is_name(match: TermMatch) -> bool:
    rendering = match.rendering
    if rendering is None:
        return False
    return rendering.part_of_speech in {"place", "name"} or all(
        word[:1].isupper() for word in match.form.split() if len(word) > 3
    )


@rule(
    id="glossary.inconsistent",
    type="terminology/inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    needs_source=True,
    fires=[
        (
            "湖南省侨联 ¶ 湖南省侨联 ¶ 湖南省侨联",
            "the Hunan Provincial Federation ¶ the Hunan Provincial Federation ¶ the Hunan Federation",
        )
    ],
    silent=[("湖南省侨联 ¶ 湖南省侨联", "the Hunan Federation ¶ the Hunan Federation")],
    glossary=["湖南省侨联 = Hunan Provincial Federation", "湖南省侨联 = Hunan Federation (admitted)"],
)
def two_renderings(document: DocumentAnalysis) -> Iterator[Hit]:
    """The document renders one term in two ways, both of which the glossary admits.

    A reader takes two names for two things. The rarer one is marked; of two equally frequent ones, the one that is not
    preferred.
    """
    uses: dict[str, list[tuple[Analysis, TermMatch]]] = defaultdict(list)
    for segment in document.segments:
        if segment.source:
            for match in segment.target_terms:
                if _counts_as_use(match) and is_in_source(segment, match.term):
                    uses[match.term.source].append((segment, match))
    for found in uses.values():
        yield from _minority(found)


def _counts_as_use(match: TermMatch) -> bool:
    rendering = match.rendering
    # Only names are asked to be one; of ordinary words, and of an acronym beside its full form, variation is style.
    return (
        rendering is not None
        and rendering.status.is_approved
        and rendering.part_of_speech not in {"acr", "v", "place", "name"}
        and " " in rendering.text
        and rendering.text[0].isupper()
    )


def _minority(found: Sequence[tuple[Analysis, TermMatch]]) -> Iterator[Hit]:
    counts = Counter(match.rendering.text for _, match in found if match.rendering)
    if len(counts) < 2:
        return
    preferred = {
        match.rendering.text for _, match in found if match.rendering and match.rendering.status is TermStatus.PREFERRED
    }
    major = max(counts, key=lambda text: (counts[text], text in preferred, text))
    related = [
        segment.place(Side.TARGET, match.span)
        for segment, match in found
        if match.rendering and match.rendering.text == major
    ]
    for segment, match in found:
        if match.rendering and match.rendering.text != major:
            yield segment.hit(
                f"“{match.span.of(segment.target)}” here, “{major}” elsewhere ({counts[major]}) for {match.term.source}.",
                target=match.span,
                source=_source_span(segment, match.term),
                fixes=[replacement(match.span, major)],
                evidence={"term": match.term.source, "renderings": dict(counts)},
                related=related[:5],
                key=f"{match.term.source}\x1f{match.rendering.text}",
            )
