"""Quality issues and ratings in XLIFF 2, as its ITS module has them: read with their place, written as marks.

An issue is a mark over the words that it is about (`sm` and `em`, which may cross any other code); a waiver is an
issue with `locQualityIssueEnabled="no"`; a rating is a mark over the whole target, or stands on the unit, the group or
the file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from enface.formats.xml_markup import NOT_XML, Coded, attributes, quoted
from enface.model import INLINE_CODE, Finding, InlineCode, MarkedError, Severity, Side, Span

OWN_ID = "enface-"
"""The ids of marks that we write begin so."""

_SEVERITIES = {Severity.NEUTRAL: 0.0, Severity.MINOR: 25.0, Severity.MAJOR: 60.0, Severity.CRITICAL: 100.0}

_TYPES = {
    "accuracy/addition": "addition",
    "accuracy/omission": "omission",
    "accuracy/untranslated": "untranslated",
    "accuracy": "mistranslation",
    "terminology/inconsistent-use-of-terminology": "inconsistency",
    "terminology": "terminology",
    "linguistic-conventions/grammar": "grammar",
    "linguistic-conventions/spelling": "misspelling",
    "linguistic-conventions/punctuation": "typographical",
    "linguistic-conventions/character-encoding": "characters",
    "linguistic-conventions": "grammar",
    "style/inconsistent-style": "inconsistency",
    "style": "style",
    "locale-conventions": "locale-specific-content",
    "design-and-markup": "markup",
}
"""The types of MQM as ITS 2.0 names them; a type that is not here goes by its dimension."""
_MQM = {
    "addition": "accuracy/addition",
    "omission": "accuracy/omission",
    "untranslated": "accuracy/untranslated",
    "mistranslation": "accuracy/mistranslation",
    "numbers": "accuracy/mistranslation",
    "inconsistent-entities": "accuracy/mistranslation",
    "terminology": "terminology",
    "inconsistency": "style/inconsistent-style",
    "duplication": "accuracy/addition",
    "grammar": "linguistic-conventions/grammar",
    "misspelling": "linguistic-conventions/spelling",
    "typographical": "linguistic-conventions/punctuation",
    "whitespace": "linguistic-conventions/punctuation",
    "characters": "linguistic-conventions/character-encoding",
    "style": "style",
    "register": "style",
    "locale-specific-content": "locale-conventions",
    "locale-violation": "locale-conventions",
    "formatting": "design-and-markup",
    "markup": "design-and-markup",
    "length": "design-and-markup",
}
"""What a type of ITS 2.0 is in MQM."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A quality issue: ITS type, comment, severity from 0 to 100, whether it holds, and the words of the target."""

    type: str
    comment: str = ""
    severity: float | None = None
    enabled: bool = True
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Quality:
    """What is said of a segment's target: its issues, and a score from 0 to 100 with the least that passes."""

    issues: tuple[Issue, ...] = ()
    score: float | None = None
    threshold: float | None = None


def issue_of(finding: Finding, *, waived: bool = False) -> Issue:
    """A finding as an issue; one that a person waived no longer holds."""
    type_ = _type_of(finding.type)
    return Issue(type_, finding.message, _SEVERITIES[finding.severity], not waived, finding.target)


def issue_of_error(error: MarkedError) -> Issue:
    """An error that a person marked as an issue: who, and what they said or which type they gave, is its comment."""
    said = error.note or error.type
    comment = f"{error.author}: {said}" if error.author else said
    span = error.span if error.side is Side.TARGET else None
    return Issue(_type_of(error.type), comment, _SEVERITIES[error.severity], span=span)


def error_type_of(issue: Issue) -> str:
    """The type of MQM 2.0 that an issue's type stands for; `unspecified` where there is none."""
    return _MQM.get(issue.type, "unspecified")


def severity_of(issue: Issue) -> Severity:
    """The severity whose own figure is the nearest to the issue's; minor where it has none."""
    if (figure := issue.severity) is None:
        return Severity.MINOR
    return min(_SEVERITIES, key=lambda severity: abs(_SEVERITIES[severity] - figure))


