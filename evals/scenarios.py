"""Planning scenarios as data: what a team says first, what it answers when asked, and what an expert would accept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import BadInput

FORMAT = "groundplan-scenario/1"
OWN = Path(__file__).parent / "datasets" / "scenarios"


class _Row(BaseModel):
    """A part of a scenario; fields that nobody scores are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class News(_Row):
    """A message that the team adds after a turn: the plan has to change."""

    after_turn: int
    message: str


class Values(_Row):
    """Values of one decision. A value that stands in neither list is neutral."""

    acceptable: tuple[str, ...] = ()
    unacceptable: tuple[str, ...] = ()


class Finding(_Row):
    """An insight, found by a regular expression in what the product wrote."""

    id: str
    meaning: str = ""
    pattern: str


class Ban(Finding):
    """Something that must not be written. `scope`: message_start, messages, plan, field:PATH or any."""

    severity: Literal["hard", "soft"] = "soft"
    scope: str = "any"


class Figure(_Row):
    """A number that should stand among the calculations."""

    id: str
    meaning: str = ""
    value: float
    tolerance: float


class Criterion(_Row):
    """What the success section must name."""

    metric_pattern: str = ""
    needs: tuple[str, ...] = ("metric", "target", "unit", "deadline", "baseline")
    not_applicable: bool = False


class Expected(_Row):
    """What an expert would accept."""

    decisions: dict[str, Values] = {}
    must_ask: tuple[str, ...] = ()
    must_flag_risks: tuple[str, ...] = ()
    must_include: tuple[Finding, ...] = ()
    must_not: tuple[Ban, ...] = ()
    success_criterion: Criterion = Criterion()
    numbers: tuple[Figure, ...] = ()
    course_files_any_of: tuple[str, ...] = ()


class Scenario(_Row):
    """One team and its project."""

    id: str
    title: str
    language: Literal["en", "es"] = "en"
    tags: tuple[str, ...] = ()
    opening_message: str
    persona: dict[str, Any] = {}
    facts: dict[str, str] = {}
    unknown: tuple[str, ...] = ()
    turn_events: tuple[News, ...] = ()
    expected: Expected = Expected()


def load_scenarios(path: Path = OWN) -> list[Scenario]:
    """The scenarios in a file or a folder, by file name; other JSON files of the folder are passed over.

    Raises:
        BadInput: there is none, or one cannot be read.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    found = [_parsed(file, raw) for file in files if (raw := _raw(file)).get("format") == FORMAT]
    if not found:
        raise BadInput(f"There is no planning scenario in {path.name}.", f"Give a file or a folder of the format {FORMAT}.")
    return found


def _raw(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{file.name} cannot be read: {error}", f"Give JSON of the format {FORMAT}.") from error
    return found if isinstance(found, dict) else {}


def _parsed(file: Path, raw: dict[str, Any]) -> Scenario:
    try:
        return Scenario.model_validate(raw)
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise BadInput(
            f"{file.name} is no scenario: {where}: {error.errors()[0]['msg']}.", "Compare it with a shipped scenario."
        ) from error
