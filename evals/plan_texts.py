"""Where scorers look: the parts of a plan's JSON as text, and the words of a conversation."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from evals.transcript import Transcript

Plan = Mapping[str, Any]


def as_text(part: object) -> str:
    """JSON as one text, letters as they are."""
    return json.dumps(part, ensure_ascii=False)


def at(plan: Plan, path: str) -> Any:
    """The value at a path such as ``timeline.tasks``; None when there is none."""
    found: Any = plan
    for step in path.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def has(pattern: str, text: str) -> bool:
    """Whether the pattern matches anywhere, capitals or not, over line breaks too."""
    return re.search(pattern, text, re.IGNORECASE | re.DOTALL) is not None


def everything(plan: Plan, transcript: Transcript) -> str:
    """The whole plan and all that the product said."""
    return as_text(plan) + "\n" + "\n".join(transcript.replies)


def own_words(plan: Plan) -> str:
    """The plan without the words of the team: brief and what is quoted as evidence left out."""
    evidence = [row for row in plan.get("evidence") or [] if row.get("kind") not in {"user", "own_document"}]
    return as_text({**{key: part for key, part in plan.items() if key != "brief"}, "evidence": evidence})


def in_scope(scope: str, plan: Plan, transcript: Transcript) -> list[str]:
    """The texts of a scope; an unknown scope is everything."""
    if scope == "message_start":
        return [one.replied.lstrip() for one in transcript.exchanges]
    if scope == "messages":
        return list(transcript.replies)
    if scope == "plan":
        return [as_text(plan)]
    if scope.startswith("field:"):
        return [as_text(at(plan, scope.removeprefix("field:")))]
    return [everything(plan, transcript)]


def folded(text: str) -> str:
    """Lower case, white space as one blank."""
    return " ".join(text.lower().split())
