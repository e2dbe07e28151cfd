"""Files as no tool writes them: bytes torn, elements and attributes changed at random."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

_VALUES = ["", "yes", "no", "0", "1", "s1", "u1", "d1", "a b", "x:y", "-3", "9" * 30, "final", "&#10;", "&lt;", "zh"]
_PIECES = ["<!-- c -->", "<?pi x?>", "<![CDATA[&]]>", "x"]
_SHREDS = [b"<", b">", b"&", b'"', b"\0", b"]]>", b"<!--", b"\n", b"\xff", b"\\"]
_BEHIND_TAG = re.compile(r"(?<=[^?]>)")
_ATTRIBUTE = re.compile(r"""\s([\w:]+)=(?:"[^"]*"|'[^']*')""")


def torn(data: bytes, chance: random.Random) -> bytes:
    """The file with bytes changed; mostly nothing of its kind any more."""
    result = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(result))
        what = chance.randrange(4)
        if what == 0:
            result[start] = chance.randrange(256)
        elif what == 1:
            del result[start : start + chance.randint(1, 60)]
        elif what == 2:
            result[start:start] = result[start : start + chance.randint(1, 200)]
        else:
            result[start:start] = chance.choice(_SHREDS)
    return bytes(result)


def mutated_xml(data: bytes, chance: random.Random, pieces: Sequence[str], names: Sequence[str]) -> bytes:
    """The file torn, or XML still with elements (`pieces` put in, `names` exchanged) and attributes changed."""
    if chance.randrange(2):
        return torn(data, chance)
    text = data.decode()
    for _ in range(chance.randint(1, 6)):
        what = chance.randrange(4)
        match = chance.choice(list((_BEHIND_TAG if what == 0 else _ATTRIBUTE).finditer(text)))
        if what == 0:
            text = text[: match.end()] + chance.choice([*pieces, *_PIECES]) + text[match.end() :]
        elif what == 1:
            text = text[: match.start()] + text[match.end() :]
        elif what == 2:
            text = f'{text[: match.start()]} {match[1]}="{chance.choice(_VALUES)}"{text[match.end() :]}'
        else:
            old, new = chance.choice(names), chance.choice(names)
            text = re.sub(rf"(</?){old}\b", rf"\g<1>{new}", text)
    return text.encode()
