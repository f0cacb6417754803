"""What a language model packed into a string, or gave alone, where an object or a list is wanted: taken as it was meant."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator

T = TypeVar("T")


def unpacked(value: Any) -> Any:
    """A list or an object that came as JSON in a string; anything else as it is."""
    if isinstance(value, str) and value.strip()[:1] in {"[", "{"}:
        with suppress(ValueError):
            return json.loads(value)
    return value


def listed(value: Any) -> Any:
    """The same for a list; one object or number alone is a list of one."""
    value = unpacked(value)
    return [value] if isinstance(value, dict | int) else value


Unpacked = Annotated[T, BeforeValidator(unpacked)]
Listed = Annotated[list[Annotated[T, BeforeValidator(unpacked)]], BeforeValidator(listed)]
