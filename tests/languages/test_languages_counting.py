"""Numbers agree with their nouns."""

from __future__ import annotations

from enface.languages.counting import counted


def test_a_number_agrees_with_its_noun() -> None:
    assert counted(1, "segment") == "1 segment"
    assert counted(1200, "segment") == "1,200 segments"
    assert counted(0, "advisory", "advisories") == "0 advisories"
