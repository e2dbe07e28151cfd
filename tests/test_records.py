"""A record is a frozen dataclass with slots in all that can be seen, though its methods are made late."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import threading
from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from enface.records import record


@record
class Place:
    """A place."""

    name: str
    number: int = 0
    marks: tuple[str, ...] = field(default_factory=tuple)
    note: str = field(default="", compare=False, repr=False)

    @property
    def words(self) -> str:
        """In words."""
        return f"{self.name} {self.number}"


@record
class Other:
    """Another class with the same fields."""

    name: str
    number: int = 0


@record
class Checked:
    """One that looks at what it was given, and says itself how it is shown."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("negative")

    def __repr__(self) -> str:
        return f"number {self.number}"


def fresh() -> type:
    @record
    class Late:
        """Nobody has made an object of it yet."""

        name: str
        number: int = 0

    return Late


def test_it_holds_shows_and_compares_its_fields() -> None:
    place = Place("Hunan", marks=("a",), note="here")
    assert (place.name, place.number, place.marks, place.words) == ("Hunan", 0, ("a",), "Hunan 0")
    assert repr(place) == "Place(name='Hunan', number=0, marks=('a',))"
    assert place == Place("Hunan", 0, ("a",), "elsewhere") != Place("Hunan")
    assert {place: 1}[Place(name="Hunan", marks=("a",))] == 1
    assert Place("a") != Other("a")
    assert (Checked(1), repr(Checked(1))) == (Checked(1), "number 1")


def test_nothing_of_it_changes() -> None:
    place = Place("Hunan")
    with pytest.raises(FrozenInstanceError):
        place.name = "Hubei"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del place.name
    with pytest.raises((FrozenInstanceError, AttributeError)):
        place.other = 1  # type: ignore[attr-defined]
    assert not hasattr(place, "__dict__")


def test_wrong_arguments_are_refused_as_always() -> None:
    with pytest.raises(TypeError, match=r"__init__\(\) missing 1 required positional argument: 'name'"):
        Place()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Place("a", what=1)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="negative"):
        Checked(-1)


def test_copies_pickles_and_replacements_are_as_those_of_a_dataclass() -> None:
    place = Place("Hunan", 2, ("a",), "here")
    for made in (copy.copy(place), copy.deepcopy(place), pickle.loads(pickle.dumps(place)), dataclasses.replace(place)):
        assert made == place
        assert made.note == "here"
    assert dataclasses.replace(place, number=3).number == 3
    assert dataclasses.astuple(place) == ("Hunan", 2, ("a",), "here")
    match place:
        case Place("Hunan", number):
            assert number == 2


def test_the_first_use_may_be_any() -> None:
    for use in (lambda one: hash(one), lambda one: one == one, repr):
        cls = fresh()
        one = cls.__new__(cls)
        one.__setstate__(["a", 1])
        use(one)
        assert one == cls("a", 1)


def test_threads_may_make_the_first_ones_at_once() -> None:
    for _ in range(20):
        cls, made = fresh(), []
        threads = [threading.Thread(target=lambda cls=cls, made=made: made.append(cls("a", 1))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert made == [cls("a", 1)] * 8


def test_its_methods_are_those_that_python_makes() -> None:
    @dataclass(frozen=True, slots=True)
    class Late:
        """The same by Python's own."""

        name: str
        number: int = 0

    ours = fresh()
    ours("a")
    for name in ("__init__", "__eq__", "__hash__"):
        assert ours.__dict__[name].__code__.co_code == Late.__dict__[name].__code__.co_code
    assert ours.__match_args__ == Late.__match_args__
    assert ours.__slots__ == Late.__slots__
