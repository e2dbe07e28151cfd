"""English inflection: the other number of a noun phrase, the forms of a verb phrase, the article before a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from enface.languages.english import word_set

_IRREGULAR_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "tooth": "teeth",
    "mouse": "mice", "goose": "geese", "ox": "oxen", "criterion": "criteria", "phenomenon": "phenomena",
    "crisis": "crises", "basis": "bases", "analysis": "analyses", "thesis": "theses", "leaf": "leaves", "life": "lives",
    "half": "halves", "self": "selves", "shelf": "shelves", "wife": "wives", "knife": "knives", "hero": "heroes",
    "potato": "potatoes", "tomato": "tomatoes", "echo": "echoes",
}  # fmt: skip
_IRREGULAR_SINGULARS = {plural: singular for singular, plural in _IRREGULAR_PLURALS.items()}
_NO_PLURAL = word_set(
    """
    information news equipment progress advice research knowledge staff series species aircraft headquarters means
    work health wealth personnel police cattle offspring economics politics mathematics physics ethics
    """
)
# Ends in s, and is one thing.
_SINGULAR_IN_S = ("ss", "us", "is", "ics")

_IRREGULAR_VERBS = {
    "be": "is was were been being", "have": "has had having", "do": "does did done doing", "go": "goes went gone going",
    "make": "made", "take": "took taken", "give": "gave given", "hold": "held", "build": "built", "bring": "brought",
    "get": "got gotten", "keep": "kept", "lead": "led", "leave": "left", "lose": "lost", "meet": "met", "pay": "paid",
    "run": "ran", "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent", "set": "set",
    "show": "showed shown", "speak": "spoke spoken", "spend": "spent", "stand": "stood", "strike": "struck",
    "teach": "taught", "tell": "told", "think": "thought", "win": "won", "write": "wrote written", "draw": "drew drawn",
    "drive": "drove driven", "fight": "fought", "find": "found", "grow": "grew grown", "know": "knew known",
    "begin": "began begun", "become": "became become", "choose": "chose chosen", "come": "came", "cut": "cut",
    "put": "put", "let": "let", "read": "read", "rise": "rose risen", "break": "broke broken", "buy": "bought",
    "catch": "caught", "deal": "dealt", "fall": "fell fallen", "feel": "felt", "hear": "heard", "light": "lit",
    "mean": "meant", "overcome": "overcame", "undertake": "undertook undertaken", "uphold": "upheld",
    "strive": "strove striven", "swear": "swore sworn", "understand": "understood", "withdraw": "withdrew withdrawn",
}  # fmt: skip
_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")  # one syllable: stop, plan, ban
_DOUBLED_LONG = word_set(
    "admit commit control permit submit transfer refer prefer occur equip begin forget compel confer"
    " infer incur expel excel remit repel recur"
)
_PARTICLES = word_set("about at away back down for forward in into of off on out over through to up upon with")

# A plural stands on the noun before the first preposition: "federations of returned overseas Chinese".
_HEAD = re.compile(r"^(?P<head>[^,]*?)(?P<rest>(?: (?:of|for|in|on|at|to|from|with|by|under|against) .*)?)$")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_VOWEL_SOUND = re.compile(
    r"(?!uni(?:[cfoqstv]|$)|u[sk][aeiu]|uti|eu|ewe|one\b|once\b|ubi|u-)[aeiou]|hon(?:est|or|our)|hour|heir",
    re.IGNORECASE,
)
_SPELT = re.compile(r"[A-Z](?:[A-Z0-9]+\b|\.)")


def other_number(phrase: str) -> str:
    """The plural of a singular noun phrase, the singular of a plural one, on its head noun.

    Empty where the head has none, or where there is no noun to see ("study, publicity and implementation").
    """
    match = _HEAD.match(phrase)
    word = _LAST_WORD.search(match["head"]) if match else None
    if match is None or word is None:
        return ""
    noun = _other_noun(word[0])
    return match["head"][: word.start()] + noun + match["rest"] if noun else ""


def is_plural(phrase: str) -> bool:
    """Whether the head noun of a phrase stands in the plural."""
    match = _HEAD.match(phrase)
    word = _LAST_WORD.search(match["head"]) if match else None
    if word is None:
        return False
    noun = word[0].lower()
    if noun in _IRREGULAR_SINGULARS or noun.endswith(("men", "people")):
        return True
    return noun.endswith("s") and not noun.endswith(_SINGULAR_IN_S) and len(noun) > 3


def _other_noun(noun: str) -> str:
    lower = noun.lower()
    if lower in _NO_PLURAL or (noun.isupper() and len(noun) > 1):
        return ""
    irregular = _IRREGULAR_PLURALS.get(lower) or _IRREGULAR_SINGULARS.get(lower)
    if irregular:
        return noun[0] + irregular[1:] if irregular[0] == lower[0] else irregular
    if lower.endswith("man"):  # chairman, businesswoman
        return noun[:-2] + "en"
    if lower.endswith("men"):
        return noun[:-2] + "an"
    if lower.endswith("people"):  # businesspeople
        return noun[:-6] + "person"
    if lower.endswith("person"):
        return noun[:-6] + "people"
    return _regular_noun(noun, lower)


def _regular_noun(noun: str, lower: str) -> str:
    if lower.endswith("ies") and len(lower) > 4:
        return noun[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return noun[:-2]
    if lower.endswith("s") and not lower.endswith(_SINGULAR_IN_S):
        return noun[:-1]
    if lower.endswith("ese"):
        return ""
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if lower.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    return noun + "s"


def verb_forms(phrase: str) -> Iterator[str]:
    """The other forms of a verb phrase: of its first verb and, alike, of those coordinated with it.

    "deliberate on and adopt" gives "deliberates on and adopts", "deliberated on and adopted", "deliberating on and
    adopting".
    """
    words = phrase.split(" ")
    verbs = set(_verb_places(words))
    ladders = [_forms_of(word.rstrip(",")) if at in verbs else () for at, word in enumerate(words)]
    for step in range(max(map(len, ladders), default=0)):
        yield " ".join(
            ladder[min(step, len(ladder) - 1)] + ("," if word.endswith(",") else "") if ladder else word
            for word, ladder in zip(words, ladders, strict=True)
        )


def _verb_places(words: list[str]) -> Iterator[int]:
    expects_verb = True
    for at, word in enumerate(words):
        if expects_verb and word not in {"and", "or"}:
            yield at
            expects_verb = word.endswith(",")
        elif word in {"and", "or"}:
            expects_verb = True
        elif word.rstrip(",") not in _PARTICLES:
            return


def _forms_of(verb: str) -> tuple[str, ...]:
    """Third person, past, -ing, then participles of their own."""
    if not verb.isalpha():
        return ()
    irregular = tuple(_IRREGULAR_VERBS.get(verb.lower(), "").split())
    if len(irregular) > 2:
        return irregular
    past = irregular or (_with_ending(verb, "ed"),)
    return (_third_person(verb), past[0], _with_ending(verb, "ing"), *past[1:])


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "es" if verb.endswith(("s", "x", "ch", "sh", "z", "o")) else verb + "s"


def _with_ending(verb: str, ending: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + ending
    if verb.endswith("ee") and ending == "ed":
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou" and ending == "ed":
        return verb[:-1] + "ied"
    if (_DOUBLED.match(verb) and len(verb) > 2) or verb in _DOUBLED_LONG:
        return verb + verb[-1] + ending
    return verb + ending


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word in small letters without its common endings, so that "conducted" and "conducts" compare equal."""
    word = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    for ending in ("ies", "ied", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith(("ss", "us", "is")):
            word = word[: -len(ending)] + ("y" if ending in {"ies", "ied"} else "")
            break
    return word.removesuffix("e") if len(word) > 3 else word


def indefinite_article(word: str) -> str:
    """`a` or `an`, as the first sound of a word or an acronym wants it."""
    if _SPELT.match(word):
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    return "an" if _VOWEL_SOUND.match(word) else "a"
