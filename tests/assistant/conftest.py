"""Fixtures of the tests of the assistant."""

from tests.assistant.talking import talk
from tests.installation import furnished, groundplan, installation

__all__ = ["furnished", "groundplan", "installation", "talk"]
