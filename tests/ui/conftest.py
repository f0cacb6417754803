"""Fixtures of the tests of the user interface."""

from tests.installation import furnished, groundplan, installation, models

__all__ = ["furnished", "groundplan", "installation", "models"]
