"""Pages: the last costs what the first does, whatever the size of the document."""

from dataclasses import dataclass, field

import pytest

from enface.model import Document, Finding, Segment, Severity, Span, Status
from enface.store import Store, open_store
from enface.store.conditions import Condition


@dataclass(frozen=True)
class Chosen:
    open_findings: bool = False
    statuses: frozenset[Status] = field(default_factory=frozenset)
    text: str = ""
    changed: bool = False
    stale: bool = False
    conditions: tuple[Condition, ...] = ()


ALL = Chosen()


def found(segment: str, *, advisory: bool = False, fingerprint: str = "f") -> Finding:
    return Finding(
        rule="case.month",
        rule_version=1,
        severity=Severity.MINOR,
        type="linguistic-conventions/spelling",
        path="one.tsv",
        document="one.tsv",
        segment=segment,
        source=None,
        target=Span(0, 3),
        message="Usually: The.",
        fingerprint=fingerprint,
        advisory=advisory,
    )


def work_of(store: Store, task) -> tuple[int, int]:
    """How many statements a task takes, and how many thousand steps of SQLite's machine."""
    statements: list[str] = []
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    store.connection.set_trace_callback(statements.append)
    store.connection.set_progress_handler(step, 100)
    task()
    store.connection.set_trace_callback(None)
    store.connection.set_progress_handler(None, 0)
    return len(statements), steps


def filled(path, number: int) -> Store:
    store = open_store(path)
    segments = tuple(Segment(str(place), f"第{place}段", f"the text of {place}") for place in range(number))
    with store.change():
        document = Document("one.tsv", "", segments, "tsv")
        store.import_document("Ann", "one.tsv", document, position=0, path="one.tsv", file_digest="0")
        for ordinal in range(0, number, 3):
            store.replace_findings("one.tsv", ordinal, str(ordinal), [found(str(ordinal))])
    return store


