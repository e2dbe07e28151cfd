"""Frozen dataclasses whose methods are made with the first object of a class, for modules that have many of them.

Making the methods takes Python's own `dataclass` a third of a millisecond a class; what opens a project loads a hundred
classes and has objects of a few.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
_MADE = ("__init__", "__repr__", "__eq__", "__hash__")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """The class as `dataclass(frozen=True, slots=True)` makes it; such a class inherits from no other dataclass."""
    names = [name for name in _MADE if cls.__dict__.get(name) is None]
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    for name in names:
        setattr(made, name, _at_first(made, name, names))
    made.__setattr__ = made.__delattr__ = _refuse
    made.__getstate__, made.__setstate__ = _state, _restore
    return made  # type: ignore[no-any-return]


def _at_first(cls: type[Any], name: str, names: Sequence[str]) -> Callable[..., Any]:
    """A method that makes those of these names, and then does what it was called for."""

    def method(self: object, *arguments: object, **named: object) -> Any:
        if cls.__dict__[name] is method:
            for one, made in _methods(cls).items():
                if one in names:
                    setattr(cls, one, made)
        return cls.__dict__[name](self, *arguments, **named)

    return method


def _methods(cls: type[Any]) -> dict[str, Any]:
    """The methods that a frozen dataclass with the same fields has."""
    body: dict[str, Any] = {one.name: _anew(one) for one in fields(cls)}
    body["__annotations__"] = {one.name: one.type for one in fields(cls)}
    body["__module__"], body["__qualname__"] = cls.__module__, cls.__qualname__
    if after := getattr(cls, "__post_init__", None):
        body["__post_init__"] = after
    alike: Any = dataclasses.dataclass(frozen=True)(type(cls.__name__, (), body))
    return {name: alike.__dict__[name] for name in _MADE}


def _anew(known: Field[Any]) -> Any:
    settings = {name: getattr(known, name) for name in ("init", "repr", "hash", "compare", "metadata", "kw_only")}
    if known.default_factory is not MISSING:
        return field(default_factory=known.default_factory, **settings)
    return field(default=known.default, **settings)


def _refuse(self: object, name: str, _value: object = None) -> None:
    raise FrozenInstanceError(f"cannot change {name!r} of {type(self).__name__}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
