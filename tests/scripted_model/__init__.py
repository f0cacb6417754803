"""A language model that says what a test wrote down, over HTTP on this machine."""

from tests.scripted_model.script import Says, call
from tests.scripted_model.server import ScriptedModel

__all__ = ["Says", "ScriptedModel", "call"]
