"""Fixtures of the tests of the assistant."""

from tests.assistant.talking import talk
from tests.installation import furnished, groundplan, installation, models

__all__ = ["furnished", "groundplan", "installation", "models", "talk"]
