"""Values that fields of the file format have in common: names, texts, and numbers with their range and their source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema


class Section(BaseModel):
    """What all sections share: unknown keys are refused, nothing is converted."""

    # built when the first document is checked, all at once: building every section for itself takes three times as long
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class Sourced(Section):
    """A number with where it comes from."""

    value: float = Field(description="The number.", examples=[5])
    source: str | None = Field(default=None, description="An id under `sources`.", examples=["kiel"])
    confidence: Literal["checked", "reported", "assumed"] = Field(
        default="reported",
        description="checked: seen in the source; reported: general knowledge; assumed: a choice of the designer.",
        examples=["assumed"],
    )
    note: str | None = Field(default=None, description="A remark.", examples=["in prices of 2022"])


Number: TypeAlias = float | Sourced


def plain(number: Number) -> float:
    """The number itself."""
    return number.value if isinstance(number, Sourced) else number


@dataclass(frozen=True)
class Within:
    """The range of a number, whichever way it is written. `ge` and `le` are what findings show of it."""

    ge: float
    le: float

    def check(self, number: Number) -> Number:
        """The number, or a complaint with both ends of the range."""
        found = plain(number)
        if not self.ge <= found <= self.le:
            context = {"low": f"{self.ge:g}", "high": f"{self.le:g}", "found": f"{found:g}"}
            raise PydanticCustomError("range", "expected a number from {low} to {high}, found {found}", context)
        return number

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Written out here, because pydantic's own way from annotations to this takes much longer."""
        bare = core_schema.float_schema(ge=self.ge, le=self.le, strict=True)
        return core_schema.no_info_after_validator_function(
            self.check, core_schema.union_schema([bare, handler.generate_schema(Sourced)])
        )


Word = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Text = Annotated[str, Field(min_length=1, max_length=4000)]
Anything = Annotated[Number, Within(-1e6, 1e6)]
Percent = Annotated[Number, Within(0, 100)]
Share = Annotated[Number, Within(0, 1)]
Amount = Annotated[Number, Within(0, 1e6)]
Level = Annotated[Number, Within(-4, 16)]
Turn = Annotated[int, Field(ge=0, le=200)]
