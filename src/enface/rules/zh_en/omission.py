"""Omissions: what the source says and the target does not, seen by length, sentences and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.length import USUAL, is_hardly_ever, is_rarely, is_usual, source_size, word_count
from enface.languages.sieve import in_source
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, rule

_LEAST_SIZE = 12
_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]+[”’」』）]*")
_ENGLISH_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*(?=\s|$)")
_CLAUSE = re.compile(r"[^，。；！？：、]+[，。；！？：、]*")
_ANCHOR = re.compile(r"[A-Za-z]{2,}|\d+")
_LABEL = re.compile(r"^[\u3400-\u9fff·\s]{2,10}[：:](?=\S)")
_SAYING = re.compile(
    r"(?:说|道|表示|指出|认为|强调|称|问|答|写|提出|介绍|透露|是|为|有|如下|包括|坦言|直言|说明|提到)[：:]$"
)
_TYPE = "accuracy/omission"


@rule(
    id="omission.length",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    fires=[("会议强调，要进一步凝聚侨心侨智，积极服务侨胞发展，携手共建新湖南。", "The meeting stressed unity.")],
    silent=[
        (
            "会议强调，要进一步凝聚侨心侨智。",
            "The meeting stressed that the strength of overseas Chinese should be pooled.",
        )
    ],
)
def too_short(segment: Analysis) -> Iterator[Hit]:
    """The target is shorter than hardly any professional translation of so long a source.

    Something may be left out; the stretch of the source without any counterpart is marked. Between rare and hardly ever
    seen it is a hint.
    """
    words = word_count(segment.target)
    if not words or is_usual(words, segment.source):
        return
    size = source_size(segment.source)
    if size < _LEAST_SIZE or not is_rarely(words, size):
        return
    certain = is_hardly_ever(words, size) and not segment.is_heading
    yield segment.hit(
        f"{words} words for a source of this length; about {round(size * USUAL)} are usual. Is something left out?",
        source=_without_anchor(segment),
        evidence={"words": words, "usual": round(size * USUAL)},
        key=segment.source,
        advisory=not certain,
    )


def _without_anchor(segment: Analysis) -> Span:
    """The longest run of clauses that have no figure, Latin word or term which the target also has."""
    present = {id(match.term) for match in segment.target_terms}
    anchors = [match.span for match in segment.source_terms if id(match.term) in present]
    anchors += [Span(*match.span()) for match in _ANCHOR.finditer(segment.source) if match[0] in segment.target]
    best = Span(0, 0)
    start: int | None = None
    for clause in _CLAUSE.finditer(segment.source):
        if any(clause.start() < anchor.end and anchor.start < clause.end() for anchor in anchors):
            start = None
            continue
        start = clause.start() if start is None else start
        if clause.end() - start > best.end - best.start:
            best = Span(start, clause.end())
    return best if best.end else Span(0, len(segment.source))


@rule(
    id="omission.sentence",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    priority=5,
    fires=[
        (
            "会议总结了过去一年的工作情况。会议还传达了全国会议精神，通报了全省系统信息工作情况。",
            "The meeting reviewed the work of the past year.",
        )
    ],
    silent=[
        (
            "会议总结了过去一年的工作情况。会议还传达了全国会议精神。",
            "The meeting reviewed the work of the past year. It also conveyed the spirit of the national one.",
        )
    ],
)
def dropped_sentence(segment: Analysis) -> Iterator[Hit]:
    """The source has more sentences than the target, and the target is short by about one of them.

    The sentence is marked that has the fewest figures and Latin words in common with the target and fits its length.
    """
    if sum(map(segment.source.count, "。！？!?")) < 2:
        return
    sentences = list(_SENTENCE.finditer(segment.source))
    if len(sentences) < 2 or len(_ENGLISH_SENTENCE.findall(segment.target)) >= len(sentences):
        return
    words, size = word_count(segment.target), source_size(segment.source)
    if not words or words > 0.52 * size:
        return
    left_out = max(sentences, key=lambda match: _fit(segment, match, words, size))
    yield segment.hit(
        f"The source has {len(sentences)} sentences, the target fewer, and it is short by about one. Is one left out?",
        source=left_out.span(),
        evidence={"sentences": len(sentences), "words": words},
        key=left_out[0],
    )


def _fit(segment: Analysis, sentence: re.Match[str], words: int, size: float) -> tuple[int, float]:
    """How well the target fits the source without this sentence: few of its anchors in the target, the length right."""
    held = sum(anchor in segment.target for anchor in _ANCHOR.findall(sentence[0]))
    return -held, -abs(words - USUAL * (size - source_size(sentence[0])))


@rule(
    id="omission.label",
    type=_TYPE,
    severity=Severity.MINOR,
    advisory=True,
    needs_source=True,
    words=in_source("：:"),
    fires=[("患者 何莹：新政策之后，大夫跟我说", "The doctor told me that")],
    silent=[
        ("他说：今年收成好。", "He said the harvest was good this year."),
        ("记者：收成如何？", "Reporter: How was the harvest?"),
    ],
)
def dropped_label(segment: Analysis) -> Iterator[Hit]:
    """The source begins with a speaker or a label and a colon; the target has none.

    Who speaks, or what a line is, is easily lost with the label. A saying verb before the colon is no label.
    """
    label = _LABEL.match(segment.source)
    if label and not _SAYING.search(label[0]) and not any(mark in segment.target for mark in ":：—–"):
        message = f"The source begins with “{label[0].strip()}”; the target has no label."
        yield segment.hit(message, source=label.span(), key=label[0])
