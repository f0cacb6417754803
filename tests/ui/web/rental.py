"""An installation without an index for the tests of the page: the real interview, and one answer about the course."""

from datetime import date
from functools import cached_property
from pathlib import Path

from assistant.bootstrap import Groundplan
from assistant.planners.base import Desk
from assistant.settings import load_settings
from knowledge.answering import Answer
from knowledge.embeddings import Embedder
from tests.knowledge.hashed import HashedEmbedder
from tests.ui.web.sample import NAUGHTY


class Rental(Groundplan):
    """Everything is real but the search: no vectors are made, and a question about the course gets a fixed refusal."""

    def __init__(self, home: Path, **variables: str) -> None:
        super().__init__(load_settings({"GROUNDPLAN_HOME": str(home), "GROUNDPLAN_TODAY": "2026-11-23"} | variables))

    @cached_property
    def embedder(self) -> Embedder:
        """Files that are added are found by the words they share with a question."""
        return HashedEmbedder()

    @cached_property
    def desk(self) -> Desk:
        """The desk without vectors."""
        return Desk(catalogue=self.catalogue, embedder=None, ask=self._refuse, today=lambda: date(2026, 11, 23))

    def _refuse(self, question: str, session_name: str = "") -> Answer:
        return Answer(
            answered=False,
            answer=f"Nothing is said about {question} {session_name and NAUGHTY}",
            correction=None,
            confidence=0.1,
            citations=(),
        )
