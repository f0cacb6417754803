"""A conversation that a scripted language model leads: session, journal and server of one test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.consent import Consent
from assistant.model_watch import Limits
from assistant.planners.interview import Interview
from assistant.planners.leading import Lead, Led
from assistant.session import Session
from assistant.settings import load_settings
from knowledge.retrieval import Passage
from tests.assistant.talking import Talk
from tests.scripted_model import Says, ScriptedModel

QUICK = Limits(connect=5, silence=30, turn=60, calls=4, pause=0.001, longest_wait=0.2)
IMPATIENT = replace(QUICK, silence=0.4)

CANARY = Passage(
    text="A canary release gives the new version to a small share of users first. If the numbers hold, the share grows.",
    source="releasing.md",
    heading="Releasing > Canary",
    score=0.8,
    deck="",
    slide="",
    chunk_id="c1",
    start=100,
    end=210,
)


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class LedTalk(Talk):
    """As Talk, led by the model at `url`; `found` is what every search finds."""

    def __init__(self, folder: Path, url: str, limits: Limits = QUICK, found: tuple[Passage, ...] = ()) -> None:
        self.clock = Clock()
        environ = {"GROUNDPLAN_MODE": "model", "OPENAI_BASE_URL": url, "GROUNDPLAN_MODEL": "scripted"}
        self.lead = Lead(load_settings(environ), Consent(folder / "consent.json"), self.clock, limits)
        super().__init__(folder, Led(self.lead, Interview()))
        self.searched: list[tuple[str, str]] = []

        def search(question: str, k: int, session_name: str = "") -> list[Passage]:
            self.searched.append((question, session_name))
            return list(found)[:k]

        self.desk = replace(self.desk, search=search)
        self.session = Session("our-project", self.journal, self.desk, Led(self.lead, Interview()))

    def entries(self, kind: str, author: str | None = None) -> list[dict[str, Any]]:
        return [e.body for e in self.session.entries() if e.kind == kind and author in (None, e.author)]

    @property
    def told(self) -> Mapping[str, Any]:
        """The body of the last answer in the journal."""
        return self.entries("message", "assistant")[-1]

    def parts(self, kind: str) -> list[dict[str, Any]]:
        return [part for part in self.told["parts"] if part["kind"] == kind]


def said_to(server: ScriptedModel, number: int = -1) -> str:
    """All that the model was told in one request, the functions left out."""
    return "\n".join(str(message.get("content") or "") for message in server.requests[number]["messages"])


__all__ = ["CANARY", "IMPATIENT", "QUICK", "Clock", "LedTalk", "Says", "said_to"]
