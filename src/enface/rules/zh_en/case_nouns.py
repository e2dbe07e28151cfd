"""Common nouns that take a capital for no reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.inflection import other_number
from enface.languages.numerals_en import CARDINALS
from enface.languages.patterns import any_of
from enface.languages.sieve import Sieve
from enface.languages.word_classes import COUNT_NOUNS
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

_NAMES_TOO = word_set(
    """
    party state bill act chapter article section general earl pope king queen king bridge bush may march mark rose
    grant dean major star sun moon earth lion dragon phoenix tiger giant panda apple oracle uncle aunt mother father
    brother sister god lord church bible internet web union house senate congress constitution parliament
    communist premier academy league cup cabinet crown court republic navy army force guard fed page field hall hill
    lake wood brown price park stone ring rock duke prince princess judge baker carpenter fisher hunter mason miller
    citizen shepherd smith taylor turner walker president professor doctor premier governor senator minister secretary
    mayor
    """
)
_NOUNS = COUNT_NOUNS - _NAMES_TOO
_CAPITALS = frozenset(form.capitalize() for noun in _NOUNS for form in (noun, other_number(noun)) if form)
_BEFORE = any_of(
    word_set("a an each every many some several these those other such our their its both various all different")
    | CARDINALS.keys()
)
_NOUN = re.compile(rf"(?<![\w’'-]){_BEFORE} (?P<noun>[A-Z][a-z]{{3,}})(?= [a-z]|[.,;)]|$)")
_PART = re.compile(
    r"\b[Tt]he (?P<noun>(?:Northern|Southern|Eastern|Western|Central|North(?:ea|we)stern|South(?:ea|we)stern)) "
    r"(?:parts?|half|side|suburbs?|edge|end) of\b"
)
_HAS_CAPITALS = Sieve(
    lambda word: word in _CAPITALS or (word.endswith("ern") and word[0].isupper()) or word == "Central"
)


@rule(
    id="case.noun",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    words=_HAS_CAPITALS,
    fires=[("…", "They sent him to a Hospital nearby, with many Farmers, in the Northern part of the city.")],
    silent=[("…", "He is a Party member; a Hospital Authority doctor came to a hospital; an Apple phone")],
)
def noun(segment: Analysis) -> Iterator[Hit]:
    """A common noun after “a” or “many” takes a capital, or a quarter of the compass: a Hospital, the Northern part.

    It is any of its kind, or any part of something, and no name.
    """
    if segment.is_heading or not segment.target.rstrip().endswith((".", "!", "?", "”", '"')):
        return
    for match in (*_NOUN.finditer(segment.target), *_PART.finditer(segment.target)):
        if match["noun"] in _CAPITALS or match.re is _PART:
            span, right = Span(*match.span("noun")), match["noun"].lower()
            yield segment.hit(
                f"Usually: {right}. It is no name.", target=span, fixes=[replacement(span, right, deterministic=True)]
            )