def _type_of(type_: str) -> str:
    return _TYPES.get(type_) or _TYPES.get(type_.partition("/")[0], "other")


def quality_of(
    target: Coded,
    prefix: str,
    beside: Mapping[str, Sequence[Mapping[str, str]]],
    around: Iterable[Mapping[str, str]],
    *,
    own: bool = True,
) -> Quality:
    """What the marks in a target say, what they refer to beside it, and the rating that stands around it.

    `prefix` is that of ITS with its colon; the attributes of `around` come without it, outermost first. What we wrote
    ourselves is left out unless `own` is wanted.
    """
    issues: list[Issue] = []
    rating: dict[str, str] = {}
    for attributes_ in around:
        rating |= attributes_
    for span, given, id_ in _marks(target, prefix) if prefix else ():
        if id_.startswith(OWN_ID) and not own:
            continue
        reference = given.get("locQualityIssuesRef", "").removeprefix("#").removeprefix("its=")
        here = [given] if "locQualityIssueType" in given or "locQualityIssueComment" in given else []
        issues += [_issue(each, span) for each in (*here, *beside.get(reference, ()))]
        if "locQualityRatingScore" in given:
            rating = dict(given)
    score = _number(rating.get("locQualityRatingScore"))
    return Quality(tuple(issues), score, _number(rating.get("locQualityRatingScoreThreshold")) if score else None)


def marked(target: Coded, quality: Quality, taken: Collection[str], stem: str, prefix: str, its: str) -> Coded:
    """The target with the quality's marks in it, in place of those that we wrote before.

    `taken` are the ids of the unit, `stem` is what the segment adds to `OWN_ID`; `prefix` is that of the core's
    elements, `its` that of ITS.
    """
    plain = without_own(target)
    used = set(taken) - {attributes(code.raw).get("id") for code in target.codes if _is_own(code)}
    free = (id_ for number in count(1) if (id_ := f"{OWN_ID}{stem}{number}") not in used)
    whole = Span(0, len(plain.text))
    marks = [(_moved(target, issue.span, whole), _issue_attributes(issue, its)) for issue in quality.issues]
    if quality.score is not None:
        marks.append((whole, _rating_attributes(quality, its)))
    placed: list[
        tuple[int, int, int, str]
    ] = []  # at one offset: what ends, inner first; what is empty; what begins, outer first
    for (start, end), written in marks:
        id_ = next(free)
        opening, closing = f'<{prefix}sm id="{id_}" type="its:generic"{written}/>', f'<{prefix}em startRef="{id_}"/>'
        if start == end:
            placed.append((start, 1, 0, opening + closing))
        else:
            placed += [(start, 2, -end, opening), (end, 0, -start, closing)]
    codes: dict[int, list[str]] = {}
    for offset, _, _, raw in sorted(placed):
        codes.setdefault(offset, []).append(raw)
    return _inserted(plain, codes)


def without_own(target: Coded) -> Coded:
    """The target without the marks that we wrote."""
    own = {code.position for code in target.codes if _is_own(code)}
    text = "".join(character for at, character in enumerate(target.text) if at not in own)
    kept = [code for code in target.codes if code.position not in own]
    return Coded(text, tuple(_at(code, code.position - sum(at < code.position for at in own)) for code in kept))


def mark_places(codes: Iterable[InlineCode]) -> frozenset[int]:
    """Where the codes of a text stand that only mark it up (`mrk`, `sm`, `em`) and hold nothing of it."""
    return frozenset(code.position for code in codes if _local(code.raw) in {"mrk", "sm", "em"})


def summary(quality: Quality) -> tuple[tuple[str, str], ...]:
    """The quality as a segment's columns: one line an issue, and the rating."""
    lines = [_line(issue) for issue in quality.issues]
    columns = [("issues", "\n".join(lines))] if lines else []
    if quality.score is not None:
        threshold = f" of at least {quality.threshold:g}" if quality.threshold is not None else ""
        columns.append(("rating", f"{quality.score:g}{threshold}"))
    return tuple(columns)


