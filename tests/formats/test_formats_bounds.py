"""Segments that a person bounded promise: they stand where their texts stand, whatever else the file holds by now."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enface import formats
from enface.formats import Change, Guide, Known
from enface.formats.guide import NO_GUIDE
from enface.model import Segment

SOURCE = "湖南省侨联发起捐赠\n\n会议在长沙举行；有315人参加。大家都来了。\n\n谁会来？没有人知道。\n"
TARGET = """Federation of Hunan starts a donation drive

The meeting was held in Changsha, with 315 people.
All came.

Who will come? Nobody knows.
"""


def put(folder: Path, source: str, target: str) -> Path:
    if source:
        (folder / "a.zh.txt").write_text(source, "utf-8")
    (folder / "a.en.txt").write_text(target, "utf-8")
    return folder / "a.en.txt"


def known(*rows: tuple[str, ...], mended: bool = True) -> list[Known]:
    """Segments by source, target and, if it is another, the revised target; a `*` before the source: by a person."""
    found = []
    for source, target, *revised in rows:
        segment = Segment("", source.lstrip("*"), target, mended=mended and source.startswith("*"))
        found.append(Known(segment, revised[0] if revised else target))
    return found


def read(path: Path, guide: Guide = NO_GUIDE) -> list[tuple[str, str, str, bool]]:
    (document,) = formats.read(path, guide)
    return [(one.id, one.source, one.target, one.mended) for one in document.segments]


MENDED = known(
    ("湖南省侨联发起捐赠", "Federation of Hunan starts a donation drive"),
    ("*会议在长沙举行；", "The meeting was held in Changsha,"),
    ("*有315人参加。", "with 315 people."),
    ("大家都来了。", "All came."),
    ("*谁会来？没有人知道。", "Who will come? Nobody knows."),
)


def test_all_known_segments_stand_where_nothing_has_changed(tmp_path: Path) -> None:
    path = put(tmp_path, SOURCE, TARGET)
    assert [row[0] for row in read(path, Guide(MENDED))] == ["1", "2", "3", "4", "5-6"]
    assert [row[1:3] for row in read(path, Guide(MENDED))] == [
        (one.segment.source, one.segment.target) for one in MENDED
    ]


def test_a_part_of_a_sentence_is_numbered_behind_it(tmp_path: Path) -> None:
    path = put(tmp_path, "", "Who will come, and when? Nobody knows.\n")
    rows = known(("*", "Who will come,"), ("*", "and when?"), ("", "Nobody knows."))
    assert [row[0] for row in read(path, Guide(rows))] == ["1.1", "1.2", "2"]


def test_mended_segments_are_found_again_in_a_longer_text(tmp_path: Path) -> None:
    path = put(tmp_path, f"新的一句话。\n\n{SOURCE}", f"One new sentence.\n\n{TARGET}")
    assert [(row[1], row[3]) for row in read(path, Guide(MENDED))] == [
        ("新的一句话。", False),
        ("湖南省侨联发起捐赠", False),
        ("会议在长沙举行；", True),
        ("有315人参加。", True),
        ("大家都来了。", False),
        ("谁会来？没有人知道。", True),
    ]


def test_mended_segments_are_found_with_their_revised_text(tmp_path: Path) -> None:
    rows = [*MENDED]
    rows[2] = rows[2]._replace(revised="where 315 people took part.")
    path = put(
        tmp_path,
        f"新的一句话。\n\n{SOURCE}",
        f"One new sentence.\n\n{TARGET}".replace("with 315 people.", rows[2].revised),
    )
    assert ("有315人参加。", "where 315 people took part.", True) in [row[1:] for row in read(path, Guide(rows))]


def test_bounds_move_along_where_the_words_changed_on_one_side(tmp_path: Path) -> None:
    path = put(tmp_path, SOURCE, TARGET.replace("with 315 people.", "with 315 people from here."))
    assert ("有315人参加。", "with 315 people from here.", True) in [row[1:] for row in read(path, Guide(MENDED))]


def test_of_like_places_the_one_between_its_neighbours_is_taken(tmp_path: Path) -> None:
    lines = ["One is here. It stays.", "Two. Yes, two.", "One is here. It stays.", "Three."]
    path = put(tmp_path, "", "\n\n".join(["New.", *lines]))
    rows = known(
        ("", "One is here."),
        ("", "It stays."),
        ("", "Two."),
        ("", "Yes, two."),
        ("*", "One is here. It stays."),
        ("", "Three."),
    )
    found = read(path, Guide(rows))
    assert [row[2] for row in found if row[3]] == ["One is here. It stays."]
    assert found[-2][3]


def test_what_is_gone_is_let_go(tmp_path: Path) -> None:
    path = put(tmp_path, "别的。", "Another thing.")
    assert read(path, Guide(MENDED)) == read(path)


def test_an_edit_goes_where_the_known_segment_stands(tmp_path: Path) -> None:
    path = put(tmp_path, SOURCE, TARGET)
    changes = {(str(path), "3"): Change("where 315 people took part.")}
    done = formats.spliced(path.read_bytes(), str(path), changes, Guide(MENDED)).decode()
    assert done == TARGET.replace("with 315 people.", "where 315 people took part.")


@pytest.mark.parametrize("source", [SOURCE, ""])
@settings(max_examples=60)
@given(data=st.data())
def test_any_bounds_hold_and_change_no_byte(
    tmp_path_factory: pytest.TempPathFactory, source: str, data: st.DataObject
) -> None:
    """Cut anywhere between words: read again with these bounds the segments are the same, and unedited is identical."""
    path = put(tmp_path_factory.mktemp("texts"), source, TARGET)
    words = [index for index, sign in enumerate(TARGET) if sign.isspace()]
    cuts = sorted(data.draw(st.sets(st.sampled_from(words), max_size=6)))
    targets = [
        piece.strip()
        for start, end in zip([0, *cuts], [*cuts, len(TARGET)], strict=True)
        if (piece := TARGET[start:end]).strip()
    ]
    sources = [""] * len(targets)
    if source:
        places = sorted(
            data.draw(st.lists(st.integers(0, len(source)), min_size=len(targets) - 1, max_size=len(targets) - 1))
        )
        sources = [source[start:end].strip() for start, end in zip([0, *places], [*places, len(source)], strict=True)]
    rows = [Known(Segment("", *row, mended=True), row[1]) for row in zip(sources, targets, strict=True)]
    (document,) = formats.read(path, Guide(rows))
    assert [(one.source, one.target) for one in document.segments] == list(zip(sources, targets, strict=True))
    assert len({one.id for one in document.segments}) == len(rows)
    again = [Known(one, one.target) for one in document.segments]
    assert formats.read(path, Guide(again))[0].segments == document.segments
    changes = {(str(path), one.id): Change(one.target.replace("e", "EE")) for one in document.segments}
    done = formats.spliced(path.read_bytes(), str(path), changes, Guide(again)).decode()
    assert done == TARGET.replace("e", "EE")
