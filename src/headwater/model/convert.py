"""To and from plain dictionaries, once, for every type of this room."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def to_dict(value: Any) -> Any:
    """Dataclasses to dictionaries, tuples to lists, enums to their values; ``None`` and defaults stay."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_dict(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (tuple, list, set, frozenset)):
        return [to_dict(item) for item in value]
    if isinstance(value, dict):
        return {key: to_dict(item) for key, item in value.items()}
    return value


def from_dict(cls: type[T], data: Any) -> T:
    """The inverse of ``to_dict``. Raises ``TypeError`` naming the class when a field is missing."""
    kind: Any = cls
    return typing.cast(T, _builder(kind)(data))


Builder = Callable[[Any], Any]


def _as_is(data: Any) -> Any:
    return data


@cache
def _builder(kind: Any) -> Builder:
    """How values of one type are made, worked out once a type: millions of values are made of a few types."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        arms = [arm for arm in typing.get_args(kind) if arm is not type(None)]
        return _optional(_builder(arms[0]) if len(arms) == 1 else _undecided(kind))
    if origin is tuple:
        return _tuple(typing.get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _optional(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _optional(_dataclass(kind))
    return _as_is


def _optional(build: Builder) -> Builder:
    return lambda data: None if data is None else build(data)


def _undecided(kind: Any) -> Builder:
    """Of several types, a value does not say which it is: only ``None`` can be made."""

    def build(data: Any) -> Any:
        raise TypeError(f"{kind}: {data!r} could be any of these")

    return build


def _tuple(arms: tuple[Any, ...]) -> Builder:
    if len(arms) == 2 and arms[1] is Ellipsis:
        build = _builder(arms[0])
        return _optional(lambda data: tuple([build(item) for item in data]))
    builds = [_builder(arm) for arm in arms]
    return _optional(lambda data: tuple([build(item) for build, item in zip(builds, data, strict=True)]))


def _dataclass(cls: type) -> Builder:
    hints = typing.get_type_hints(cls)
    parts = [(field.name, _builder(hints[field.name])) for field in fields(cls)]
    needed = [f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]

    def build(data: dict[str, Any]) -> Any:
        for name in needed:
            if name not in data:
                raise TypeError(f"{cls.__name__}: the field {name!r} is missing")
        return cls(**{name: make(data[name]) for name, make in parts if name in data})

    return build
