"""What the scripted model answers to one request: text, calls, and the ways in which an answer goes wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Call:
    """A function call as it goes over the wire; `arguments` may be no JSON at all."""

    name: str
    arguments: str


def call(name: str, **arguments: Any) -> Call:
    return Call(name, json.dumps(arguments))


@dataclass(frozen=True)
class Says:
    """One answer.

    stalls_after / cut_after: pieces that are sent before nothing more comes, or the connection ends cleanly.
    drops_after: pieces before the connection breaks. comments: sends comments for ever instead of the answer.
    """

    text: str = ""
    calls: tuple[Call, ...] = ()
    finish: str | None = ""
    """Empty = what fits: stop or tool_calls."""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    stalls_after: int | None = None
    cut_after: int | None = None
    drops_after: int | None = None
    comments: bool = False
    page: str = ""
    """A web page instead of an answer."""

    def deltas(self) -> Iterator[dict[str, Any]]:
        """The pieces, in order."""
        yield {"role": "assistant", "content": ""}
        for start in range(0, len(self.text), 9):
            yield {"content": self.text[start : start + 9]}
        for place, one in enumerate(self.calls):
            head = {"index": place, "id": f"call_{place}_{one.name}", "type": "function", "function": {"name": one.name, "arguments": ""}}
            yield {"tool_calls": [head]}
            for start in range(0, len(one.arguments), 40):
                yield {"tool_calls": [{"index": place, "function": {"arguments": one.arguments[start : start + 40]}}]}

    @property
    def ends(self) -> str | None:
        """The reason with which it ends."""
        return self.finish if self.finish != "" else "tool_calls" if self.calls else "stop"
