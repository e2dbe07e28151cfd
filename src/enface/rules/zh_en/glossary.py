"""Glossary rules about words that stand in the target: renderings that are ruled out, right terms in the wrong case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.glossary import Rendering, TermMatch, TermStatus
from enface.glossary.forms import without_article
from enface.languages.english import is_word
from enface.languages.peoples import PEOPLES
from enface.model import Edit, Fix, Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule
from enface.rules.zh_en.glossary_terms import fixes_for, is_approved, is_name, most_likely, places, spoken_of

_TERMINOLOGY = "terminology/inconsistent-with-terminology-resource"
_NAMES = frozenset({"place", "name"})
# A note that says when the rendering is right: what the machine cannot judge.
_CONDITION = re.compile(
    r"^(?:only|right only|unless|except)\b|\bonly (?:where|when|if|in|for|after|before|as)\b", re.IGNORECASE
)
_NO_SUCH_THING = re.compile(
    r"\b(?:no such|does not exist|artefact|artifact|nonsense|meaningless|machine|pinyin|not English)\b", re.IGNORECASE
)
_CHINESE = re.compile(r"[\u3400-\u9fff]{2,}")
_WORD = re.compile(r"\S+")
_FAR_APART = 3


@rule(
    id="glossary.forbidden",
    type=_TERMINOLOGY,
    severity=Severity.MAJOR,
    priority=30,
    when=places,
    fires=[
        ("湖南省侨联开会", "Hunan FOC held a meeting"),
        ("省侨联开会", "The Hunan FOC held a meeting"),
        ("…", "Hunan FOC met"),
        ("党委开会", "The party committees met"),
        ("侨联很活跃", "Overseas-Chinese federations are active"),
    ],
    silent=[
        ("湖南省侨联开会", "The Hunan Provincial Federation of Returned Overseas Chinese held a meeting"),
        ("党委开会", "The Party committee met. Party committees meet often"),
        ("侨团很活跃", "Overseas Chinese federation clubs are active"),
    ],
    glossary=[
        "湖南省侨联 = Hunan Provincial Federation of Returned Overseas Chinese",
        "湖南省侨联 = Hunan FOC (forbidden)",
        "侨联 = federation of returned overseas Chinese",
        "侨联 = overseas Chinese federation (forbidden)",
        "侨团 = overseas Chinese federation club",
        "党委 = Party committee",
        "党委 = party committee (forbidden)",
    ],
)
def forbidden(segment: Analysis) -> Iterator[Hit]:
    """The glossary rules this rendering of the term out.

    Such a rendering names the wrong body, loses a part of its name or says something else. It is asserted where the
    source speaks of the term; elsewhere the words may well be right, so it is only a hint.
    """
    yield from _unwanted(segment, TermStatus.FORBIDDEN, "does not use")


@rule(
    id="glossary.deprecated",
    type=_TERMINOLOGY,
    severity=Severity.MINOR,
    priority=20,
    when=places,
    fires=[("精准扶贫", "precise poverty alleviation")],
    silent=[("精准扶贫", "targeted poverty alleviation")],
    glossary=["精准扶贫 = targeted poverty alleviation", "精准扶贫 = precise poverty alleviation (deprecated)"],
)
def deprecated(segment: Analysis) -> Iterator[Hit]:
    """The glossary has replaced this rendering by another.

    Older texts still carry it; one document should not mix the two.
    """
    yield from _unwanted(segment, TermStatus.DEPRECATED, "no longer uses")


_SPIRIT_OF_A_TEXT = re.compile("(?:[会话议示定件知署述求告央信文策令]|(?<!伟)大)[”》]?(?:重要)?精神")
"""精神 of a meeting, a speech or a document: its guiding principles."""


def _unwanted(segment: Analysis, status: TermStatus, stance: str) -> Iterator[Hit]:
    for span, matches in places(segment):
        bad = [match for match in matches if match.rendering and match.rendering.status is status]
        if not bad or any(_is_right_here(segment, match) for match in matches):
            continue
        bad = most_likely(segment, bad)
        match = next((match for match in bad if _is_certain(segment, match)), bad[0])
        rendering = match.rendering
        source = spoken_of(segment, match.term)
        if match.term.source == "精神" and not _SPIRIT_OF_A_TEXT.search(segment.source):
            continue  # the spirit of a person or a place has no other name
        if source is None and _is_ordinary_word(segment, match):
            continue
        words = span.of(segment.target)
        # Where the source says something else, the term's rendering would be a falsehood.
        fixes = tuple(fixes_for(segment, span, bad)) if source or not segment.source else ()
        preferred = match.term.preferred
        usually = f"Usually: {fixes[0].title if fixes else preferred.text}. " if preferred else ""
        note = f" ({rendering.note})" if rendering and rendering.note else ""
        yield segment.hit(
            f"{usually}For {match.term.source} the glossary {stance} “{words}”{note}.",
            target=span,
            source=source,
            fixes=fixes,
            evidence={"term": match.term.source, "rendering": match.form, "status": str(status)},
            key=f"{match.term.source}\x1f{words}",
            advisory=not _is_certain(segment, match),
        )


def _is_right_here(segment: Analysis, match: TermMatch) -> bool:
    """Whether the words are an approved rendering of something that the source speaks of."""
    if not is_approved(match) or (match.rendering and match.rendering.case_sensitive and not match.exact):
        return False
    return not segment.source or spoken_of(segment, match.term) is not None


def _is_ordinary_word(segment: Analysis, match: TermMatch) -> bool:
    """Whether the words are one common word, which says nothing where the source does not speak of the term."""
    is_own_form = match.rendering is not None and match.form == without_article(match.rendering.text)
    return " " not in match.form and match.form.islower() and (bool(segment.source) or not is_own_form)


def _is_certain(segment: Analysis, match: TermMatch) -> bool:
    rendering = match.rendering
    if rendering is None or _may_be_meant(segment, rendering.note):
        return False
    if not segment.source:
        return _has_no_right_use(match, rendering)
    if spoken_of(segment, match.term) is None:
        return False
    return not segment.uncertain_source or _has_no_right_use(match, rendering)


def _may_be_meant(segment: Analysis, note: str) -> bool:
    """Whether a note names a use in which the words are right, and the source does not rule it out."""
    if not _CONDITION.search(note):
        return False
    named = _CHINESE.findall(note)
    return not named or not segment.source or any(form in segment.source for form in named)


def _has_no_right_use(match: TermMatch, rendering: Rendering) -> bool:
    """Whether the words cannot be right whatever the source says.

    They hold an acronym or a proper name, which nobody writes by chance; or they are a name without its capitals; or
    the note says that there is no such thing. A note that names another Chinese term knows a right use.
    """
    if _CHINESE.search(rendering.note):
        return False
    if _NO_SUCH_THING.search(rendering.note):
        return True
    if rendering.case_sensitive and any(_is_name_in(rendering.text, other) for other in match.term.renderings):
        return True
    words = without_article(rendering.text).split()
    capitals = [word for word in words if word[:1].isupper() and word not in PEOPLES]
    return any(len(word) > 2 and word.isupper() and word.isalpha() for word in words) or len(capitals) > 1


def _is_name_in(text: str, rendering: Rendering) -> bool:
    """Whether `text` is an approved name but for its capitals."""
    return rendering.status.is_approved and is_name(rendering.text) and rendering.text.lower() == text.lower()


@rule(
    id="glossary.case",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    priority=10,
    when=places,
    fires=[
        ("党中央", "the CPC central committee"),
        ("…", "in hunan"),
        ("五中全会", "the fifth plenary session of the 19th CPC central committee"),
    ],
    silent=[
        ("党中央", "the CPC Central Committee"),
        ("湖南", "HUNAN TODAY"),
        ("党委", "Party Committees and the Party committee"),
        ("农民", "party committees elsewhere"),
    ],
    glossary=[
        "党中央 = CPC Central Committee",
        "五中全会 = Fifth Plenary Session of the 19th CPC Central Committee",
        "湖南 = Hunan",
        "党委 = Party committee",
        "党委 = Party Committee (admitted)",
    ],
)
def wrong_case(segment: Analysis) -> Iterator[Hit]:
    """The right term, but its capitals are not those of the glossary.

    Names of bodies, places and people carry capitals; a small letter turns a name into a description. Headings in title
    case and the first word of a sentence are left alone.
    """
    if segment.target.isupper():
        return
    for span, matches in places(segment):
        words = span.of(segment.target)
        right = [match for match in matches if is_approved(match) and not match.variant]
        if not right or any(_case_is_right(segment, match, words) for match in right):
            continue
        match = next((match for match in right if spoken_of(segment, match.term)), right[0])
        source = spoken_of(segment, match.term)
        if not source and not _is_name_by_itself(match):
            continue
        certain = not segment.uncertain_source or _is_name_by_itself(match)
        form = _start_of_sentence(segment, match)
        for part in _wrong_parts(words, form):
            place = Span(span.start + part.start, span.start + part.end)
            yield segment.hit(
                f"Usually: {form}. The glossary writes it so.",
                target=place,
                source=source,
                fixes=[Fix(part.of(form), (Edit(*place, part.of(form)),), deterministic=True)],
                evidence={"term": match.term.source, "rendering": form},
                advisory=not certain or not _lacks_a_capital(words, form) or _is_generic(match, words),
            )


def _case_is_right(segment: Analysis, match: TermMatch, words: str) -> bool:
    rendering = match.rendering
    if match.exact or rendering is None or not rendering.case_sensitive or words.isupper():
        return True
    form = _start_of_sentence(segment, match)
    return words == form or (segment.is_heading and not _lacks_a_capital(words, form))


def _start_of_sentence(segment: Analysis, match: TermMatch) -> str:
    if match.span.start in segment.sentence_starts:
        return match.form[:1].upper() + match.form[1:]
    return match.form


def _lacks_a_capital(words: str, form: str) -> bool:
    """Whether a capital is missing; one too many may be a name within a name."""
    return any(char != right and right.isupper() for char, right in zip(words, form, strict=False))


def _is_name_by_itself(match: TermMatch) -> bool:
    """Whether the words are a name whatever the source says, so that small letters cannot be right."""
    rendering = match.rendering
    if rendering is None:
        return False
    if " " not in match.form:
        return not is_word(match.form.lower())
    if rendering.part_of_speech in _NAMES:
        return True
    return is_name(match.form) and sum(word[:1].isupper() for word in match.form.split()) > 2


def _is_generic(match: TermMatch, words: str) -> bool:
    """Whether the words are an ordinary plural of a name: "party committees", "central committees"."""
    rendering = match.rendering
    if rendering is None or rendering.part_of_speech in _NAMES:
        return False
    return match.form != without_article(rendering.text) and is_name(match.form) and words.islower()


def _wrong_parts(words: str, form: str) -> Iterator[Span]:
    """The stretches whose capitals differ; words that are right for long between two part them."""
    start = end = -1
    between = 0
    for found, right in zip(_WORD.finditer(words), _WORD.finditer(form), strict=False):
        if found[0] == right[0]:
            between += 1
            continue
        if start >= 0 and between >= _FAR_APART:
            yield Span(start, end)
            start = -1
        start = found.start() if start < 0 else start
        end, between = found.end(), 0
    if start >= 0:
        yield Span(start, end)
