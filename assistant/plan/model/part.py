"""What every part of the plan is made of."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of the plan; fields that nobody knows are refused."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, serialize_by_alias=True)


class NotApplicable(Part):
    """A section that does not apply, and why (a value of the allowed list)."""

    not_applicable: str
