"""What must come over whole: the text at all, Latin words, addresses, placeholders, codes, and clean characters."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import combining, normalize

from enface.languages.english import FUNCTION_WORDS, Token, is_word, without_possessive, word_set
from enface.languages.sieve import in_source
from enface.model import INLINE_CODE, Severity
from enface.rules.analysis import Analysis, shared
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.punctuation_end import endings
from enface.rules.zh_en.signs import has_unusual

HAN = re.compile(r"[\u3400-\u9fff]")
_WORD_CHARACTER = re.compile(r"[^\W_]")


@rule(
    id="integrity.empty",
    type="accuracy/untranslated",
    severity=Severity.CRITICAL,
    needs_source=True,
    fires=[("会议结束了。", ""), ("会议结束了。", "  ."), ("Plan", " ")],
    silent=[("会议结束了。", "It is over."), ("……", "…"), ("…", "")],
)
def empty(analysis: Analysis) -> Iterator[Hit]:
    """The source says something, the target nothing.

    An empty segment is easily overlooked where many stand in a row.
    """
    target = analysis.target
    if _WORD_CHARACTER.search(target) or not _WORD_CHARACTER.search(analysis.source):
        return
    if not any(not char.isspace() and char not in _HOLDS_NOTHING for char in target):
        yield analysis.hit("The target is empty.", source=(0, len(analysis.source)))


_HOLDS_NOTHING = frozenset(f".,-–—…?!。{INLINE_CODE}")


@shared
def is_untranslated(analysis: Analysis) -> bool:
    """Whether most of the target is Chinese, or the target is the source."""
    if analysis.target.isascii():
        return False
    han = len(HAN.findall(analysis.target))
    return han >= 2 and 2 * han > len(_WORD_CHARACTER.findall(analysis.target))


@rule(
    id="integrity.untranslated",
    type="accuracy/untranslated",
    severity=Severity.CRITICAL,
    priority=30,
    when=has_unusual,
    fires=[("会议结束了。", "会议结束了。"), ("…", "会议结束了 OK")],
    silent=[("会议结束了。", "It is over."), ("iPhone 12", "iPhone 12"), ("…", "the word 会议 in Chinese")],
)
def untranslated(analysis: Analysis) -> Iterator[Hit]:
    """The target is Chinese.

    Most of its letters are Han characters; often the source was copied and never translated.
    """
    if is_untranslated(analysis):
        copied = analysis.target.strip() == analysis.source.strip()
        yield analysis.hit(
            "The target is the source." if copied else "Most of the target is Chinese.",
            target=(0, len(analysis.target)),
        )


_LATIN_LETTER = re.compile(r"[A-Za-z0-9]")
_SOURCE_HAS_LETTERS = in_source(string.ascii_letters + "".join(map(chr, range(ord("À"), ord("ž") + 1))))
_USUAL = 3.0
"""Letters of English that one Han character takes before division by the median of 1.4 (newstest2021)."""
_SHORT, _FAR_TOO_SHORT = 0.95, 0.5
_LEAST_LENGTH, _LEAST_LENGTH_CLOSED = 45, 75


@rule(
    id="integrity.truncated",
    type="accuracy/omission",
    severity=Severity.MAJOR,
    priority=15,
    needs_source=True,
    fires=[
        ("会议在长沙召开，总结去年工作，部署今年任务，审议通过了有关决议。", "The meeting was held in Changsha to"),
        ("会议在长沙召开，总结去年工作，部署今年任务，审议通过了有关决议。", "The meeting was held."),
    ],
    silent=[
        (
            "会议在长沙召开，总结去年工作，部署今年任务。",
            "The meeting was held in Changsha to review the work of last year and to plan that of this year.",
        ),
        ("好的。", "OK"),
    ],
)
def truncated(analysis: Analysis) -> Iterator[Hit]:
    """The target breaks off.

    It is far shorter than its source lets expect, and ends without a mark, or it ends in a word that must go on.
    """
    source, target = endings(analysis)
    length = len(analysis.target)
    if (target.mark == "." and length > 2 * len(analysis.source)) or analysis.is_heading or is_untranslated(analysis):
        return
    words = analysis.words
    if not words:
        return
    is_open = target.mark in {"", ","} and source.mark in {".", "?", "!"}
    is_unfinished = target.mark == "" and words[-1] in _GO_ON and analysis.forms[-1].islower()
    if not (is_unfinished or is_open) and length >= _USUAL * len(analysis.source) * _FAR_TOO_SHORT:
        return
    expected = _USUAL * len(HAN.findall(analysis.source)) + len(_LATIN_LETTER.findall(analysis.source))
    if is_unfinished or is_open:
        breaks_off = expected >= _LEAST_LENGTH and (is_unfinished or length < expected * _SHORT)
    else:
        breaks_off = expected >= _LEAST_LENGTH_CLOSED and length < expected * _FAR_TOO_SHORT
    if breaks_off:
        yield analysis.hit(
            "The target seems to break off here.",
            target=(analysis.tokens[-1].start, max(analysis.tokens[-1].end, target.insertion)),
            key=analysis.source[-20:],
            evidence={"length": length, "expected": round(1.4 * expected)},
        )


_GO_ON = word_set("the a an of and or with from into its their our your whose than as at by for to in that which")

_TECHNICAL = re.compile(
    r"(?P<address>(?:https?://|www\.)[^\s\u3000-\u9fff\uff00-\uffef<>\"”)]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[A-Za-z]{2,})+)"
    r"|(?P<placeholder>\$?\{\{?[\w.:-]*\}?\}|%(?:\d\$)?(?:\(\w+\))?[sdfi](?![A-Za-z])|%\w{1,40}%|<[/]?[A-Za-z][^<>]{0,80}>)"
)
_TECHNICAL_SIGNS = in_source("{%<@/w")


@shared
def technical(analysis: Analysis) -> tuple[re.Match[str], ...]:
    """The addresses and placeholders of the source."""
    return tuple(_TECHNICAL.finditer(analysis.source))


@rule(
    id="integrity.address",
    type="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=True,
    words=_TECHNICAL_SIGNS,
    when=technical,
    fires=[("见www.example.org。", "See www.exmaple.org."), ("邮箱：li@example.org", "E-mail: li@example.com")],
    silent=[("见www.example.org。", "See www.example.org."), ("见https://example.org/", "See example.org.")],
)
def address(analysis: Analysis) -> Iterator[Hit]:
    """A web or e-mail address of the source does not stand in the target.

    One letter off, it leads nowhere, or to somebody else.
    """
    for match in technical(analysis):
        if not match["address"]:
            continue
        bare = re.sub(r"^https?://(?:www\.)?|^www\.|[/.,;]+$", "", match[0]).casefold()
        if bare not in analysis.target.casefold():
            yield _absent(analysis, match.start(), match.group().rstrip(".,;"))


@rule(
    id="integrity.placeholder",
    type="accuracy/omission",
    severity=Severity.MAJOR,
    needs_source=True,
    words=_TECHNICAL_SIGNS,
    when=technical,
    fires=[("共{count}人", "people in all"), ("你好，%s！", "Hello!"), ("共{0}人", "{1} people")],
    silent=[("共{count}人", "{count} people in all"), ("增长5%左右", "up some 5 percent")],
)
def placeholder(analysis: Analysis) -> Iterator[Hit]:
    """A placeholder or a tag of the source stands less often in the target.

    The program that fills it in will fail, or say nothing where a name or a figure belongs.
    """
    found = [match for match in technical(analysis) if match["placeholder"]]
    left = Counter({match[0]: analysis.target.count(match[0]) for match in found})
    for match in found:
        left[match[0]] -= 1
        if left[match[0]] < 0:
            yield _absent(analysis, match.start(), match[0])


@shared
def _squeezed_words(analysis: Analysis) -> frozenset[str]:
    return frozenset(_squeeze(part) for form in analysis.forms for part in (form, *re.split(r"[-.&'’]", form)))


def _absent(analysis: Analysis, start: int, text: str) -> Hit:
    return analysis.hit(
        f"{text} of the source is missing.", source=(start, start + len(text)), evidence={"missing": text}
    )


@rule(
    id="integrity.latin",
    type="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=True,
    words=_SOURCE_HAS_LETTERS,
    fires=[
        ("他开着Tesla去上班。", "He drives to work."),
        ("试试Rockport鞋", "Try shoes of Rokport."),
        ("A-320客机", "an airliner of the type A-330"),
        ("5G网络", "the network"),
    ],
    silent=[
        ("世界贸易组织（WTO）", "the World Trade Organization"),
        ("下载APP", "Download the application."),
        ("全长5km", "five kilometers long"),
        ("A-320客机", "an A320 airliner"),
    ],
)
def latin(analysis: Analysis) -> Iterator[Hit]:
    """A word that the source writes in Latin letters, or a code, is missing or spelt otherwise.

    Brands, names and codes come over as they are. Expanded acronyms, units and inflected English words are let pass.
    """
    source = analysis.source
    if not analysis.words:
        return
    blanked = _TECHNICAL.sub(lambda match: " " * len(match[0]), source)
    held = analysis.vocabulary
    changed = [match for match in _LATIN.finditer(blanked) if match[0] not in held]
    if not changed:
        return
    squeezed = _squeeze(analysis.target)
    initials = "".join(word[0] for word in analysis.words if word not in FUNCTION_WORDS)
    seen: set[str] = set()
    for match in changed:
        word = match[0]
        plain = _squeeze(word)
        if plain in seen or len(plain) < 2 or (len(plain) > 3 and plain in squeezed):
            continue
        if {plain, f"{plain}s"} & _squeezed_words(analysis):
            continue
        if match.start() and source[match.start() - 1].isdigit() and len(plain) < 4:
            continue  # a unit
        seen.add(plain)
        if _need_not_come_over(analysis, word, plain) or _is_term(analysis, match.start()):
            continue
        likest = _likest(analysis, plain) if len(seen) <= _MOST_ALTERED else None
        if likest is None and word.isupper() and plain.isalpha() and plain in initials:
            continue
        yield _altered(analysis, match.start(), word, likest)


_LATIN = re.compile(
    r"(?=[A-Za-zÀ-ž2-68])"
    r"(?:[A-Za-zÀ-ž][A-Za-zÀ-ž0-9]*(?:[-.&'’][A-Za-zÀ-ž0-9]+)*|(?<![\d.])(?:[2-6]G|[234]D|[48]K)(?![A-Za-z]))"
)
_UNITS = word_set(
    "km cm mm nm um kg mg ml gb mb kb tb kw kwh mw gw hz khz mhz ghz db kpa mpa ph rpm kcal sqm usd rmb cny eur pm am"
)
_TRANSLATED = word_set("app apps vs pk ok ktv aa up no tv pc id hr pr ps by and the vip cp fans")
"""Latin words of everyday Chinese that English renders otherwise."""


@lru_cache(maxsize=20_000)
def _squeeze(text: str) -> str:
    """The letters and digits of a text in lower case, without accents."""
    if not text.isascii():
        text = "".join(char for char in normalize("NFKD", text) if not combining(char))
    return "".join(char for char in text.casefold() if char.isalnum())


def _need_not_come_over(analysis: Analysis, word: str, plain: str) -> bool:
    if plain in _UNITS or plain in _TRANSLATED or re.fullmatch(r"[qh][1-4]", plain):
        return True
    if word.islower() and is_word(plain):
        stem = plain[: max(3, len(plain) - 3)]
        return any(other.startswith(stem) for other in analysis.words)
    return False


def _is_term(analysis: Analysis, position: int) -> bool:
    return any(match.span.start <= position < match.span.end for match in analysis.source_terms)


def _likest(analysis: Analysis, plain: str) -> Token | None:
    """The name or code of the target that may have been meant to be this word of the source."""
    if len(plain) < 3:
        return None
    source = _squeeze(analysis.source)
    best, likest = _ALIKE, None
    for token in analysis.tokens:
        other = "" if token.text.islower() else _squeeze(without_possessive(token.text))
        if len(other) > 2 and other not in source and (ratio := SequenceMatcher(None, plain, other).ratio()) >= best:
            best, likest = ratio, token
    if likest is None:
        return None
    # An acronym is like every other of three letters; only one of the same length may be a slip.
    is_other_word = not likest.text.isupper() or len(without_possessive(likest.text)) != len(plain)
    return None if len(plain) < 5 and is_other_word else likest


_ALIKE = 0.6
_MOST_ALTERED = 12
"""Where more words of the source are missing, the target is another text, and likeness says nothing."""


def _altered(analysis: Analysis, start: int, word: str, likest: Token | None) -> Hit:
    """The hit on a word that is missing, with the word of the target that may have been meant to be it."""
    span = (start, start + len(word))
    evidence = {"missing": word}
    if likest is None:
        return analysis.hit(f"{word} of the source is missing.", source=span, evidence=evidence)
    place = (likest.start, likest.start + len(without_possessive(likest.text)))
    return analysis.hit(
        f"Usually: {word}, as the source writes it.",
        target=place,
        source=span,
        fixes=[replacement(place, word)],
        evidence=evidence,
    )
