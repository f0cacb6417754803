"""Fixtures of the tests of the user interface."""

from tests.installation import furnished, groundplan, installation

__all__ = ["furnished", "groundplan", "installation"]
