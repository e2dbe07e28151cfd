"""How near a text is to another on the surface: TER, HTER, chrF, chrF++, BLEU, each with sacrebleu's signature.

None of them is a measure of quality: chrF and BLEU explain under 2 % of the variance of human scores of segments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from enface.model import INLINE_CODE
from enface.scoring.intervals import SEED
from enface.scoring.significance import SAMPLES, p_value, resampled

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric
    from sacrebleu.metrics.ter import TER

    from enface.scoring.ngrams import Integers

_SPACELESS = frozenset({"zh", "ja"})
_SHIFTS = (1, 2, 3)
_FEW = 4
_BETTER = 0.05
_FAR = 2.5
_ONE = [[""]]
"""What tells a metric of sacrebleu how many references there are, for its signature."""


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
    return likeness(texts, references, language, ter=ter).of(range(len(texts)))


class Likeness:
    """What the metrics count of pairs of texts, so that any of these can be scored together."""

    def __init__(self, counted: Sequence[_Counted]) -> None:
        self._counted = counted

    def of(self, pairs: Sequence[int]) -> tuple[Figure, ...]:
        """The figures of some of the pairs, by their numbers."""
        return tuple(Figure(one.name, one.score(pairs), str(one.metric.get_signature())) for one in self._counted)

    def each(self, name: str) -> list[float]:
        """One figure, such as chrF, of every pair by itself."""
        one = next(one for one in self._counted if one.name == name)
        return [float(_score(one.metric, row)) for row in one.counts.tolist()]


def likeness(texts: Sequence[str], references: Sequence[str], language: str = "en", *, ter: bool = True) -> Likeness:
    """Count what `surface` scores."""
    return Likeness(_counted(texts, references, language, ter=ter))


def edit_rates(old: Sequence[str], new: Sequence[str], language: str = "en") -> tuple[tuple[Edits, ...], str]:
    """The edits that turn each old text into its revision, as HTER counts them, and their signature.

    HTER (Snover et al. 2006) is TER against the text that a person made of this one.
    """
    metric = _ter(language)
    edits = tuple(_edits(metric, _plain(old), _plain(new)))
    return edits, str(metric.get_signature()) if edits else ""


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
    old: Sequence[str], new: Sequence[str], references: Sequence[str], language: str = "en", samples: int = SAMPLES
) -> tuple[Significant, ...]:
    """Both versions against the references, with sacrebleu's paired bootstrap (Koehn 2004)."""
    import numpy as np

    before, after = (_counted(texts, references, language) for texts in (old, new))
    both = (*before, *after)
    sums = resampled(np.concatenate([one.counts for one in both], axis=1), samples)
    bounds = np.cumsum([one.counts.shape[1] for one in both])[:-1]
    drawn = np.split(sums.astype(np.float32), bounds, axis=1)  # sacrebleu's precision, so that p is the same
    scores = [np.array([_score(one.metric, row) for row in rows]) for one, rows in zip(both, drawn, strict=True)]
    found = []
    for one, other, first, second in zip(before, after, scores[: len(before)], scores[len(before) :], strict=True):
        signature = one.metric.get_signature()
        signature.update("seed", SEED)
        signature.update("bs", samples)
        old_score, new_score = (side.score(range(len(references))) for side in (one, other))
        p = p_value(first, second, abs(old_score - new_score))
        found.append(Significant(one.name, old_score, new_score, p, str(signature)))
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


class _Counted(NamedTuple):
    """What a metric counts, a row a pair of texts; sacrebleu makes the score of the sums, and signs it."""

    name: str
    metric: Metric
    counts: Integers

    def score(self, pairs: Sequence[int]) -> float:
        """That of some pairs together."""
        return float(_score(self.metric, self.counts[list(pairs)].sum(axis=0).tolist()))


def _counted(
    texts: Sequence[str], references: Sequence[str], language: str, *, ter: bool = True
) -> tuple[_Counted, ...]:
    import numpy as np
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    from enface.scoring import bleu, chrf

    texts, references, spaceless = _plain(texts), _plain(references), _is_spaceless(language)
    counted = []
    if ter:
        metric = _ter(language)
        edits = np.array(list(_edits(metric, texts, references)), dtype=np.int64).reshape(-1, 2)
        counted.append(_Counted("TER", metric, edits))
    grams = chrf.statistics(texts, references)
    counted.append(_Counted("chrF", CHRF(references=_ONE), grams[:, : 3 * chrf.CHARACTERS]))
    counted.append(_Counted("chrF++", CHRF(word_order=chrf.WORDS, references=_ONE), grams))
    likeness = BLEU(tokenize="zh" if spaceless else None, references=_ONE)
    tokens = bleu.statistics(texts, references, likeness.tokenizer, whole=spaceless)
    return (*counted, _Counted("BLEU", likeness, tokens))


def _ter(language: str) -> TER:
    from sacrebleu.metrics.ter import TER

    spaceless = _is_spaceless(language)
    return TER(normalized=spaceless, asian_support=spaceless, references=_ONE)


def _edits(metric: TER, texts: Sequence[str], references: Sequence[str]) -> Iterator[Edits]:
    from enface.scoring.ter import edits

    for text, reference in zip(texts, references, strict=True):
        # As sacrebleu has it, which parts the words of a reference twice.
        words, wanted = metric.tokenizer(text).split(), metric.tokenizer(metric.tokenizer(reference)).split()
        yield Edits(edits(words, wanted), len(wanted))


def _score(metric: Metric, sums: Any) -> Any:
    return metric._compute_score_from_stats(sums).score


def _is_spaceless(language: str) -> bool:
    return language.lower().partition("-")[0] in _SPACELESS
