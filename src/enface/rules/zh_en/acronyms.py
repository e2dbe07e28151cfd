"""Acronyms: introduced once, under one name, and known to the reader."""

from __future__ import annotations

from collections.abc import Iterator

from enface.glossary import Term, TermMatch
from enface.languages.acronyms import KNOWN, KNOWN_IN_CHINA_NEWS, parts, same_expansion
from enface.model import Edit, Fix, Severity, Side, Span
from enface.rules.analysis import shared
from enface.rules.registry import Hit, Scope, replacement, rule
from enface.rules.whole import DocumentAnalysis
from enface.rules.zh_en.acronym_uses import Use, acronyms, uses

TYPE = "terminology/inconsistent-use"
UNDEFINED = "terminology/undefined-acronym"
SHORT_DOCUMENT = 3
"""Documents of fewer segments are excerpts: an expansion may stand outside them."""


@shared
def _full_forms(document: DocumentAnalysis) -> dict[str, list[str]]:
    """The glossary's acronyms with the approved renderings that they stand for."""
    full: dict[str, list[str]] = {}
    for term in document.glossary.with_acronyms:
        for name, texts in _acronyms_of(term).items():
            known = full.setdefault(name.rpartition(" ")[2], [])
            known.extend(text for text in texts if text not in known)
    return full


def _acronyms_of(term: Term) -> dict[str, list[str]]:
    """The acronyms that a term goes by, as they are written ("Hunan FROC"), each with what it stands for."""
    approved = [rendering for rendering in term.renderings if rendering.status.is_approved]
    long_forms = [rendering.text for rendering in approved if not _is_acronym(rendering.text)]
    found: dict[str, list[str]] = {}
    for rendering in approved:
        if _is_acronym(rendering.text):
            found.setdefault(rendering.text, []).extend(long_forms)
        elif rendering.acronym:
            found.setdefault(rendering.acronym, []).append(rendering.text)
    return found


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha()


@rule(
    id="acronym.undefined",
    type=UNDEFINED,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    reads=(uses,),
    fires=[
        ("… ¶ … ¶ …", "The HOCC met. ¶ It gained 48 members. ¶ The work of the HOCC went on."),
    ],
    silent=[
        ("… ¶ … ¶ …", "The Hunan Overseas Chinese Chamber (HOCC) met. ¶ It grew. ¶ The HOCC went on."),
        ("… ¶ … ¶ …", "GDP and COVID-19 in the USA ¶ GB 18030 and World War II ¶ NEW YORK IS LOUD"),
        ("腾讯推出QMZ ¶ … ¶ …", "Tencent launched QMZ. ¶ It grew. ¶ It grew more."),
    ],
)
def undefined(document: DocumentAnalysis) -> Iterator[Hit]:
    """An acronym is used and never expanded.

    One finding a document and acronym, at its first place in the body. Acronyms that every reader knows are left alone
    (more of them in the profile's option `known_acronyms`); so are those that the source has in the same letters.
    """
    known, full = KNOWN | document.profile.words("known_acronyms"), _full_forms(document)
    for acronym in acronyms(document).values():
        name = acronym.name
        if acronym.definitions or name in known:
            continue
        if any(name in use.analysis.source.upper() for use in acronym.uses) or (len(name) > 6 and name not in full):
            continue
        first = next((use for use in acronym.uses if not use.analysis.is_heading), acronym.uses[0])
        advisory = len(document.document.segments) < SHORT_DOCUMENT or len(name) < 3 or name in KNOWN_IN_CHINA_NEWS
        yield first.analysis.hit(
            f"{name} is never expanded in this document."
            + (f" Usually: {full[name][0]} ({name})." if full.get(name) else ""),
            target=first.span,
            fixes=[
                replacement(first.span, f"{text} ({first.span.of(first.analysis.target)})")
                for text in full.get(name, ())[:3]
                if not first.analysis.is_heading
            ],
            related=[use.analysis.place(Side.TARGET, use.span) for use in acronym.uses if use is not first],
            key=name,
            advisory=advisory or None,
        )


@rule(
    id="acronym.conflict",
    type=TYPE,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    reads=(uses,),
    priority=10,
    fires=[
        (
            "… ¶ …",
            "The Hunan Academy of Agricultural Sciences (HAAS) helped. ¶ "
            "Experts of the Hunan Agricultural Academy of Sciences (HAAS) came.",
        ),
        ("… ¶ …", "The National People's Congress (NPC) met. ¶ The National People's Congress (NPCC) closed."),
    ],
    silent=[
        ("… ¶ …", "The Federation of Returned Overseas Chinese (FROC) met. ¶ The FROC of Hunan met."),
        ("… ¶ …", "The World Bank (WB) met. ¶ The World Trade Organization (WTO) met."),
    ],
)
def conflict(document: DocumentAnalysis) -> Iterator[Hit]:
    """An acronym is expanded in two ways, or one body has two acronyms.

    The reader takes two names for two bodies.
    """
    introduced: dict[tuple[str, ...], tuple[str, Use]] = {}
    for acronym in acronyms(document).values():
        first: Use | None = None
        for use in acronym.definitions:
            if first is not None and not same_expansion(first.words, use.words):
                yield _clash(use, use.expansion, first, f"{acronym.name} stands for {first.words} before.", first.words)
            first = first or use
            name, other = introduced.setdefault(parts(use.words), (acronym.name, use))
            if name != acronym.name:
                yield _clash(use, use.span, other, f"{use.words} has the acronym {name} before.", name)


