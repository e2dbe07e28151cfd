"""What was translated before is found again, and only that."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enface.memory.shelf import Memory
from enface.memory.volume import Entry
from enface.model import Side

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
ENTRIES = st.lists(st.builds(Entry, TEXTS, TEXTS, st.just("1"), st.just("approved")), min_size=1, max_size=20)


@settings(deadline=None, max_examples=60)
@given(ENTRIES, st.data())
def test_the_same_text_is_found_with_100_until_its_document_is_removed(entries, data):
    wanted = data.draw(st.sampled_from(entries))
    with TemporaryDirectory() as folder:
        memory = Memory(Path(folder) / "reviews.db")
        memory.add("a.tmx", entries)
        for side, text in ((Side.SOURCE, wanted.source), (Side.TARGET, wanted.target)):
            best = memory.find(text, side, best=len(entries))
            assert best[0].score == 100
            assert wanted in [match.entry for match in best if match.score == 100]
        memory.add("a.tmx", [*entries, Entry("新", "added later")])
        assert memory.find("added later", Side.TARGET)[0].score == 100
        assert memory.remove("a.tmx")
        assert memory.find(wanted.source) == []


def test_the_nearest_are_found_among_many_of_like_length(tmp_path):
    memory = Memory(tmp_path / "reviews.db")
    many = [Entry(f"{number * 7919 % 100003:05d} delegates met", str(number)) for number in range(5000)]
    memory.add("many.tsv", [*many, Entry("The council met in Changsha", "here")])
    found = memory.find("The council meets in Changsha")
    assert [match.entry.target for match in found] == ["here"]
    assert 90 < found[0].score < 100


def test_words_are_found_on_either_side(tmp_path):
    memory = Memory(tmp_path / "reviews.db")
    memory.add("a", [Entry("长沙市", "Changsha"), Entry("北京", "Beijing")])
    assert [entry.target for _name, entry in memory.search("changSHA")] == ["Changsha"]
    assert [entry.target for _name, entry in memory.search("北京")] == ["Beijing"]


@pytest.mark.parametrize("cut", [0, 5, 30, -1])
def test_a_damaged_volume_is_told_and_can_be_made_again(tmp_path, cut):
    memory = Memory(tmp_path / "reviews.db")
    memory.add("a", [Entry("长沙", "Changsha")], "x")
    (file,) = memory.folder.iterdir()
    file.write_bytes(file.read_bytes()[:cut])
    memory.add("b", [Entry("北京", "Beijing")])
    assert memory.find("长沙") == []
    assert [problem.path for problem in memory.problems] == [str(file)]
    assert memory.find("北京")[0].score == 100
    assert memory.digest("a") == ""
    memory.add("a", [Entry("长沙", "Changsha")])
    assert memory.find("长沙")[0].score == 100
    assert memory.problems == ()


@given(ENTRIES, TEXTS)
def test_words_are_found_wherever_an_entry_has_them_and_nowhere_else(entries, words):
    wanted = words[:3]
    with TemporaryDirectory() as folder:
        memory = Memory(Path(folder) / "reviews.db")
        memory.add("a", entries)
        for part in (wanted, entries[0].source[:2], entries[-1].target[-2:].upper()):
            found = [entry for _name, entry in memory.search(part)]
            folded = part.casefold()
            assert all(folded in one.source.casefold() or folded in one.target.casefold() for one in found)
            assert all(one in found for one in entries if part in one.source or part in one.target)


def test_the_nearest_of_all_volumes_are_measured(tmp_path):
    memory = Memory(tmp_path / "reviews.db")
    for part in range(20):
        numbers = range(part * 200, part * 200 + 200)
        memory.add(f"{part}", [Entry(f"{number * 7919 % 100003:05d} delegates met", str(number)) for number in numbers])
    memory.add("last", [Entry("The council met in Changsha", "here"), Entry("湖南省", "The council met in Shanghai")])
    found = memory.find("The council meets in Changsha")
    assert [(match.entry.target, match.side) for match in found] == [
        ("here", Side.SOURCE),
        ("The council met in Shanghai", Side.TARGET),
    ]
    assert [match.name for match in memory.find("00000 delegates met", least=100)] == ["0"]


def test_only_what_an_earlier_day_left_unfinished_is_swept_away_by_adding(tmp_path):
    memory = Memory(tmp_path / "reviews.db")
    memory.add("a", [Entry("长沙", "Changsha")])
    old, new = (memory.folder / f".enface-{name}.tmp" for name in ("old", "new"))
    for path in (old, new):
        path.touch()
    os.utime(old, (0, 0))
    memory.add("a", [Entry("长沙", "Changsha")])
    assert (old.exists(), new.exists()) == (False, True)


def test_nothing_is_like_an_empty_text(tmp_path):
    memory = Memory(tmp_path / "reviews.db")
    memory.add("a", [Entry("长沙", "Changsha")])
    assert memory.find("") == []


def test_a_pair_that_stands_in_several_files_is_shown_once(tmp_path):
    memory = Memory(tmp_path / "reviews.db")
    for name in ("a", "b"):
        memory.add(name, [Entry("长沙市", "Changsha"), Entry("长沙市", "Changsha City")])
    assert [match.entry.target for match in memory.find("长沙市")] == ["Changsha", "Changsha City"]
