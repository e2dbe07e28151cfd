"""A negation that is lost: the target says what the source denies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from enface.languages.negations import denials_en, denials_zh, lost_not, may_deny
from enface.languages.sieve import in_source, listed
from enface.model import Edit, Fix, Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule

_MAY_HAVE_LOST = listed({"did", "does", "longer", "yet", "nor"})
_DENIAL = re.compile("[不未没无非]")


def _may_be_denied(segment: Analysis) -> bool:
    return segment.has(_MAY_HAVE_LOST) or may_deny(segment.source)


@rule(
    id="polarity.negation",
    type="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    needs_source=True,
    words=in_source("不未无没并禁非"),
    when=_may_be_denied,
    fires=[
        ("这并不是真正的自由。", "This is real freedom."),
        ("事故未造成人员伤亡。", "The accident caused casualties."),
        ("许多人未遵守规定，也没有佩戴口罩。", "Many people did comply with the rules, and they wore no masks."),
        ("有效疫苗尚未面市。", "An effective vaccine is yet available."),
    ],
    silent=[
        ("这并不是真正的自由。", "This is not real freedom."),
        ("他不得不去。", "He had to go."),
        ("这是不是真正的自由？", "Is this real freedom?"),
        ("困难是无法避免的。", "Hardship is unavoidable."),
        ("他不但去了，还做了很多。", "He did more than anyone else did."),
        ("污染不仅没有减轻，反而加重。", "Rather than easing, the pollution grew worse."),
    ],
)
def negation(segment: Analysis) -> Iterator[Hit]:
    """The source denies something, and nothing in the target does.

    The sentence says the opposite and reads as well.
    """
    may_have_lost = segment.has(_MAY_HAVE_LOST)
    for start, source, target in _sentences(segment):
        if may_have_lost and _DENIAL.search(source) and (lost := lost_not(target)):
            begin = segment.target.find(target)
            verb = Span(begin + lost.start("verb"), begin + lost.end("verb"))
            yield segment.hit(
                f"Usually: {lost['verb']} not. The source denies something.",
                target=verb,
                fixes=[Fix(f"{lost['verb']} not", (Edit(verb.end, verb.end, " not"),))],
                key=lost[0],
            )
            continue
        denials = denials_zh(source)
        if not denials or any(denials_en(target, source)):
            continue
        said = denials[0]
        yield segment.hit(
            f"The source says {said[0]}; nothing in the target denies anything.",
            source=(start + said.start(), start + said.end()),
            target=_denied_verb(source, said, target, segment.target.find(target)),
            key=said[0],
        )


_AUXILIARIES = (
    (re.compile("不能|不可|不得|不应|无法|[绝决永]不"), re.compile(r"\b(?:can|must|may|should|could|shall|might)\b")),
    (re.compile("不会|[绝决永]不"), re.compile(r"\b(?:will|would)\b")),
    (re.compile("不是"), re.compile(r"\b(?:is|are|was|were)\b")),
)
"""What denies in Chinese, and the English verbs that would take the “not”."""
_THINGS = (
    ("一[例起宗件]", r"an? (?:single |new )?(?:case|infection|accident|incident|complaint)"),
    ("伤亡", r"casualt(?:y|ies)"),
    ("死亡|遇难", r"deaths?|fatalit(?:y|ies)|died|killed"),
    ("受伤", r"injur(?:y|ies|ed)|hurt|wounded"),
    ("感染|病例|确诊", r"an? (?:new )?(?:cases?|infections?)|(?:new )?(?:cases?|infections?)"),
    ("事故", r"an? accidents?|accidents?"),
    ("损失", r"loss(?:es)?"),
    ("投诉", r"complaints?"),
    ("失联|失踪", r"missing"),
    ("异常", r"abnormal\w*|anomal\w*"),
)
"""What nobody or nothing is said to have come to, with its English, on which a lost “no” is shown."""


def _denied_verb(source: str, said: re.Match[str], target: str, begin: int) -> Span | None:
    """What the denial belongs to, an auxiliary or a thing: None where there is none, or several."""
    for chinese, verb in _AUXILIARIES:
        if chinese.search(said[0]):
            found = list(verb.finditer(target))
            if found:
                last = _ENDS_SENTENCE.fullmatch(source, said.end()) is not None
                place = found[-1 if last else 0]
                return Span(begin + place.start(), begin + place.end()) if len(found) == 1 or last else None
    for thing, english in _THINGS:
        if re.search(thing, source[said.start() : said.end() + _NEAR]):
            found = list(re.finditer(rf"\b(?:{english})\b", target))
            return Span(begin + found[-1].start(), begin + found[-1].end()) if found else None
    return None


_NEAR = 8
_ENDS_SENTENCE = re.compile("[^，；：]*")
"""What stands behind a denial in the last clause of its sentence."""


_SENTENCE_ZH = re.compile("[^。！？；]+[。！？；”]*")


def _sentences(segment: Analysis) -> Iterator[tuple[int, str, str]]:
    """The sentences of both sides that belong together, where there are as many; else the whole of both."""
    sources = list(_SENTENCE_ZH.finditer(segment.source))
    starts = sorted(segment.sentence_starts)
    if len(sources) != len(starts):
        yield 0, segment.source, segment.target
        return
    for match, (begin, end) in zip(sources, pairwise([*starts, len(segment.target)]), strict=True):
        yield match.start(), match[0], segment.target[begin:end]
