"""Surface figures are sacrebleu's, with its signatures; a difference is tested as sacrebleu tests it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enface.scoring.significance import paired_bootstrap
from enface.scoring.surface import compare, edit_rates, misaligned, reference_lengths, surface, total

HYPOTHESES = ["The dog bit the man.", "It wasn't surprising.", "The man had just bitten him."]
REFERENCES = ["The dog bit the man.", "It was not unexpected.", "The man bit him first."]


def test_ter_of_a_shifted_word() -> None:
    assert surface(["b c d a"], ["a b c d"])[0].score == pytest.approx(25.00, abs=5e-3)


def test_hter_of_a_revision() -> None:
    edits, signature = edit_rates(["The man have bought two book ."], ["The man has bought two books ."])
    assert edits[0].rate == pytest.approx(28.57, abs=5e-3)
    assert "tok:tercom" in signature


@pytest.mark.parametrize("language", ["en", "zh"])
def test_lengths_are_those_by_which_rates_are_made(language: str) -> None:
    texts = ["The man, in 2019, bought two books.", "", "湖南省 GDP 增长3.5%。"]
    edits, _ = edit_rates(["x"] * 3, texts, language)
    assert reference_lengths(texts, language) == [one.length for one in edits]


def test_every_figure_has_its_signature_and_can_be_made_again() -> None:
    from sacrebleu import corpus_bleu, corpus_chrf, corpus_ter

    figures = {one.name: one for one in surface(HYPOTHESES, REFERENCES)}
    assert figures["BLEU"].score == pytest.approx(corpus_bleu(HYPOTHESES, [REFERENCES]).score)
    assert figures["chrF"].score == pytest.approx(corpus_chrf(HYPOTHESES, [REFERENCES]).score)
    assert figures["chrF++"].score == pytest.approx(corpus_chrf(HYPOTHESES, [REFERENCES], word_order=2).score)
    assert figures["TER"].score == pytest.approx(corpus_ter(HYPOTHESES, [REFERENCES]).score)
    assert figures["BLEU"].signature.startswith("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:")
    assert figures["chrF++"].signature.startswith("nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:")


def test_the_library_still_gives_the_values_of_its_readme() -> None:
    from sacrebleu import corpus_bleu, corpus_chrf

    second = ["The dog had bit the man.", "No one was surprised.", "The man had bitten the dog."]
    assert corpus_bleu(HYPOTHESES, [REFERENCES, second]).score == pytest.approx(48.53, abs=5e-3)
    assert corpus_chrf(HYPOTHESES, [REFERENCES, second]).score == pytest.approx(59.73, abs=5e-3)


def test_rates_of_segments_together_are_the_rate_of_the_text() -> None:
    edits, _ = edit_rates(HYPOTHESES, REFERENCES)
    assert total(edits) == pytest.approx(surface(HYPOTHESES, REFERENCES)[0].score)


def test_chinese_is_not_counted_as_one_word() -> None:
    edits, signature = edit_rates(["湖南省长沙市"], ["湖南省长沙县"], "zh-CN")
    assert edits[0] == (1, 6)
    assert "asian:yes" in signature


def test_inline_codes_and_line_ends_do_not_count() -> None:
    edits, _ = edit_rates(["Go\ufffc on\nnow"], ["Go  on now"])
    assert edits[0].edits == 0


def test_nothing_against_nothing_is_no_edit() -> None:
    assert edit_rates([""], [""])[0][0].rate == 0
    assert edit_rates(["x"], [""])[0][0].rate == 100


def test_two_that_are_the_same_are_no_sure_difference() -> None:
    assert {one.p for one in compare(HYPOTHESES, HYPOTHESES, REFERENCES)} == {1.0}
    assert paired_bootstrap([(1, 100), (0, 50)], [(1, 100), (0, 50)]).p == 1.0


def test_paired_bootstrap_is_that_of_sacrebleu() -> None:
    from sacrebleu.metrics.ter import TER
    from sacrebleu.significance import PairedTest

    old = [f"a b c {word} e f" for word in ["d", "d", "x", "x", "d", "x", "d", "x", "d", "x"]]
    new = [f"a b {word} d e f" for word in ["c", "c", "c", "c", "c", "c", "x", "c", "c", "c"]]
    references = ["a b c d e f"] * 10
    _, scores = PairedTest([("o", old), ("n", new)], {"TER": TER()}, [references], "bs")()
    edits = [[tuple(one) for one in edit_rates(texts, references)[0]] for texts in (old, new)]
    compared = paired_bootstrap(edits[0], edits[1])
    assert compared.p == pytest.approx(scores["TER"][1].p_value)
    assert 100 * compared.one == pytest.approx(scores["TER"][0].score)


def test_versions_are_compared_against_references() -> None:
    figures = {one.name: one for one in compare(HYPOTHESES, REFERENCES, REFERENCES, samples=50)}
    assert figures["TER"].new == 0
    assert figures["BLEU"].new == pytest.approx(100)
    assert "bs:50|seed:" in figures["chrF"].signature


@given(st.lists(st.tuples(st.floats(0, 9), st.floats(1, 40)), min_size=2, max_size=20))
def test_the_same_against_itself_is_never_significant(rates: list[tuple[float, float]]) -> None:
    compared = paired_bootstrap(rates, rates, samples=50)
    assert compared.one == compared.other
    assert compared.p > 0


TEXTS = [
    "The province met on Friday.",
    "Roads were built in every county.",
    "Tea is grown on the hills of the west.",
    "Students came back to their schools in May.",
    "Rain fell for three days and three nights.",
    "A bridge now spans the river Xiang.",
]
OTHER = [
    "On Friday the province held a meeting.",
    "Every county saw roads built.",
    "On the western hills tea is grown.",
    "In May the students went back to school.",
    "It rained for three days and nights.",
    "The river Xiang is now spanned by a bridge.",
]


def test_references_that_belong_to_other_segments_are_seen() -> None:
    assert not misaligned(TEXTS, OTHER)
    assert "1 segment earlier" in misaligned(TEXTS, [*OTHER[1:], OTHER[0]])
    assert "1 segment later" in misaligned(TEXTS, [OTHER[-1], *OTHER[:-1]])
    assert "6 of 6" in misaligned(TEXTS, ["No."] * 6)
