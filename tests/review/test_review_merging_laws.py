"""Laws of merging: any order of packages gives one state, and it is what plain sets and dictionaries say."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from merging_driver import KEY as ONE
from merging_driver import Machine as Person
from merging_driver import first, table
from merging_model import Deed, World
from test_review_laws import Standing

from enface.model import Document, Segment, Status
from enface.review import conflicts, packages, workflow
from enface.review.commands import (
    Approve,
    Comment,
    Confirm,
    Redo,
    Refused,
    Reject,
    Resolve,
    Revise,
    SegmentRef,
    Undo,
    Unwaive,
    Waive,
    WaiverScope,
)
from enface.review.packages import About
from enface.store import Kind, merging, open_store
from enface.store.examine import examine

KEY = "one.tsv"
SEGMENTS = ("1", "2", "3")
TEXTS = ("In March", "the end", "三月", "In May", "")
ORIGINS = {segment: f"target {segment}" for segment in SEGMENTS}


class Torn(Standing):
    def conflict(self, ref):
        return conflicts.conflict_of(self.store, ref)


class Machine:
    """A database in a folder of its own, and what its owner does; all that is done is told to the world."""

    def __init__(self, folder: Path, actor: str, world: World) -> None:
        self.path = folder / actor / "reviews.db"
        self.actor = actor
        self.world = world
        self.known: set[str] = set()
        self.open()

    def open(self) -> None:
        self.store = open_store(self.path)
        self.store.connection.execute("PRAGMA synchronous = OFF")

    def begin(self) -> None:
        segments = tuple(Segment(id, f"源{id}", text, status=Status.DRAFT) for id, text in self.world.origins.items())
        with self.store.change():
            self.store.import_document("Ann", KEY, Document(KEY, "", segments), position=0, path=KEY, file_digest="0")

    def do(self, name: str, segment: str, text: str) -> bool:
        """Carry out a command as the desk does; whether it changed anything."""
        ref = SegmentRef(KEY, segment)
        try:
            with self.store.change():
                command = self._command(name, ref, text)
                state = Torn(self.store, self.actor)
                conflicts.refuse_undecided(state, command)
                decision = workflow.apply(command, state)
                recorded = self.store.append(self.actor, decision.events)
        except Refused:
            return False
        for event in recorded:
            if event.kind is not Kind.MERGED:
                self._tell(event, command)
        return bool(recorded)

    def _command(self, name: str, ref: SegmentRef, text: str):
        base = self.store.segment(*ref).segment.target
        found = conflicts.conflict_of(self.store, ref)
        waivers = self.store.waivers.all()
        return {
            "edit": Revise(ref, text, base),
            "confirm": Confirm(ref),
            "approve": Approve(ref),
            "reject": Reject(ref, text or "no"),
            "comment": Comment(ref, text or "hm"),
            "waive": Waive(ref, f"f{base}", "a.b", "a name", WaiverScope.PROJECT),
            "unwaive": Unwaive(waivers[0].id if waivers else "none"),
            "resolve": Resolve(ref, found.texts[len(text) % len(found.texts)] if found else text, _texts(found)),
            "undo": Undo(KEY),
            "redo": Redo(KEY),
        }[name]

    def _tell(self, event, command) -> None:
        kind = {
            Kind.REVISED: "edit",
            Kind.STATUS: "status",
            Kind.COMMENTED: "comment",
            Kind.WAIVED: "waive",
            Kind.UNWAIVED: "unwaive",
            Kind.UNDONE: "undone",
            Kind.REDONE: "redone",
        }[event.kind]
        status = event.payload.get("status", "")
        text = getattr(command, "text", "") or getattr(command, "comment", "")
        about = event.payload.get("event") or event.payload.get("waiver") or ""
        if kind == "status":
            about = self.store.segment(KEY, event.segment).segment.target
        past = frozenset(self.known)
        self.world.add(Deed(event.id, tuple(event.order), past, kind, event.segment, text, status, about))
        self.known.add(event.id)

    def give(self) -> merging.Exchange:
        """What a package would carry, by way of its bytes."""
        about = About("Trial", self.actor, "2026-01-01", "", (KEY,))
        path = self.path.with_name("package.zip")
        path.write_bytes(packages.written(about, self.store.merging.given(None), {}))
        return packages.read(path).exchange

    def take(self, exchange: merging.Exchange, known: set[str]) -> merging.Merged:
        with self.store.change():
            merged = self.store.merging.take(exchange, "package.zip", self.actor)
        self.known |= known
        return merged

    def crash(self, *, in_the_middle: bool) -> None:
        """Leave the files as a killed process leaves them, with a change half done where wanted, and go on."""
        left: dict[Path, bytes] = {}
        files = [self.path, self.path.with_name("reviews.db-wal")]
        try:
            with self.store.change():
                if in_the_middle:
                    decision = workflow.apply(Comment(SegmentRef(KEY, "1"), "lost"), Torn(self.store, self.actor))
                    self.store.append(self.actor, decision.events)
                left = {path: path.read_bytes() for path in files if path.exists()}
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            self.store.close()
        for path, content in left.items():
            path.write_bytes(content)
        self.open()

    def agrees(self) -> None:
        """What the database says is what the world says of all that is known here."""
        for name, seen in self.world.segments(self.known).items():
            record = self.store.segment(KEY, name)
            found = conflicts.conflict_of(self.store, SegmentRef(KEY, name))
            comments = [comment.text for comment in self.store.comments(KEY, name)]
            assert frozenset(_texts(found)) == seen.versions
            assert (record.segment.target, record.segment.status) == (seen.text, seen.status)
            assert sorted(comments) == sorted(seen.comments)
        assert {waiver.id for waiver in self.store.waivers.all()} == self.world.waivers(self.known)
        assert len(conflicts.conflicts(self.store)) == len(self.world.conflicts(self.known))

    def holds(self) -> None:
        assert self.store.verify() == ()
        kept = self.store.state_digest()
        self.store.rebuild()
        assert self.store.state_digest() == kept


def _texts(found) -> tuple[str, ...]:
    return found.texts if found else ()


def together(folder: Path, names: tuple[str, ...]) -> tuple[World, list[Machine]]:
    """Machines that know of one import, made by the first."""
    world = World(dict(ORIGINS))
    machines = [Machine(folder, name, world) for name in names]
    machines[0].begin()
    for machine in machines[1:]:
        machine.take(machines[0].give(), set())
    return world, machines


class Merging(RuleBasedStateMachine):
    """Three people decide, pack, merge, crash and come back; each always sees what follows from what they know."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.world, self.machines = together(Path(self.folder.name), ("Ann", "Bob", "Cem"))
        self.touched = list(self.machines)

    machines_ = st.integers(0, 2)
    segments_ = st.sampled_from(SEGMENTS)
    texts_ = st.sampled_from(TEXTS)

    def _do(self, machine: int, name: str, segment: str, text: str) -> None:
        self.machines[machine].do(name, segment, text)
        self.touched = [self.machines[machine]]

    @rule(machine=machines_, segment=segments_, text=texts_)
    def edit(self, machine, segment, text):
        self._do(machine, "edit", segment, text)

    @rule(machine=machines_, segment=segments_, name=st.sampled_from(("approve", "confirm", "reject")), text=texts_)
    def decide(self, machine, segment, name, text):
        self._do(machine, name, segment, text)

    @rule(machine=machines_, segment=segments_, name=st.sampled_from(("waive", "unwaive")))
    def waive(self, machine, segment, name):
        self._do(machine, name, segment, "")

    @rule(machine=machines_, segment=segments_, text=texts_)
    def comment(self, machine, segment, text):
        self._do(machine, "comment", segment, text)

    @rule(machine=machines_, segment=segments_, text=texts_)
    def resolve(self, machine, segment, text):
        self._do(machine, "resolve", segment, text)

    @rule(machine=machines_, name=st.sampled_from(("undo", "undo", "redo")))
    def turn(self, machine, name):
        self._do(machine, name, "1", "")

    @rule(giver=machines_, taker=machines_, twice=st.booleans())
    def merge(self, giver, taker, twice):
        giver, taker = self.machines[giver], self.machines[taker]
        exchange, known = giver.give(), set(giver.known)
        taker.take(exchange, known)
        if twice:
            before = taker.store.state_digest(), taker.store.clock()
            assert taker.take(exchange, known).events == 0
            assert (taker.store.state_digest(), taker.store.clock()) == before
        self.touched = [taker]

    @rule(machine=machines_, in_the_middle=st.booleans())
    def crash(self, machine, in_the_middle):
        self.machines[machine].crash(in_the_middle=in_the_middle)
        self.touched = [self.machines[machine]]

    @rule(machine=machines_)
    def reopen(self, machine):
        self.machines[machine].store.close()
        self.machines[machine].open()
        self.touched = [self.machines[machine]]

    @invariant()
    def always_equal(self):
        for machine in self.touched:
            machine.agrees()

    def teardown(self):
        if not hasattr(self, "machines"):
            return
        for machine in self.machines:
            machine.holds()
        for _ in range(2):
            for giver in self.machines:
                for taker in self.machines:
                    taker.take(giver.give(), set(giver.known))
        for machine in self.machines:
            machine.agrees()
            machine.holds()
            machine.store.close()
            assert examine(machine.path).faults == ()
        assert len({machine.known.__len__() for machine in self.machines}) == 1
        self.folder.cleanup()


