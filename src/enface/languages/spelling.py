"""What an unknown English word may have been meant to be: one letter wrong, or two words without their space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from enface.languages.english import is_listed, is_word, word_set

LEAST_LETTERS = 5
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PREFIXES = (
    "anti", "auto", "bio", "co", "counter", "cross", "cyber", "de", "dis", "eco", "electro", "ex", "extra", "geo",
    "hydro", "hyper", "il", "im", "in", "infra", "inter", "intra", "ir", "macro", "mega", "meta", "micro", "mid",
    "mini", "mis", "mono", "multi", "nano", "neo", "neuro", "non", "off", "out", "over", "para", "photo", "poly",
    "post", "pre", "pro", "pseudo", "psycho", "quasi", "re", "retro", "self", "semi", "socio", "sub", "super",
    "techno", "tele", "thermo", "trans", "tri", "ultra", "un", "under", "uni", "up", "vice",
)  # fmt: skip
_SUFFIXES = (
    "able", "al", "ally", "ance", "ation", "dom", "ed", "ence", "er", "ers", "es", "ese", "ess", "est", "fold",
    "ful", "hood", "ian", "ible", "ic", "ify", "ing", "ings", "ise", "ised", "ish", "ism", "isms", "ist", "ists",
    "ity", "ization", "isation", "ize", "ized", "izing", "less", "like", "ly", "ment", "ments", "ness", "or", "ors",
    "ous", "ry", "s", "ship", "some", "tion", "ward", "wards", "wide", "wise", "y",
)  # fmt: skip


_DOUBLING = frozenset({"ing", "ed", "er", "ers"})
_BAD_PLURAL = re.compile(r"(?:[bcdfghjklmnpqrstvwxz]y|s|x|z|ch|sh)s$")


_ALSO_KNOWN = word_set(
    """
    oolong lychee lychees longan longans goji wolfberry wolfberries jujube jujubes kumquat kumquats pomelo pomelos
    edamame kimchi sashimi camellia camphorwood rosewood dendrobium cordyceps moxa moxibustion acupoint acupoints
    cloisonne celadon biopharma biopharmaceutical biopharmaceuticals biomanufacturing fintech blockchain
    geopark geoparks agritourism agrotourism ecotourism ecommerce livestream livestreams livestreamer livestreamers
    livestreamed smartphone smartphones videoconference videoconferencing teleconference aerogel photovoltaics
    graphene perovskite maglev hydropower microblog microblogs superblock subdistrict subdistricts prefectural
    loess karst danxia taekwondo biogas aquaculture apiculture sericulture silviculture mariculture agroforestry
    countywide provincewide citywide villagewide townwide nationwide
    """
)
"""Words of trades and plants, and recent ones, that the dictionaries leave out."""


@lru_cache(maxsize=20_000)
def is_known(word: str) -> bool:
    """Whether a word in small letters is known, or built by the usual prefixes and endings from one that is."""
    return is_word(word) or word in _ALSO_KNOWN or _is_derived(word)


def _is_derived(word: str) -> bool:
    if any(
        word.startswith(prefix) and len(word) - len(prefix) > 3 and is_word(word[len(prefix) :]) for prefix in _PREFIXES
    ):
        return True
    if word.endswith("y") and is_word(word[:-1] + "ly"):
        return False  # officialy
    if _BAD_PLURAL.search(word):
        return False  # companys, boxs
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) <= 3:
            continue
        if suffix in _DOUBLING and is_word(stem + stem[-1] + suffix):
            continue  # begining, occured
        if suffix == "ly" and is_word(stem + "dly"):
            continue  # excitely
        if is_word(stem) or is_word(stem + "e") or (stem[-1] == "i" and is_word(stem[:-1] + "y")):
            return True
    return False


def two_words(word: str) -> tuple[str, str] | None:
    """The two known words, each of four letters at least, that `word` is made of; None where there is no such pair."""
    for cut in range(4, len(word) - 3):
        if is_word(word[:cut]) and is_word(word[cut:]):
            return word[:cut], word[cut:]
    return None


@lru_cache(maxsize=20_000)
def corrections(word: str) -> tuple[str, ...]:
    """The known words at one slip from `word`: letters that changed places first, then one lost, doubled, wrong."""
    return tuple(dict.fromkeys(slip for slip in _slips(word) if is_listed(slip)))


def _slips(word: str) -> Iterator[str]:
    places = range(len(word))
    yield from (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in places[:-1])
    yield from (word[:i] + word[i + 1 :] for i in places if i and word[i] == word[i - 1])
    yield from (word[:i] + letter + word[i:] for i in range(1, len(word) + 1) for letter in _LETTERS)
    yield from (word[:i] + word[i + 1 :] for i in places[1:])
    yield from (word[:i] + letter + word[i + 1 :] for i in places[1:] for letter in _LETTERS)
