"""Findings that are kept through edits are those of a full run."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enface import formats
from enface.glossary import Glossary
from enface.model import Document
from enface.rules import Profile, all_rules, check
from enface.rules.standing import Place, Standing

EVERYTHING = Profile("everything")
GLOSSARY = Glossary.of(
    ["湖南省侨联 = Hunan Provincial Federation", "湖南省侨联 = Hunan Federation (admitted)", "侨联 = FROC"]
)
_ROOT = Path(__file__).parents[2]
_EXAMPLES = [
    (source, target)
    for rule in all_rules()
    if rule.scope != "segment"
    for sources, targets in (*rule.fires, *rule.silent)
    for source, target in zip(sources.split(" ¶ "), targets.split(" ¶ "), strict=True)
]
_TEXTS = [
    segment for path in sorted((_ROOT / "segments").iterdir()) for one in formats.read(path) for segment in one.segments
]


@st.composite
def documents(draw: st.DrawFn) -> list[Document]:
    """Two documents of texts on which wider rules turn."""
    made = []
    for name in ("one", "two"):
        pairs = draw(st.lists(st.sampled_from(_EXAMPLES), min_size=1, max_size=14))
        parts = tuple(_TEXTS[0]._replace(id=str(n), source=s, target=t, kind="body") for n, (s, t) in enumerate(pairs))
        made.append(Document(name, name, parts))
    return made


_EDITS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 13), st.sampled_from(["", *(target for _, target in _EXAMPLES)])),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), _EDITS)
def test_any_edits_leave_what_a_full_run_finds_and_name_every_place_that_changed(
    made: list[Document], edits: list[tuple[int, int, str]]
) -> None:
    standing = Standing(made, GLOSSARY, EVERYTHING)
    for number in range(2):
        standing.read(number)
    before = _by_place(made)
    for number, wish, target in edits:
        ordinal = wish % len(made[number].segments)
        segments = list(made[number].segments)
        segments[ordinal] = segments[ordinal]._replace(target=target)
        made[number] = Document(made[number].path, made[number].name, tuple(segments))
        touched = standing.edit((number, ordinal), target)
        after = _by_place(made)
        assert {place for place in after if after[place] != before[place]} <= touched
        assert {place: standing.findings(place) for place in after} == after
        before = after


def _by_place(documents: list[Document]) -> dict[Place, tuple[object, ...]]:
    found = check(documents, GLOSSARY, EVERYTHING).findings
    return {
        (number, ordinal): tuple(f for f in found if (f.document, f.segment) == (document.name, segment.id))
        for number, document in enumerate(documents)
        for ordinal, segment in enumerate(document.segments)
    }