_QUIET = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
TestMerging = Merging.TestCase
TestMerging.settings = settings(max_examples=10, stateful_step_count=30, deadline=None, suppress_health_check=_QUIET)


@pytest.mark.long
class TestMergingLong(Merging.TestCase):
    settings = settings(max_examples=60, stateful_step_count=120, deadline=None, suppress_health_check=_QUIET)


def test_twenty_packages_give_one_state_in_fifty_random_orders(tmp_path: Path) -> None:
    chance = random.Random(20)
    world, machines = together(tmp_path, ("Ann", "Bob", "Cem", "Dea", "Eva"))
    origin = tmp_path / "origin" / "reviews.db"
    origin.parent.mkdir()
    open_store(origin).close()
    packed: list[tuple[merging.Exchange, set[str]]] = []
    names = ("edit", "edit", "edit", "approve", "reject", "comment", "waive", "undo", "redo", "resolve")
    while len(packed) < 20:
        machine = chance.choice(machines)
        for _ in range(8):
            machine.do(chance.choice(names), chance.choice(SEGMENTS), f"{machine.actor} {chance.randrange(4)}")
        if packed and chance.random() < 0.4:
            machine.take(*chance.choice(packed))
        packed.append((machine.give(), set(machine.known)))
    everything = set().union(*(known for _, known in packed))
    expected = world.conflicts(everything)
    assert expected, "the trial is no trial without a conflict"
    digests = set()
    for _ in range(50):
        chance.shuffle(packed)
        store = open_store(origin, write=False)  # a copy in memory
        for exchange, _known in packed:
            with store.change():
                store.merging.take(exchange, "package.zip", "Flo")
        digests.add(store.state_digest())
        found = {one.ref.segment: frozenset(one.texts) for one in conflicts.conflicts(store)}
        assert found == expected
        store.close()
    assert len(digests) == 1
    for machine in machines:
        machine.store.close()


