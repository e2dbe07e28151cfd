"""A negation that is lost, and he for she."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from enface.languages.english import word_set
from enface.languages.sieve import Sieve, in_source, listed
from enface.model import Severity, Span
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule

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


_NOT_ZH = re.compile(
    "(?:不是|不会|并未|并没有|没有|尚未|从未|不能|不可|不得|不应|不超过|未被|无法|并不|并非|[绝决从]不|未发现|未造成|不再|禁止|严禁|无人员|未经|不予)(?!不)"
)
_NO_NEGATION_ZH = re.compile(
    "不再[是只]|并不[是比]?[^，。]{0,6}而是|不是[^。]{1,20}就是|是不是|会不会|能不能|可不可|不得不|不得已|不能不|不会不|不是[^，。]{1,12}而是|不可[避思忽缺分或多]|不会[^，。]{0,6}不|只不过|不仅|不但"
    "|不能[^，。]{0,8}不|无不|没有[^，。]{1,12}就没有|不可[一世]|[？?吗]|不应[^，。]{0,8}[，。]|才能|不得[了知]|不会再|不能再|除非|直到|之前|前"
)
_NOT_EN = re.compile(
    r"\b(?:no|not|never|none|neither|nor|nothing|nobody|nowhere|without|cannot|un(?!it|iv|io|iq|if|der|til\b)\w{4,}|non-?\w*"
    r"|dis(?:agree|appro|put|allow|lik|appear|abl|conti|regard|satis|hones|quali|advan|belie|conn|coura|miss|card|com|pel|bar|rupt|organ)\w*"
    r"|im(?:possib|prop|perfect|mature|pract|patien|mob)\w*|il(?:leg|lit|log)\w*|ir(?:reg|res|rev|rel|rep)\w*"
    r"|in(?:ab|cap|adeq|compr|suff|corr|vis|eff|comple|consis|direct|evit|toler|accur|access|expens|form|hum|just|sec|val)\w*"
    r"|fail\w*|refus\w*|reject\w*|den(?:y|ied|ies)|lack\w*|hard\w*|difficult\w*|rare\w*|few\w*|little|only|rather"
    r"|ignor\w*|forbid\w*|ban\w*|prohibit\w*|prevent\w*|avoid\w*|stop\w*|free|absen\w+|exempt\w*|exclud\w*|against|barely|nil|zero"
    r"|yet|unless|until|before|beyond|other than|halt\w*|suspend\w*|mis\w+|least|missing|clos\w+|still|remain\w*"
    r"|\w+less|less|any\w*|short|doubt\w*|limit\w*|restrict\w*|ever|too|than|out of|off)\b|n['’]t\b",
    re.IGNORECASE,
)


_NEGATIONS = word_set("no not never without cannot none neither nor only than")
_PLAIN_NEGATIONS = Sieve(lambda word: word.lower() in _NEGATIONS or word.endswith(("n't", "n’t")))


def _may_be_denied(segment: Analysis) -> bool:
    return not segment.has(_PLAIN_NEGATIONS) and _NOT_ZH.search(segment.source) is not None


@rule(
    id="polarity.negation",
    type=_TYPE,
    severity=Severity.CRITICAL,
    needs_source=True,
    words=in_source("不未无没并禁"),
    when=_may_be_denied,
    fires=[("这并不是真正的自由。", "This is real freedom.")],
    silent=[
        ("这并不是真正的自由。", "This is not real freedom."),
        ("他不得不去。", "He had to go."),
        ("这是不是真正的自由？", "Is this real freedom?"),
        ("困难是无法避免的。", "Hardship is unavoidable."),
    ],
)
def negation(segment: Analysis) -> Iterator[Hit]:
    """The source denies something, and nothing in the target does.

    The sentence says the opposite and reads as well.
    """
    for start, source, target in _sentences(segment):
        said = _NOT_ZH.search(source)
        if said is None or _NO_NEGATION_ZH.search(source) or _NOT_EN.search(target):
            continue
        yield segment.hit(
            f"The source says {said[0]}; nothing in the target denies anything.",
            source=(start + said.start(), start + said.end()),
            target=_denied_verb(segment, said, target),
            key=said[0],
        )


_AUXILIARIES = (
    (re.compile("不能|不可|不得|不应|无法"), re.compile(r"\b(?:can|must|may|should|could|shall|might)\b")),
    (re.compile("不会"), re.compile(r"\b(?:will|would)\b")),
    (re.compile("不是"), re.compile(r"\b(?:is|are|was|were)\b")),
)
"""What denies in Chinese, and the English verbs that would take the “not”."""


def _denied_verb(segment: Analysis, said: re.Match[str], target: str) -> Span | None:
    """The auxiliary that the denial belongs to: None where there is none, or several."""
    begin = segment.target.find(target)
    for chinese, english in _AUXILIARIES:
        if chinese.search(said[0]):
            found = list(english.finditer(target))
            return Span(begin + found[0].start(), begin + found[0].end()) if len(found) == 1 else None
    return None


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
