"""How near a text is to another on the surface: TER, HTER, chrF, chrF++, BLEU, each with sacrebleu's signature.

None of them is a measure of quality: chrF and BLEU explain under 2 % of the variance of human scores of segments.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from enface.model import INLINE_CODE

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric
    from sacrebleu.metrics.ter import TER

_SPACELESS = frozenset({"zh", "ja"})
_SHIFTS = (1, 2, 3)
_FEW = 4
_BETTER = 0.05
_FAR = 2.5


class Figure(NamedTuple):
    """One number, and the signature by which anybody can make it again."""

    name: str
    score: float
    signature: str


class Edits(NamedTuple):
    """What TER counts of a pair of texts: edits, shifts among them, and the length of the text edited towards."""

    edits: float
    length: float

    @property
    def rate(self) -> float:
        """100 · edits / length; as sacrebleu has it, 100 where something stands against nothing."""
        if self.length:
            return 100 * self.edits / self.length
        return 100.0 if self.edits else 0.0


def surface(
    texts: Sequence[str], references: Sequence[str], language: str = "en", *, ter: bool = True
) -> tuple[Figure, ...]:
    """TER (unless it is known already), chrF, chrF++ and BLEU of texts against one reference each."""
    texts, references = _plain(texts), _plain(references)
    figures = []
    for name, metric in _metrics(language).items():
        if name == "TER" and not ter:
            continue
        score = metric.corpus_score(texts, [references]).score
        figures.append(Figure(name, score, str(metric.get_signature())))
    return tuple(figures)


def edit_rates(old: Sequence[str], new: Sequence[str], language: str = "en") -> tuple[tuple[Edits, ...], str]:
    """The edits that turn each old text into its revision, as HTER counts them, and their signature.

    HTER (Snover et al. 2006) is TER against the text that a person made of this one.
    """
    metric = _ter(language)
    scores = [metric.sentence_score(*pair) for pair in zip(_plain(old), ([text] for text in _plain(new)), strict=True)]
    edits = tuple(Edits(score.num_edits, score.ref_length) for score in scores)
    return edits, str(metric.get_signature()) if scores else ""


def reference_lengths(texts: Sequence[str], language: str = "en") -> list[int]:
    """How many words HTER counts in texts that are edited towards, without looking for edits."""
    parted = _ter(language).tokenizer
    return [len(parted(parted(text)).split()) for text in _plain(texts)]  # twice, as sacrebleu does


def total(edits: Sequence[Edits]) -> float:
    """The rate over several texts: all edits by all lengths."""
    return Edits(sum(one.edits for one in edits), sum(one.length for one in edits)).rate


class Significant(NamedTuple):
    """A difference beside what chance gives: `p` by paired bootstrap; the signature names seed and samples."""

    name: str
    old: float
    new: float
    p: float
    signature: str


def compare(
    old: Sequence[str], new: Sequence[str], references: Sequence[str], language: str = "en", samples: int = 1000
) -> tuple[Significant, ...]:
    """Both versions against the references, with sacrebleu's paired bootstrap (Koehn 2004)."""
    from sacrebleu.significance import PairedTest, Result

    systems: list[tuple[str, Sequence[str]]] = [("old", _plain(old)), ("new", _plain(new))]
    metrics = _metrics(language)
    signatures, scores = PairedTest(systems, metrics, [_plain(references)], test_type="bs", n_samples=samples)()
    found = []
    for name, key in zip(metrics, signatures, strict=True):
        baseline, changed = (result for result in scores[key] if isinstance(result, Result))
        p = math.nan if changed.p_value is None else changed.p_value
        found.append(Significant(name, baseline.score, changed.score, p, str(signatures[key])))
    return tuple(found)


def misaligned(texts: Sequence[str], references: Sequence[str]) -> str:
    """Why references seem to belong to other segments than the texts, empty where they do not.

    They do where most are much longer or shorter than the texts, or where the texts are more like the references some
    segments further on than like their own.
    """
    from rapidfuzz.distance import Indel

    words, other = [text.lower().split() for text in texts], [text.lower().split() for text in references]
    far = sum(not 1 / _FAR <= (len(a) + 1) / (len(b) + 1) <= _FAR for a, b in zip(words, other, strict=True))
    if far > len(texts) / 2:
        return (
            f"{far} of {len(texts)} have less than {1 / _FAR:.0%} or more than {_FAR:.0%} of the words of their texts"
        )
    own = _mean([Indel.normalized_similarity(a, b) for a, b in zip(words, other, strict=True)])
    for shift in _SHIFTS:
        if len(texts) - shift < _FEW:
            break
        for ahead, behind, said in ((words, other, "later"), (other, words, "earlier")):
            pairs = zip(ahead[:-shift], behind[shift:], strict=True)
            if _mean([Indel.normalized_similarity(a, b) for a, b in pairs]) > own + _BETTER:
                place = f"{shift} segment{'s' if shift > 1 else ''} {said}"
                return f"the texts are more like the references {place} than like their own"
    return ""


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _plain(texts: Sequence[str]) -> list[str]:
    """Texts as they are compared: without inline codes, on one line."""
    return [" ".join(text.replace(INLINE_CODE, " ").split()) for text in texts]


def _metrics(language: str) -> dict[str, Metric]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    tokens = "zh" if _is_spaceless(language) else None
    return {
        "TER": _ter(language),
        "chrF": CHRF(),
        "chrF++": CHRF(word_order=2),
        "BLEU": BLEU(tokenize=tokens, force=True),  # `force` silences a warning about texts whose words are parted
    }


def _ter(language: str) -> TER:
    from sacrebleu.metrics.ter import TER

    return TER(normalized=True, asian_support=True) if _is_spaceless(language) else TER()


def _is_spaceless(language: str) -> bool:
    return language.lower().partition("-")[0] in _SPACELESS
