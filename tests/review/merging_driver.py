"""Two and more machines: each a project's folder with reviews of its own, and packages that go between them."""

from __future__ import annotations

from pathlib import Path

from enface.review import merging, packages
from enface.review.commands import Approve, Command, Resolve, Revise, SegmentRef
from enface.review.desk import Desk
from enface.review.merging import Taken
from enface.review.project import Project
from enface.store.examine import examine

KEY = "segments/one.tsv"
ROWS = [
    ("1", "三月，会议在长沙召开。", "In march, the meeting was held in Changsha."),
    ("2", "会议总结了工作。", "The meeting reviewed the the work."),
    ("3", "与会者参观了村庄。", "Participants visited the village."),
    ("4", "四月再次开会。", "Another meeting follows in april."),
]


def ref(segment: str, document: str = KEY) -> SegmentRef:
    return SegmentRef(document, segment)


def table(rows: list[tuple[str, str, str]]) -> str:
    return "id\tsource\ttarget\n" + "".join("\t".join(row) + "\n" for row in rows)


class Machine:
    """A folder with a project, and who works there; the desk is opened for each call, as a person's day would."""

    def __init__(self, root: Path, actor: str) -> None:
        self.root = root
        self.actor = actor

    @property
    def project(self) -> Project:
        return Project.find(self.root)

    def desk(self, *, write: bool = True) -> Desk:
        return Desk.open(self.project, actor=self.actor, write=write)

    def do(self, *commands: Command) -> None:
        with self.desk() as desk:
            for command in commands:
                desk.apply(command)

    def revise(self, segment: str, text: str, document: str = KEY) -> None:
        with self.desk() as desk:
            where = ref(segment, document)
            desk.apply(Revise(where, text, desk.row(where).segment.target))

    def approve(self, segment: str) -> None:
        self.do(Approve(ref(segment)))

    def choose(self, segment: str, text: str) -> None:
        with self.desk() as desk:
            found = desk.merging.conflict(ref(segment))
            assert found
            desk.apply(Resolve(found.ref, text, found.texts))

    def pack(self, path: Path, documents: tuple[str, ...] = (), person: str = "") -> Path:
        with self.desk() as desk:
            path.write_bytes(desk.merging.pack(documents, person).data)
        return path

    def merge(self, package: Path, *, preview: bool = False) -> Taken:
        return merging.merge(packages.read(package), self.root, self.actor, preview=preview)

    def target(self, segment: str) -> str:
        with self.desk(write=False) as desk:
            return desk.row(ref(segment)).segment.target

    def status(self, segment: str) -> str:
        with self.desk(write=False) as desk:
            return str(desk.row(ref(segment)).segment.status)

    def texts(self, segment: str) -> list[str]:
        """The texts between which somebody has to choose."""
        with self.desk(write=False) as desk:
            found = desk.merging.conflict(ref(segment))
            return sorted(found.texts) if found else []

    def history(self, segment: str) -> list[str]:
        with self.desk(write=False) as desk:
            return [one.text for one in desk.history(ref(segment))]

    def state(self) -> str:
        with self.desk(write=False) as desk:
            return desk._store.state_digest()

    def holds(self) -> None:
        """The chain holds, and the state is to the byte what follows from the events."""
        assert examine(self.root / "reviews.db").faults == ()
        with self.desk() as desk:
            before = desk._store.state_digest()
            desk._store.rebuild()
            assert desk._store.state_digest() == before


def first(root: Path, actor: str = "Ann") -> Machine:
    """The machine on which a project begins."""
    (root / "segments").mkdir(parents=True)
    (root / "enface.toml").write_text('[project]\nname = "Trial"\n', "utf-8")
    (root / "segments" / "one.tsv").write_text(table(ROWS), "utf-8")
    return Machine(root, actor)


def exchange(one: Machine, other: Machine, folder: Path) -> None:
    """Each gets what the other has."""
    here, there = one.pack(folder / "here.zip"), other.pack(folder / "there.zip")
    one.merge(there)
    other.merge(here)


def alike(*machines: Machine) -> None:
    """All have the same state, and it holds."""
    for machine in machines:
        machine.holds()
    assert len({machine.state() for machine in machines}) == 1
