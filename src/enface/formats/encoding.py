"""Bytes to text and back without a loss."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from enface.model import ImportProblem

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
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
        decoded = None if only_utf8 else _decode_gb18030(data)
        if decoded is not None:
            return _checked(decoded, data, path)
        reason = f"byte {error.start} is not UTF-8, and the encoding is not certain."
        raise ImportProblem(path, reason, remedy="Save the file as UTF-8.", line=line) from None


def _decode_gb18030(data: bytes) -> DecodedText | None:
    best = from_bytes(data, cp_isolation=["gb18030", "big5", "cp1252", "shift_jis"]).best()
    if best is None or best.encoding != "gb18030":
        return None
    return DecodedText(data.decode("gb18030"), "gb18030")


def _checked(decoded: DecodedText, data: bytes, path: str) -> DecodedText:
    nul = decoded.text.find("\x00")
    if nul >= 0:
        line = decoded.text.count("\n", 0, nul) + 1
        raise ImportProblem(path, "a NUL character: this is no text file.", remedy="Check what the file is.", line=line)
    if decoded.bom + decoded.text.encode(decoded.encoding) != data:
        raise ImportProblem(path, f"the bytes are not canonical {decoded.encoding}.", remedy="Save the file as UTF-8.")
    return decoded