TASKS = {
    "the first page": lambda store, last: store.segments_after("one.tsv", 0, 30, ALL),
    "the last page": lambda store, last: store.segments_before("one.tsv", last + 1, 30, ALL),
    "a page of open findings": lambda store, last: store.segments_after("one.tsv", last // 2, 5, Chosen(True)),
    "a page before it": lambda store, last: store.segments_before("one.tsv", last // 2, 5, Chosen(True)),
    "findings of a page": lambda store, last: store.findings("one.tsv", range(last - 30, last)),
    "a segment": lambda store, last: store.segment("one.tsv", str(last)),
    "the count": lambda store, last: store.count("one.tsv", ALL),
    "the count of a status": lambda store, last: store.count("one.tsv", Chosen(statuses=frozenset({Status.DRAFT}))),
    "the next open one": lambda store, last: store.next_open("one.tsv", last // 2, backwards=False),
    "the one before": lambda store, last: store.next_open("one.tsv", last // 2, backwards=True),
    "the next of a status": lambda store, last: store.next_of_status("one.tsv", 0, [Status.TRANSLATED, Status.DRAFT]),
    "the documents": lambda store, last: store.documents(),
}


@pytest.fixture(scope="module")
def sizes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    stores = [(filled(folder / f"{number}.db", number), number) for number in (100, 4000)]
    yield stores
    for store, _ in stores:
        store.close()


@pytest.mark.parametrize("name", TASKS)
def test_a_large_document_costs_no_more_than_a_small_one(sizes, name):
    (small, few), (large, many) = sizes
    task = TASKS[name]
    little = work_of(small, lambda: task(small, few - 1))
    much = work_of(large, lambda: task(large, many - 1))
    assert much[0] == little[0] <= 2
    assert much[1] <= 2 * little[1] + 5


def rows_by_hand(store: Store, chosen: Chosen) -> list[int]:
    every = store.segments_after("one.tsv", 0, 1000, ALL)
    return [
        row.ordinal
        for row in every
        if (not chosen.open_findings or row.ordinal % 3 == 0)
        and (not chosen.statuses or row.segment.status in chosen.statuses)
        and chosen.text.lower() in row.segment.target
    ]


@pytest.mark.parametrize(
    "chosen",
    [
        ALL,
        Chosen(open_findings=True),
        Chosen(text="of 1"),
        Chosen(text="OF 1"),
        Chosen(open_findings=True, text="2"),
        Chosen(statuses=frozenset({Status.TRANSLATED})),
        Chosen(statuses=frozenset({Status.APPROVED, Status.DRAFT})),
        Chosen(open_findings=True, statuses=frozenset({Status.TRANSLATED}), text="3"),
        Chosen(text="%"),
    ],
)
def test_pages_counts_and_ranks_agree_with_a_plain_walk(sizes, chosen):
    store = sizes[0][0]
    expected = rows_by_hand(store, chosen)
    assert [row.ordinal for row in store.segments_after("one.tsv", 0, 1000, chosen)] == expected
    assert [row.ordinal for row in store.segments_before("one.tsv", 1000, 1000, chosen)] == expected[::-1]
    assert [row.ordinal for row in store.segments_after("one.tsv", 40, 3, chosen)] == [n for n in expected if n >= 40][
        :3
    ]
    assert store.count("one.tsv", chosen) == len(expected)
    assert store.count("one.tsv", chosen, below=40) == len([ordinal for ordinal in expected if ordinal < 40])


def test_a_search_is_made_once_for_as_long_as_nothing_changes(store, make_document, bring_in):
    bring_in(store, make_document(50))
    chosen = Chosen(text="segment 4")
    assert store.count("one.tsv", chosen) == 11
    statements, _ = work_of(store, lambda: (store.count("one.tsv", chosen), store.count("one.tsv", chosen, below=41)))
    assert statements == 0
    store.keep_draft("one.tsv", "1", "Ann", "x")
    assert work_of(store, lambda: store.count("one.tsv", chosen))[0] == 0
    bring_in(store, make_document(50, target="another text {}"))
    assert store.count("one.tsv", chosen) == 0


def test_the_next_open_one_goes_round_and_skips_advisories_and_waived(store, make_document, bring_in):
    bring_in(store, make_document(10))
    assert store.next_open("one.tsv", 3, backwards=False) is None
    with store.change():
        store.replace_findings("one.tsv", 2, "2", [found("2")])
        store.replace_findings("one.tsv", 5, "5", [found("5", advisory=True)])
        store.replace_findings("one.tsv", 7, "7", [found("7"), found("7")])
    assert store.next_open("one.tsv", 2, backwards=False) == 7
    assert store.next_open("one.tsv", 7, backwards=False) == 2
    assert store.next_open("one.tsv", 2, backwards=True) == 7
    assert store.open_counts("one.tsv") == ({Severity.MINOR: 3}, 1)
    assert [record.alike for record in store.findings("one.tsv", [2])] == [4]


def test_a_finding_comes_back_as_it_was(store, make_document, bring_in):
    from enface.model import Edit, Fix, Place, Side

    bring_in(store, make_document(3))
    finding = Finding(
        rule="acronym.two-ways",
        rule_version=3,
        severity=Severity.MAJOR,
        type="terminology/inconsistent",
        path="one.tsv",
        document="one.tsv",
        segment="1",
        source=Span(0, 2),
        target=Span(4, 8),
        message="Usually: FOC.",
        fingerprint="abc",
        evidence={"also": ["case.term"], "count": 2},
        fixes=(Fix("FOC", (Edit(4, 8, "FOC"), Edit(0, 0, "x")), True), Fix("none", ())),
        related=(Place("one.tsv", "2", Side.TARGET, Span(1, 2), "h"),),
    )
    with store.change():
        store.replace_findings("one.tsv", 1, "1", [finding])
    assert [record.finding for record in store.findings_in("one.tsv")] == [finding]