def _line(issue: Issue) -> str:
    severity = f" ({issue.severity:g})" if issue.severity is not None else ""
    comment = f": {issue.comment}" if issue.comment else ""
    return f"{issue.type or 'issue'}{severity}{comment}{'' if issue.enabled else ' [waived]'}"


def _marks(target: Coded, prefix: str) -> Iterable[tuple[Span, dict[str, str], str]]:
    """The marks that carry ITS attributes, each with the words that it covers and its id."""
    open_: dict[str, tuple[int, dict[str, str]]] = {}
    nested: list[tuple[int, dict[str, str], str]] = []
    found: list[tuple[Span, dict[str, str], str]] = []
    for code in target.codes:
        name = _local(code.raw)
        if name in ("mrk", "sm") and not code.raw.startswith("</"):
            own = attributes(code.raw)
            given = {key.removeprefix(prefix): value for key, value in own.items() if key.startswith(prefix)}
            id_ = own.get("id", "")
            if name == "sm":
                open_[id_] = (code.position + 1, given)
            elif code.raw.endswith("/>") or "</" in code.raw:
                found.append((Span(code.position, code.position + 1), given, id_))
            else:
                nested.append((code.position + 1, given, id_))
        elif name == "mrk" and nested:
            start, given, id_ = nested.pop()
            found.append((Span(start, code.position), given, id_))
        elif name == "em":
            id_ = attributes(code.raw).get("startRef", "")
            start, given = open_.pop(id_, (0, {}))
            found.append((Span(start, code.position), given, id_))
    return [(span, given, id_) for span, given, id_ in found if given]


def _local(raw: str) -> str:
    match = re.match(r"</?(?:[^\s/<>:]+:)?([^\s/<>]+)", raw)
    return match[1] if match is not None else ""


def _is_own(code: InlineCode) -> bool:
    name = _local(code.raw)
    key = {"sm": "id", "em": "startRef"}.get(name)
    return key is not None and attributes(code.raw).get(key, "").startswith(OWN_ID)


def _issue(given: Mapping[str, str], span: Span) -> Issue:
    return Issue(
        given.get("locQualityIssueType", ""),
        given.get("locQualityIssueComment", ""),
        _number(given.get("locQualityIssueSeverity")),
        given.get("locQualityIssueEnabled", "yes") != "no",
        span,
    )


def _number(value: str | None) -> float | None:
    try:
        return float(value) if value else None
    except ValueError:
        return None


def _issue_attributes(issue: Issue, its: str) -> str:
    given = {
        "Type": issue.type,
        "Comment": issue.comment,
        "Severity": f"{issue.severity:g}" if issue.severity is not None else "",
        "Enabled": "" if issue.enabled else "no",
    }
    held = {name: quoted(NOT_XML.sub("", value)) for name, value in given.items() if value}
    return "".join(f" {its}locQualityIssue{name}={value}" for name, value in held.items())


def _rating_attributes(quality: Quality, its: str) -> str:
    written = f' {its}locQualityRatingScore="{quality.score:g}"'
    if quality.threshold is not None:
        written += f' {its}locQualityRatingScoreThreshold="{quality.threshold:g}"'
    return written


def _moved(target: Coded, span: Span | None, whole: Span) -> Span:
    """A span of the target as it was, in the target without our marks; without a span all of it."""
    if span is None:
        return whole
    own = [code.position for code in target.codes if _is_own(code)]
    start, end = (min(offset - sum(at < offset for at in own), whole.end) for offset in span)
    return Span(start, end)


def _inserted(target: Coded, codes: Mapping[int, Sequence[str]]) -> Coded:
    text: list[str] = []
    placed: list[InlineCode] = []
    old = {code.position: code for code in target.codes}
    length = 0
    for at in range(len(target.text) + 1):
        for raw in codes.get(at, ()):
            placed.append(InlineCode(length, raw))
            text.append(INLINE_CODE)
            length += 1
        if at < len(target.text):
            if at in old:
                placed.append(_at(old[at], length))
            text.append(target.text[at])
            length += 1
    return Coded("".join(text), tuple(placed))


def _at(code: InlineCode, position: int) -> InlineCode:
    return InlineCode(position, code.raw, code.label)
