"""What the file format expects at a place, in words: the models' annotations, walked beside the tree."""

from __future__ import annotations

import types
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.authoring.findings import listed

GROUP = "a group of `key: value` lines"
LIST = "a list (lines that begin with `- `)"


@dataclass(frozen=True, slots=True)
class Shape:
    """A type as the models write it, with what stands around it: limits, unit, discriminator."""

    annotation: Any
    metadata: tuple[Any, ...] = ()
    discriminator: str | None = None
    unit: str = ""

    @property
    def model(self) -> type[BaseModel] | None:
        """The model expected here, or None."""
        found = self.annotation
        return found if isinstance(found, type) and issubclass(found, BaseModel) else None

    @property
    def branches(self) -> tuple[Shape, ...]:
        """The alternatives of a union; empty when there is only one."""
        if get_origin(self.annotation) not in (Union, types.UnionType):
            return ()
        return tuple(shape_of(arg, self.metadata) for arg in get_args(self.annotation) if arg is not type(None))

    def item(self, part: str | int) -> Shape:
        """What stands behind a key or at a place of a list."""
        if self.model is not None:
            field = fields_of(self.model).get(str(part))
            return ANYTHING if field is None else shape_of_field(field)
        origin, args = get_origin(self.annotation), get_args(self.annotation)
        if not isinstance(origin, type) or not args:
            return ANYTHING
        if issubclass(origin, Mapping):
            return shape_of(args[1])
        if issubclass(origin, tuple) and isinstance(part, int) and Ellipsis not in args:
            return shape_of(args[part]) if part < len(args) else ANYTHING
        return shape_of(args[0]) if issubclass(origin, Collection) else ANYTHING

    @property
    def is_container(self) -> bool:
        """True where every part of a location is a key or an index."""
        origin = get_origin(self.annotation)
        return self.model is not None or (isinstance(origin, type) and issubclass(origin, Collection))

    @property
    def choices(self) -> tuple[str, ...]:
        """The words allowed by a Literal."""
        return tuple(str(arg) for arg in get_args(self.annotation)) if get_origin(self.annotation) is Literal else ()

    def words(self) -> str:
        """What is expected, for a sentence: `a number from 0 to 100`; empty when nothing is known."""
        if self.branches:
            plain = [
                b for b in self.branches if b.model is None or "value" not in b.model.model_fields
            ] or self.branches
            return " or ".join(dict.fromkeys(word for word in (b.words() for b in plain) if word))
        if self.choices:
            return listed(self.choices)
        base = self.annotation
        if base in (int, float):
            noun = "a whole number" if base is int else "a number"
            return " ".join(word for word in (noun, self.limits(), f"({self.unit})" if self.unit else "") if word)
        if base in (str, bool):
            return "text" if base is str else "`true` or `false`"
        origin = get_origin(base) or base
        if self.model is not None or (isinstance(origin, type) and issubclass(origin, Mapping)):
            return GROUP
        return LIST if isinstance(origin, type) and issubclass(origin, Collection) else ""

    def limits(self) -> str:
        """The range in words, from every limit that stands around the number."""
        low, above, high, below = (self._limit(name) for name in ("ge", "gt", "le", "lt"))
        if low is not None or above is not None:
            start = f"from {number(low)}" if low is not None else f"above {number(above)}"
            if high is not None:
                return f"{start} to {number(high)}" if low is not None else f"{start} and up to {number(high)}"
            if below is not None:
                return f"{start} to below {number(below)}" if low is not None else f"{start} and below {number(below)}"
            return f"of {number(low)} or more" if low is not None else start
        if high is not None:
            return f"of {number(high)} or less"
        return "" if below is None else f"below {number(below)}"

    def nearest_allowed(self, value: float) -> float | None:
        """The end of the range that is nearest to a number outside it; None when that end itself is excluded."""
        low, high = self._limit("ge"), self._limit("le")
        if low is not None and value < low:
            return low
        return high if high is not None and value > high else None

    def _limit(self, name: str) -> float | None:
        found = [getattr(entry, name, None) for entry in self.metadata]
        known = [limit for limit in found if isinstance(limit, int | float)]
        return known[-1] if known else None


ANYTHING = Shape(Any)


def shape_of(
    annotation: Any, metadata: tuple[Any, ...] = (), discriminator: str | None = None, unit: str = ""
) -> Shape:
    """Takes Annotated, named types and `| None` away until the type itself stands there."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *extra = get_args(annotation)
            for entry in extra:
                if isinstance(entry, FieldInfo):
                    metadata = (*metadata, *entry.metadata)
                    discriminator = _discriminator(entry) or discriminator
                    unit = _unit(entry) or unit
                else:
                    metadata = (*metadata, entry)
        elif hasattr(annotation, "__value__"):  # type Percent = ...
            annotation = annotation.__value__
        elif get_origin(annotation) in (Union, types.UnionType):
            rest = [arg for arg in get_args(annotation) if arg is not type(None)]
            if len(rest) != 1:
                return Shape(annotation, metadata, discriminator, unit)
            annotation = rest[0]
        else:
            return Shape(annotation, metadata, discriminator, unit)


def shape_of_field(field: FieldInfo) -> Shape:
    """The shape of a model's field."""
    return shape_of(field.annotation, tuple(field.metadata), _discriminator(field), _unit(field))


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The model's fields by the key that a file uses for them."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def branch_of(shape: Shape, label: str) -> Shape:
    """The alternative of a union that pydantic calls `label` in a location."""
    if shape.discriminator is not None:
        for branch in shape.branches:
            field = None if branch.model is None else branch.model.model_fields.get(shape.discriminator)
            if field is not None and label in shape_of_field(field).choices:
                return branch
        return ANYTHING
    while label.startswith("function-") and label.endswith("]"):
        label = label.partition("[")[2][:-1].partition(", ")[2]
    label = label.removeprefix("constrained-")
    for branch in shape.branches:
        name = "literal" if branch.choices else getattr(branch.annotation, "__name__", str(branch.annotation)).lower()
        if branch.branches:
            name = "tagged-union" if branch.discriminator else "union"
        if branch.model is not None:
            name = branch.model.__name__
        if label == name or label.startswith(name + "["):
            return branch
    return ANYTHING


def number(value: float | None) -> str:
    """A number without a needless `.0`."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else str(value)


def _discriminator(field: FieldInfo) -> str | None:
    return field.discriminator if isinstance(field.discriminator, str) else None


def _unit(field: FieldInfo) -> str:
    extra = field.json_schema_extra
    return str(extra.get("unit", "")) if isinstance(extra, dict) else ""
