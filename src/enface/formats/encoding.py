"""Bytes to text and back without a loss."""

from __future__ import annotations

import codecs
import re

from enface.model import ImportProblem
from enface.records import record

LINE_END = re.compile("[\r\n]")

_GB18030 = "gb18030"
_RIVALS = ("big5", "cp949", "cp1251", "cp1252", "euc_jp", "euc_kr", "koi8_r", "shift_jis")
"""Encodings whose files are often valid GB18030 too; the bytes must look more like GB18030 than like any of them."""

_COMMON_SHARE = 0.9
"""How many of a GB18030 text's characters beyond ASCII must be in daily use; rare names may stand among them."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_ALLOWED = frozenset(
    (
        "ascii", "big5", "big5hkscs", "cp850", "cp866", "cp874", "cp932", "cp949", "cp950", "euc_jp", "euc_kr",
        "gb18030", "gb2312", "gbk", "johab", "koi8-r", "koi8-t", "koi8-u", "shift_jis", "tis-620", "utf-8",
        *(f"cp125{digit}" for digit in range(9)), *(f"iso8859-{number}" for number in range(1, 17) if number != 12),
    )
)  # fmt: skip
"""Encodings that a file may name; of each a text is one string of bytes."""


@record
class DecodedText:
    """A file's text, and what is needed to make the same bytes of it again."""

    text: str
    encoding: str
    bom: bytes = b""

    def encode(self, text: str, path: str) -> bytes:
        """`text` as bytes in the file's encoding. Raises ImportProblem where a character does not fit it."""
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            char, line = text[error.start], text.count("\n", 0, error.start) + 1
            reason = f"{char!r} (U+{ord(char):04X}) does not fit the file's encoding {self.encoding}."
            raise ImportProblem(path, reason, remedy="Save the file as UTF-8 and import it again.", line=line) from None


def decode(data: bytes, path: str, *, only_utf8: bool = False) -> DecodedText:
    """The text of a file: by its byte order mark, else UTF-8, else GB18030 where that is certain.

    Raises ImportProblem where the encoding is not certain or the file is empty.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise ImportProblem(path, "the file is empty.", remedy="Check that the export that made it finished.")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return _checked(DecodedText(data[len(bom) :].decode(encoding), encoding, bom), data, path)
            except UnicodeDecodeError as error:
                reason = f"byte {error.start + len(bom)} is not {encoding.upper()} though the file says so."
                raise ImportProblem(path, reason, remedy="Save the file as UTF-8.") from None
    try:
        return _checked(DecodedText(data.decode("utf-8"), "utf-8"), data, path)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode()) + 1
        decoded = None if only_utf8 else _decode_gb18030(data)
        if decoded is not None:
            return _checked(decoded, data, path)
        reason = f"byte {error.start} is not UTF-8, and the encoding is not certain."
        raise ImportProblem(path, reason, remedy="Save the file as UTF-8.", line=line, column=column) from None


def decode_declared(data: bytes, path: str, declared: str) -> DecodedText:
    """The text of a file: by its byte order mark, else in the encoding that it declares, else as `decode` finds it.

    Raises ImportProblem where it is not in that encoding, or the encoding is not one of ours.
    """
    if not declared or any(data.startswith(bom) for bom, _ in _BOMS):
        return decode(data, path)
    encoding = allowed_encoding(declared)
    if encoding is None:
        reason = f"the encoding {declared!r} that it declares is not one of ours."
        raise ImportProblem(path, reason, remedy="Save the file as UTF-8.")
    try:
        return _checked(DecodedText(data.decode(encoding), encoding), data, path)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"byte {error.start} is not {declared}, which the file says it is."
        remedy = "Name the right encoding in it, or save it as UTF-8."
        raise ImportProblem(path, reason, remedy=remedy, line=line) from None


def allowed_encoding(name: str) -> str | None:
    """Python's name of an encoding that a file declares; None where it is not one that is read."""
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return known if known in _ALLOWED else None


def first_line(head: bytes) -> str:
    """The first line of a file as far as `head` shows it, read leniently: enough to recognise ASCII words in it."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            head, known = head[len(bom) :], encoding
            break
    else:
        known = "utf-8"
    return LINE_END.split(head.decode(known, "replace").lstrip(), 1)[0].rstrip()


def _decode_gb18030(data: bytes) -> DecodedText | None:
    from charset_normalizer import from_bytes  # slow to load, and most files are UTF-8

    best = from_bytes(data, cp_isolation=[_GB18030, *_RIVALS]).best()
    if best is None or best.encoding != _GB18030:
        return None
    text = data.decode(_GB18030)
    foreign = [char for char in text if char > "\x7f"]
    common = sum(map(_in_daily_use, foreign))
    return DecodedText(text, _GB18030) if common >= _COMMON_SHARE * len(foreign) else None


def _in_daily_use(char: str) -> bool:
    """Whether GB 2312 has the character: damaged bytes decode mostly to rare ones outside it."""
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _checked(decoded: DecodedText, data: bytes, path: str) -> DecodedText:
    nul = decoded.text.find("\x00")
    if nul >= 0:
        line = decoded.text.count("\n", 0, nul) + 1
        raise ImportProblem(path, "a NUL character: this is no text file.", remedy="Check what the file is.", line=line)
    if decoded.encoding != "utf-8" and decoded.bom + decoded.text.encode(decoded.encoding) != data:
        raise ImportProblem(path, f"the bytes are not canonical {decoded.encoding}.", remedy="Save the file as UTF-8.")
    return decoded
