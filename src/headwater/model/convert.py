"""To and from plain dictionaries, once, for every type of this room."""

from __future__ import annotations

import types
import typing
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
    return typing.cast(T, _build(cls, data))


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _build(kind: Any, data: Any) -> Any:
    origin = typing.get_origin(kind)
    if data is None or kind is Any:
        return data
    if origin in (typing.Union, types.UnionType):
        (inner,) = (arm for arm in typing.get_args(kind) if arm is not type(None))
        return _build(inner, data)
    if origin is tuple:
        return _build_tuple(typing.get_args(kind), data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if isinstance(kind, type) and is_dataclass(kind):
        return _build_dataclass(kind, data)
    return data


def _build_tuple(arms: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if len(arms) == 2 and arms[1] is Ellipsis:
        return tuple(_build(arms[0], item) for item in data)
    return tuple(_build(arm, item) for arm, item in zip(arms, data, strict=True))


def _build_dataclass(cls: type, data: dict[str, Any]) -> Any:
    values = {}
    for field in fields(cls):
        if field.name in data:
            values[field.name] = _build(_hints(cls)[field.name], data[field.name])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise TypeError(f"{cls.__name__}: the field {field.name!r} is missing")
    return cls(**values)
