"""Fixtures of the tests of the assistant."""

from tests.assistant.talking import begun, talk
from tests.installation import furnished, groundplan, installation, models

__all__ = ["begun", "furnished", "groundplan", "installation", "models", "talk"]
