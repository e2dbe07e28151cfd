"""What was translated before is found again, and only that."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enface.memory.differences import difference
from enface.memory.shelf import Memory
from enface.memory.volume import Entry
from enface.model import EnfaceError, Side

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


@given(TEXTS, TEXTS)
def test_a_difference_restores_both_sides(earlier, now):
    pieces = difference(earlier, now)
    assert "".join(piece.earlier for piece in pieces) == earlier
    assert "".join(piece.now for piece in pieces) == now


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
    with pytest.raises(EnfaceError):
        Memory(tmp_path / "reviews.db").find("长沙")
    assert memory.digest("a") == ""
    memory.add("a", [Entry("长沙", "Changsha")])
    assert memory.find("长沙")[0].score == 100
