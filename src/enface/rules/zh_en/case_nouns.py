"""Common nouns that take a capital for no reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.derived_words import ADVERBS
from enface.languages.english import FUNCTION_WORDS, word_set
from enface.languages.inflection import other_number
from enface.languages.numerals_en import CARDINALS
from enface.languages.patterns import any_of
from enface.languages.sieve import Sieve
from enface.languages.word_classes import COUNT_NOUNS, PURE_VERBS
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.neighbours import adjoins

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
_TITLES = frozenset({"Professor", "Doctor", "Governor", "Mayor", "Minister", "Secretary", "President", "Academician"})
_TITLE = re.compile(rf"\b(?:a|an) (?P<noun>{any_of(_TITLES)})(?= (?:at|in|of|from|who|and|with|for)\b|[.,;])")
_HAS_CAPITALS = Sieve(
    lambda word: (
        word in _CAPITALS or word in _TITLES or (word.endswith("ern") and word[0].isupper()) or word == "Central"
    )
)


@rule(
    id="case.noun",
    type="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    words=_HAS_CAPITALS,
    fires=[
        ("…", "They sent him to a Hospital nearby, with many Farmers, in the Northern part of the city."),
        ("…", "He is a Professor at the university."),
    ],
    silent=[("…", "He is a Party member; a Hospital Authority doctor came to a hospital; an Apple phone")],
)
def noun(segment: Analysis) -> Iterator[Hit]:
    """A common noun after “a” or “many” takes a capital, or a quarter of the compass: a Hospital, the Northern part.

    It is any of its kind, or any part of something, and no name.
    """
    if segment.is_heading or not segment.target.rstrip().endswith((".", "!", "?", "”", '"')):
        return
    found = (*_NOUN.finditer(segment.target), *_PART.finditer(segment.target), *_titles(segment))
    for match in found:
        if match["noun"] in _CAPITALS or match.re is not _NOUN:
            span, right = Span(*match.span("noun")), match["noun"].lower()
            yield segment.hit(
                f"Usually: {right}. It is no name.", target=span, fixes=[replacement(span, right, deterministic=True)]
            )


def _titles(segment: Analysis) -> Iterator[re.Match[str]]:
    """The titles after “a” or “an”, which are no names there."""
    return iter(()) if _TITLES.isdisjoint(segment.vocabulary) else _TITLE.finditer(segment.target)


_INSTITUTIONS = word_set(
    """
    bank project province city county district government chairman spokesman ministry committee commission
    agreement fund council conference bureau department company group university hospital association forum
    office agency author board center centre court museum institute institution parent owner client contract
    program programme expo embassy family nation director festival deputy convention treaty protocol foundation
    corporation airport port zone park stage season series game plan initiative report outline opinion notice
    rule measure guideline charter strategy action scheme week month day year index list base model regulation
    provision decision system movement theory thought principle campaign area region delta corridor belt
    pavilion hall building tower line railway route exhibition exchange
    """
)
"""What houses write with a capital where it is short for a name: the Bank, the Province."""
_FIELDS = word_set(
    """
    agriculture education health economy tourism technology culture growth poverty epidemic industry trade progress
    environment security safety employment income pollution water weather
    """
)
_ADJECTIVES = word_set(
    """
    young elderly rural urban local foreign traditional outstanding excellent important advanced economic social
    cultural industrial scientific technological medical ecological environmental agricultural educational historical
    modern poor rich large small high-tech high-quality large-scale small-scale state-owned long-term high-speed
    high-end low-carbon cross-border world-class first-class high-level high-standard well-known private public
    postdoctoral intangible natural digital smart comprehensive innovative sustainable overall grassroots
    """
)
_COMMON = (
    (_NOUNS | _ADJECTIVES | _FIELDS | ADVERBS.keys() | set(ADVERBS.values()) | PURE_VERBS)
    - _INSTITUTIONS
    - _NAMES_TOO
    - word_set("square temple city street road river island china english french native mission delta sound")
)
_COMMON_CAPITALS = Sieve(lambda word: word[0].isupper() and word[1:].islower() and word.lower() in _COMMON)
_OPENING = word_set("The A An Some Many These Those Several All Most Such Other Various More")
_JOINTS = word_set("of for and in on the a an de to by")


@rule(
    id="case.common",
    type="linguistic-conventions/spelling/capitalization",
    severity=Severity.MINOR,
    words=_COMMON_CAPITALS,
    fires=[("…", "The Nurses worked hard in Agriculture, and we must build a Moderately prosperous society.")],
    silent=[
        ("…", "They asked the Bureau of Culture, Radio, Television, and Tourism, as they should."),
        ("…", "The nurses worked hard. Agriculture grew; the Ministry of Agriculture said so in its Health Report."),
        ("…", "He read The Farmers in the Department for Education and said: Nurses of Wuhan are good."),
    ],
)
def common(segment: Analysis) -> Iterator[Hit]:
    """A common word takes a capital among small ones: the Nurses worked, in Agriculture.

    English gives capitals to names; a word that is none loses it.
    """
    if segment.is_heading or not segment.target.rstrip().endswith((".", "!", "?", "”", '"')):
        return
    caught = segment.caught(_COMMON_CAPITALS)
    forms, tokens, text = segment.forms, segment.tokens, segment.target
    for at in range(1, len(forms)):
        if forms[at] not in caught or not _follows_small(segment, at):
            continue
        if _goes_on(segment, at):
            continue
        after = text[tokens[at].end : tokens[at].end + 1]
        following = forms[at + 1] if at + 1 < len(forms) else ""
        if after not in {" ", ",", "."} or (after == " " and not following.islower()):
            continue
        if following in _JOINTS and any(not form.islower() for form in forms[at + 2 : at + 4]):
            continue
        if after == "," and following[:1].isupper():
            continue
        if tokens[at].start in segment.sentence_starts or _is_of_a_body(segment, at):
            continue
        span, right = Span(tokens[at].start, tokens[at].end), forms[at].lower()
        yield segment.hit(
            f"Usually: {right}. It is no name.", target=span, fixes=[replacement(span, right)], key=forms[at - 1]
        )


def _is_of_a_body(segment: Analysis, at: int) -> bool:
    """Whether it is the field of a body or an office: Ministry of science and Technology, minister of Education."""
    words = segment.words
    of = next((place for place in range(at - 1, max(-1, at - 5), -1) if words[place] == "of"), 0)
    return of > 0 and words[of - 1] in _BODIES_OF_FIELDS


_BODIES_OF_FIELDS = word_set("minister ministry department bureau commission secretary academy office vice-minister")


def _follows_small(segment: Analysis, at: int) -> bool:
    """Whether a small word, or the article that begins the sentence, stands before; not: Department for Health."""
    forms = segment.forms
    if not adjoins(segment, at):
        return False
    if not forms[at - 1].islower():
        return forms[at - 1] in _OPENING and segment.tokens[at - 1].start in segment.sentence_starts
    return not _goes_on(segment, at)


def _goes_on(segment: Analysis, at: int) -> bool:
    """Whether a name goes on over a small word: Department for Education; Radio, Television, and Tourism."""
    if at < 2 or segment.words[at - 1] not in FUNCTION_WORDS or not segment.forms[at - 2][0].isupper():
        return False
    gap = segment.target[segment.tokens[at - 2].end : segment.tokens[at - 1].start]
    return gap in {" ", ", "}
