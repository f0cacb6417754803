"""Opens the JSON of a plan, also one that an older version wrote; says in words what cannot be opened."""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic import ValidationError

from assistant.errors import BadInput
from assistant.plan.model import Plan

FORMAT = "groundplan-plan/1"
REMEDY = "Give a file that `groundplan plan` or `groundplan export` wrote."
NAMED = 3
"""Places that are named when a plan does not fit."""


def open_plan(text: str, name: str) -> Plan:
    """The plan in `text`; what an older version did not write yet has its default. `name` is the file's, for the messages.

    Raises:
        BadInput: it is no plan, of a later version, or something that every plan needs is not there.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{name} is no plan that can be read: it is no JSON ({str(error)[:100]}).", REMEDY) from error
    if not isinstance(found, dict):
        raise BadInput(f"{name} is no plan that can be read: it holds no object.", REMEDY)
    _refuse_other_formats(found, name)
    try:
        plan = Plan.model_validate_json(text)
        plan.decision("verdict")  # page one and checks rest on it
    except ValidationError as error:
        raise BadInput(f"{name} is no plan that can be read: {_what_is_wrong(error)}.", REMEDY) from error
    except KeyError as error:
        raise BadInput(f"{name} is a plan without a decision on {error}.", "Give a file that was not changed by hand.") from error
    return plan


def _refuse_other_formats(found: dict[str, Any], name: str) -> None:
    given = str(found.get("format", FORMAT))[:40]
    if given == FORMAT:
        return
    if re.fullmatch(r"groundplan-plan/\d+", given):
        raise BadInput(f"{name} was written by a later version ({given}, this one reads {FORMAT}).", "Install the later version.")
    raise BadInput(f"{name} is no plan that can be read: its format is “{given}”.", REMEDY)


def _what_is_wrong(error: ValidationError) -> str:
    """The first places that do not fit, in words."""
    rows = error.errors(include_url=False, include_input=False)
    said = {"missing": "is missing", "extra_forbidden": "is not known here; a later version may have written it"}
    told = [f"{'.'.join(map(str, row['loc'])) or 'the plan'} {said.get(row['type'], 'has a value that does not fit')}" for row in rows]
    more = f", and {len(told) - NAMED} more" if len(told) > NAMED else ""
    return "; ".join(told[:NAMED]) + more
