"""The installation that all tests of the evaluation share: model and index are made once."""

from tests.installation import furnished, groundplan, installation, models

__all__ = ["furnished", "groundplan", "installation", "models"]