def _clash(use: Use, span: Span | None, other: Use, message: str, right: str) -> Hit:
    return use.analysis.hit(
        message,
        target=span,
        fixes=[replacement(span, right)] if span else (),
        related=[other.analysis.place(Side.TARGET, other.expansion or other.span)],
        key=f"{use.words} {use.span.of(use.analysis.target)}",
    )


@rule(
    id="acronym.glossary",
    type="terminology/inconsistent-with-terminology-resource",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    reads=(uses,),
    priority=15,
    glossary=["中国侨联 = All-China Federation of Returned Overseas Chinese", "中国侨联 = ACFROC"],
    fires=[("…", "The All-China Federation of Resident Overseas Chinese (ACFROC) met.")],
    silent=[("…", "The All-China Federation of Returned Overseas Chinese (ACFROC) met.")],
)
def against_glossary(document: DocumentAnalysis) -> Iterator[Hit]:
    """An acronym's expansion is not the one that the glossary gives.

    The glossary binds the acronym to one name.
    """
    full = _full_forms(document)
    for acronym in acronyms(document).values():
        if not full.get(acronym.name):
            continue
        for use in acronym.definitions:
            if use.expansion and not any(same_expansion(text, use.words) for text in full[acronym.name]):
                yield use.analysis.hit(
                    f"Usually: {full[acronym.name][0]} ({acronym.name}), says the glossary.",
                    target=use.expansion,
                    fixes=[replacement(use.expansion, text) for text in full[acronym.name][:3]],
                )


@rule(
    id="acronym.repeated",
    type="style/awkward-style",
    severity=Severity.NEUTRAL,
    scope=Scope.DOCUMENT,
    reads=(uses,),
    fires=[
        (
            "… ¶ …",
            "The Hunan Academy of Sciences (HAS) met. ¶ The Hunan Academy of Sciences (HAS) closed its meeting.",
        ),
    ],
    silent=[("… ¶ …", "The Hunan Academy of Sciences (HAS) met. ¶ The Hunan Academy of Sciences closed.")],
)
def repeated(document: DocumentAnalysis) -> Iterator[Hit]:
    """An acronym is introduced a second time.

    Once it is introduced, the acronym alone does.
    """
    for acronym in acronyms(document).values():
        body = [use for use in acronym.definitions if use.fits and not use.analysis.is_heading]
        for use in body[1:]:
            if use.expansion and same_expansion(body[0].words, use.words):
                start, end = min(use.expansion.start, use.span.start), max(use.expansion.end, use.span.end)
                end += use.analysis.target[end : end + 1] == ")"
                short = use.span.of(use.analysis.target)
                yield use.analysis.hit(
                    f"{acronym.name} is introduced before; the acronym alone does.",
                    target=(start, end),
                    fixes=[Fix(short, (Edit(start, end, short),))],
                    related=[body[0].analysis.place(Side.TARGET, body[0].expansion or body[0].span)],
                )


@rule(
    id="acronym.unknown",
    type=UNDEFINED,
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    reads=(uses,),
    priority=5,
    glossary=["中国侨联 = All-China Federation of Returned Overseas Chinese", "中国侨联 = ACFROC"],
    fires=[
        ("…", "The All-China Federation of Overseas Chinese (CCTCF) met."),
        ("会议传达了中国侨联会议精神", "The meeting conveyed the spirit of the meeting of the CCTCF."),
    ],
    silent=[
        ("…", "The All-China Federation of Returned Overseas Chinese (ACFROC) met."),
        ("…", "The International Organization for Standardization (ISO) met."),
        ("…", "Zhang San (XYTV) said so."),
        ("中国侨联和国际移民组织", "the ACFROC and the IOM"),
    ],
)
def unknown(document: DocumentAnalysis) -> Iterator[Hit]:
    """An acronym is not that of the body it stands for.

    Its letters are not those of the words it is introduced with, or it stands where the source has a term whose acronym
    in the glossary is another. Machine translation invents acronyms.
    """
    known, full = KNOWN | KNOWN_IN_CHINA_NEWS | document.profile.words("known_acronyms"), _full_forms(document)
    for acronym in acronyms(document).values():
        if acronym.name in known or acronym.name in full or len(acronym.name) < 3:
            continue
        for use in acronym.definitions:
            if not use.fits and acronym.name not in use.analysis.source.upper():
                yield use.analysis.hit(
                    f"The letters of {acronym.name} are not those of {use.words}.",
                    target=use.span,
                    key=f"{use.words} {acronym.name}",
                    advisory=len(acronym.name) < 4 or None,
                )
        if not acronym.definitions:
            for use in acronym.uses:
                yield from _mistaken(acronym.name, use)


def _mistaken(name: str, use: Use) -> Iterator[Hit]:
    """The hit on an acronym in the place of a term with another one: the source has the term, no rendering is here."""
    analysis = use.analysis
    if name in analysis.source.upper():
        return
    choices: dict[str, TermMatch] = {}
    for match in analysis.source_terms:
        of_term = _acronyms_of(match.term)
        renderings = [rendering.text for rendering in match.term.renderings if rendering.status.is_approved]
        if of_term and not any(text in analysis.target for text in (*of_term, *renderings)):
            choices.update((text, match) for text in of_term if text not in choices)
    if choices:
        first = next(iter(choices.values()))
        listed = " or ".join(list(choices)[:3])
        yield analysis.hit(
            f"Usually: {listed}. The glossary does not know {name} for {first.span.of(analysis.source)}.",
            target=use.span,
            source=first.span,
            fixes=[replacement(use.span, text) for text in list(choices)[:3]],
            key=f"{name} {listed}",
            advisory=analysis.uncertain_source or None,
        )