@settings(max_examples=12, deadline=None, suppress_health_check=_QUIET)
@given(st.data())
def test_decisions_stay_with_their_source_whatever_versions_of_the_file_come(data: st.DataObject) -> None:
    """Ann takes in versions with other ids and orders; Bob and Cem, who never saw them, decide on the old ones."""
    sources = [f"第{number}段，各不相同的内容{number * 37}。" for number in range(6)]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        ann = first(root / "ann")
        rows = [(str(number), source, f"Target {number}.") for number, source in enumerate(sources, 1)]
        (ann.root / ONE).write_text(table(rows), "utf-8")
        ann.do()
        others = [Person(root / name, name) for name in ("Bob", "Cem")]
        for other in others:
            other.merge(ann.pack(root / "first.zip"))
        wanted: dict[str, set[str]] = {}
        for _ in range(data.draw(st.integers(1, 2))):
            shuffled = data.draw(st.permutations(rows))
            new = ("x", f"新的一段{len(shuffled)}。", "New.")
            rows = [(str(number), *row[1:]) for number, row in enumerate([new, *shuffled], 1)]
            inbox = root / "inbox" / "one.tsv"
            inbox.parent.mkdir(exist_ok=True)
            inbox.write_text(table(rows), "utf-8")
            with ann.desk() as desk:
                desk.take(desk.delivery(inbox))
        for other in others:
            for number in data.draw(st.sets(st.integers(1, 6), max_size=4)):
                other.revise(str(number), f"{other.actor}'s of {number}")
                wanted.setdefault(sources[number - 1], set()).add(f"{other.actor}'s of {number}")
        packages_ = [other.pack(root / f"{other.actor}.zip") for other in others]
        for package in data.draw(st.permutations(packages_)):
            ann.merge(package)
        with ann.desk() as desk:
            for row in desk.rows_after(ONE, 0, 100):
                texts = wanted.get(row.segment.source, set())
                found = desk.merging.conflict(row.ref)
                assert (set(found.texts) if found else set()) == (texts if len(texts) > 1 else set())
                if len(texts) == 1:
                    assert {row.segment.target} == texts
        ann.holds()
        for other in others:
            other.merge(ann.pack(root / "back.zip"))
            other.holds()
            assert other.state() == ann.state()
