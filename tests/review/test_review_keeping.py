"""What stands in a project after any work at the desk is what a full check finds."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from itertools import chain
from pathlib import Path

import delivery_driver
import mending_driver
from hypothesis import given, settings
from hypothesis import strategies as st

from enface import rules
from enface.model import Side
from enface.review.checking import document_of
from enface.review.commands import Redo, Refused, Revise, Undo
from enface.review.desk import Desk
from enface.review.mending import Merge, Shift, Split
from enface.rules import Scope, all_rules, standing
from enface.store.findings import pack

STEPS = ("revise", "revise", "revise", "undo", "redo", "split", "merge", "shift", "delivery", "glossary", "check")
TERMS = ("侨联,FROC,preferred", "侨联,Hunan Federation,forbidden", "会议,conference,preferred")
_EXAMPLES = [
    [
        pair
        for sources, targets in (*rule.fires, *rule.silent)
        for pair in zip(sources.split(" ¶ "), targets.split(" ¶ "), strict=True)
    ]
    for rule in all_rules()
    if rule.scope is not Scope.SEGMENT
]
Pairs = list[tuple[str, str]]
_POOLS = st.lists(st.sampled_from(_EXAMPLES), min_size=1, max_size=2).map(
    lambda pools: list(chain.from_iterable(pools))
)
"""Texts on which one or two wide rules turn, so that an edit bears on other segments."""


def rows_of(pool: Pairs, data: st.DataObject) -> list[tuple[str, str, str]]:
    pairs = data.draw(st.lists(st.sampled_from(pool), min_size=2, max_size=8))
    return [(str(number), *pair) for number, pair in enumerate(pairs)]


def opened(root: Path) -> Desk:
    return mending_driver.opened(mending_driver.made(root))


def found(desk: Desk, key: str) -> list[str]:
    bodies = desk._store.finding_bodies(key, 0, 99)
    return list(chain.from_iterable(bodies[ordinal] for ordinal in sorted(bodies)))


def found_anew(desk: Desk) -> dict[str, list[str]]:
    """What a full check finds in every document, as the store keeps it."""
    documents = [document_of(desk._store, record, lambda: None) for record in desk._store.documents()]
    result: dict[str, list[str]] = {document.name: [] for document in documents}
    for finding in rules.check(documents, desk._glossary, desk.project.profile).findings:
        result[finding.document].append(pack(finding))
    return result


def is_right(desk: Desk, *changed: str) -> None:
    """A check of what was changed leaves the whole project right."""
    desk.check(*changed)
    assert {summary.key: found(desk, summary.key) for summary in desk.documents()} == found_anew(desk)
    assert all(summary.checked for summary in desk.documents())


def work(desk: Desk, step: str, pool: Pairs, data: st.DataObject) -> None:
    if step == "delivery":
        delivery_driver.take(desk, rows_of(pool, data))
        return
    keys = [summary.key for summary in desk.documents()]
    key = mending_driver.KEY if step in {"split", "merge", "shift"} else data.draw(st.sampled_from(keys))
    if step in {"undo", "redo"}:
        desk.apply(Undo(key) if step == "undo" else Redo(key))
        return
    row = data.draw(st.sampled_from(desk.rows_after(key, 0, 99)))
    target = row.segment.target
    if step == "revise":
        desk.apply(Revise(row.ref, data.draw(st.sampled_from(["", *(target for _, target in pool)])), target))
    elif step == "split":
        desk.segmentation.apply(Split(row.ref, len(row.segment.source) // 2, data.draw(st.sampled_from([None, 4]))))
    elif step == "merge":
        desk.segmentation.apply(Merge(row.ref))
    else:
        desk.segmentation.apply(Shift(row.ref, data.draw(st.sampled_from(Side))))


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_whatever_people_do_a_check_of_what_they_changed_leaves_what_a_full_check_finds(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        root, pool = Path(name) / "p", data.draw(_POOLS)
        mending_driver.made(root)
        for document in ("one.tsv", "two.tsv"):
            (root / "segments" / document).write_text(delivery_driver.table(rows_of(pool, data)), "utf-8")
        held = data.draw(st.sampled_from([1, 50_000]))
        desk = opened(root)
        desk._keeping._held = held
        try:
            is_right(desk, *(summary.key for summary in desk.documents()))
            for step in data.draw(st.lists(st.sampled_from(STEPS), min_size=1, max_size=10)):
                if step == "glossary":
                    desk.close()
                    (root / "glossary").mkdir(exist_ok=True)
                    terms = data.draw(st.lists(st.sampled_from(TERMS), min_size=1))
                    head = "source_term,target_term,status\n"
                    (root / "glossary" / "terms.csv").write_text(head + "\n".join(terms) + "\n", "utf-8")
                    desk = opened(root)
                    desk._keeping._held = held
                elif step == "check":
                    is_right(desk, *(summary.key for summary in desk.documents() if not summary.checked))
                else:
                    with suppress(Refused):
                        work(desk, step, pool, data)
            is_right(desk, *(summary.key for summary in desk.documents() if not summary.checked))
        finally:
            desk.close()


def test_an_edit_is_checked_without_reading_the_project_again(tmp_path: Path, monkeypatch) -> None:
    root = tmp_path / "p"
    mending_driver.made(root)
    rows = [(str(number), "会议召开。", f"The meeting number {number} was held.") for number in range(30)]
    (root / "segments" / "one.tsv").write_text(delivery_driver.table(rows), "utf-8")
    with opened(root) as desk:
        is_right(desk, *(summary.key for summary in desk.documents()))
        read = []
        really = standing.Run.segments
        monkeypatch.setattr(
            standing.Run,
            "segments",
            lambda self, some: [read.extend(one.segment.id for one in some), really(self, some)][1],
        )
        delivery_driver.revise(desk, "7", "The meeting was held in march.")
        read.clear()
        desk.check(delivery_driver.KEY)
        assert read == ["7", "8"]
        monkeypatch.undo()
        is_right(desk)


def test_what_a_change_bears_on_elsewhere_in_the_project_is_found_by_the_same_check(tmp_path: Path) -> None:
    root = tmp_path / "p"
    mending_driver.made(root)
    for name in ("one.tsv", "two.tsv"):
        rows = [("1", "请各单位认真贯彻落实本通知精神。", "All units shall carry out the notice.")]
        (root / "segments" / name).write_text(delivery_driver.table(rows), "utf-8")
    other = "segments/two.tsv"
    with opened(root) as desk:
        is_right(desk, *(summary.key for summary in desk.documents()))
        before = found(desk, other)
        delivery_driver.revise(desk, "1", "Every unit is to implement this circular.")
        desk.check(delivery_driver.KEY)
        assert found(desk, other) != before
        assert found(desk, other) == found_anew(desk)[other]
