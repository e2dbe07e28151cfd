"""He for she, he beside she, and a “not only” that lost its “not”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.languages.english import word_set
from enface.languages.names import SURNAMES
from enface.languages.sieve import listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.names import pairs

_TYPE = "accuracy/mistranslation"

_HE, _SHE = word_set("he him his himself"), word_set("she her hers herself")
_HIM_ZH = re.compile("(?<![其吉排利])他(?![们人国乡处日者律])")
_HER_ZH = re.compile("她(?!们)")
_WOMEN_ZH = re.compile("[女妇妻母妈姐妹娘婆姑嫂婶姨奶她]|小姐|太太")
_MEN_ZH = re.compile("[男夫父爸兄弟爷叔伯舅儿他]|先生|丈夫")
_OTHER_PRONOUN = {
    "he": "she",
    "him": "her",
    "his": "her",
    "himself": "herself",
    "she": "he",
    "hers": "his",
    "herself": "himself",
}


_PRONOUNS = listed(_HE | _SHE)


def _has_pronoun(segment: Analysis) -> bool:
    return ("他" in segment.source or "她" in segment.source) and segment.has(_PRONOUNS)


@rule(
    id="name.gender",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    when=_has_pronoun,
    fires=[
        ("刘小燕说，她的曾祖父再也没有回来。", "His great-grandfather never came back, said Liu Xiaoyan."),
        ("他说，将定期邀请专家。", "She said that experts would be invited."),
    ],
    silent=[
        ("刘小燕说，她的曾祖父再也没有回来。", "Her great-grandfather never came back; he had gone in 1934."),
        ("他说，将定期邀请专家。", "He said that experts would be invited."),
        ("他的妻子说，会回来。", "She said that she would come back."),
        ("其他人说", "She said so."),
    ],
)
def gender(segment: Analysis) -> Iterator[Hit]:
    """The source says 她 and the target he, or the other way round.

    Chinese speech makes no difference, and a draft guesses; the character in the text does not.
    """
    male, female = _HIM_ZH.search(segment.source), _HER_ZH.search(segment.source)
    if (male is None) is (female is None):
        return
    others = _MEN_ZH if female else _WOMEN_ZH
    source = male or female
    if source is None:
        return
    wrong, right = (_HE, _SHE) if female else (_SHE, _HE)
    is_mixed = not right.isdisjoint(segment.words)
    if others.search(segment.source):
        if is_mixed or segment.source[source.end() : source.end() + 1] != "的":
            return
        wrong = frozenset({"his"} if female else {"her"})
    for token, word in zip(segment.tokens, segment.words, strict=True):
        if word not in wrong or (is_mixed and word not in {"he", "she"}):
            continue
        span = Span(token.start, token.end)
        fix = _OTHER_PRONOUN.get(word)
        written = fix.capitalize() if fix and token.text[0].isupper() else fix
        yield segment.hit(
            f"The source says {source[0]}.",
            target=span,
            source=source.span(),
            fixes=[replacement(span, written)] if written else (),
            key=f"{source[0]} {word}",
        )


_HE_WORDS, _SHE_WORDS = listed(_HE), listed(_SHE)
_EITHER = re.compile(r"\b(?:he|him|his|she|hers?)(?: or |/|\(|-)s?(?:he|him|his|hers?)\b", re.IGNORECASE)


@rule(
    id="name.gender-mixed",
    type=_TYPE,
    severity=Severity.MAJOR,
    needs_source=True,
    words=(_HE_WORDS, _SHE_WORDS),
    fires=[
        ("李元忠买了车，天天开车上下班。", "Li Yuanzhong bought a car, and now she drives to his office every day."),
        ("钟教授分享了看法。", "She also shared his views, and he answered questions."),
    ],
    silent=[
        ("李元忠和妻子买了车。", "Li Yuanzhong bought a car with his wife; she drives it."),
        ("每个人都要做好本职工作。", "Everyone must do his or her own job."),
        ("王女士和张先生来了。", "She came with him."),
        ("医生罗素新叮嘱村民谭大贵。", "Luo Suxin told Tan Dagui as she measured his blood pressure."),
    ],
)
def gender_mixed(segment: Analysis) -> Iterator[Hit]:
    """The target has both he and she, and the source tells of nobody of two sexes.

    Where Chinese needs no pronoun, a draft guesses anew in each clause.
    """
    if _WOMEN_ZH.search(segment.source) or _MEN_ZH.search(segment.source) or _EITHER.search(segment.target):
        return
    if len({pair.first for pair in pairs(segment) if pair.first.lower() in SURNAMES}) > 1:
        return
    found = [(token, word) for token, word in zip(segment.tokens, segment.words, strict=True) if word in _BOTH]
    he = [token for token, word in found if word in _HE]
    she = [token for token, word in found if word in _SHE]
    if not he or not she:
        return
    subjects = {"he", "she"}
    fewer = min(he, she, key=lambda tokens: (len(tokens), tokens[0].text.lower() not in subjects, tokens[0].start))
    for token in fewer:
        right = _OTHER_PRONOUN.get(token.text.lower())
        written = right.capitalize() if right and token.text[0].isupper() else right
        yield segment.hit(
            "The target has both he and she; the source tells of nobody of two sexes.",
            target=(token.start, token.end),
            fixes=[replacement((token.start, token.end), written)] if written else (),
            key=token.text,
        )


_BOTH = _HE | _SHE


_NOT_ONLY = re.compile(r"\bonly (?:(?!not\b|but\b)[^.;:!?]){3,160}?\bbut also\b")
_DENIED = re.compile(r"\b(?:not|never|no|without|cannot|nor)\b|n['’]t\b", re.IGNORECASE)
_ONLY = listed({"only"})


@rule(
    id="polarity.not-only",
    type=_TYPE,
    severity=Severity.MAJOR,
    words=_ONLY,
    fires=[("…", "The road is only a means of transport, but also a way out of poverty.")],
    silent=[
        ("…", "The road is not only a means of transport, but also a way out of poverty."),
        ("…", "Not only is it the only road, but also the best; it isn't only good, but also cheap."),
        ("…", "It is the only road. But also the river is a way."),
    ],
)
def not_only(segment: Analysis) -> Iterator[Hit]:
    """Only goes before but also, and the “not” is lost: is only a road, but also a way out.

    The sentence says less than it should, and contradicts itself.
    """
    for match in _NOT_ONLY.finditer(segment.target):
        sentence = max((begin for begin in segment.sentence_starts if begin <= match.start()), default=0)
        if _DENIED.search(segment.target, sentence, match.end()) or segment.target[: match.start()].endswith("the "):
            continue
        end = match.start() + len("only")
        start = segment.target.rfind(" ", 0, match.start() - 1) + 1
        verb = segment.target[start : match.start()]
        yield segment.hit(
            "Usually: not only … but also.",
            target=(start, end),
            fixes=[replacement(Span(start, end), f"{verb}not only")],
        )
