"""The one place that talks to a language model: which one is meant, and a chat with it under the watch of a turn.

Nothing heavy is imported here; what knows LangChain and HTTP stands in `guarded_chat`, which is imported when a model is used.
"""

from __future__ import annotations

import os
import re
from types import ModuleType
from typing import TYPE_CHECKING

from assistant.endpoint import Endpoint
from assistant.errors import ModelUnnamed
from assistant.model_watch import USUAL, Limits, Watch

if TYPE_CHECKING:
    from assistant.guarded_chat import GuardedChat

NO_TALKER = re.compile(r"embed|whisper|tts|speech|rerank|dall-e|image|moderation|transcri|clip", re.IGNORECASE)
"""Models of a server's list that do not hold a conversation."""

TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")


class Gateway:
    """An endpoint with its limits; finds out which model is meant, once."""

    def __init__(self, endpoint: Endpoint, limits: Limits = USUAL) -> None:
        self.endpoint, self.limits = endpoint, limits
        self._model = endpoint.model

    def watch(self) -> Watch:
        """The clock of a new turn."""
        return Watch(self.limits)

    def model(self, watch: Watch) -> str:
        """The name of the model: the one that was set, or the only one that the server offers.

        Raises:
            ModelUnnamed: the choice is not clear.
            ModelFailed: the server cannot be asked.
        """
        if not self._model:
            listed_models = warm_up().listed_models
            watch.heard()
            self._model = clear_choice(listed_models(self.endpoint, watch))
        return self._model

    def chat(self, watch: Watch) -> GuardedChat:
        """The language model for one turn; every call of it is watched.

        Raises:
            ModelFailed: see `model`.
        """
        open_chat = warm_up().open_chat
        watch.heard()  # loading the packages is no silence of the model
        chat: GuardedChat = open_chat(self.endpoint, self.model(watch), watch)
        return chat


def warm_up() -> ModuleType:
    """The module that knows LangChain, loaded with tracing off; takes seconds the first time."""
    for name in TRACING:  # whatever somebody set for another program: no text goes to a tracing service
        os.environ[name] = "false"
    from assistant import guarded_chat  # noqa: PLC0415 - heavy, and only needed when a model leads

    return guarded_chat


def clear_choice(models: list[str]) -> str:
    """The only model of the list that holds conversations.

    Raises:
        ModelUnnamed: there is none, or more than one.
    """
    talkers = [name for name in models if not NO_TALKER.search(name)] or models
    if len(talkers) == 1:
        return talkers[0]
    some = ", ".join(talkers[:6]) or "none"
    raise ModelUnnamed(f"The server offers these models: {some}.", "Set GROUNDPLAN_MODEL to the one you want.", detail=some)
