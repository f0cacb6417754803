"""The server of a language model that the environment names: its address, its host, and whether that is this machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from assistant.settings import Settings, is_loopback

OPENAI = "https://api.openai.com/v1"
"""Where a key without an address belongs."""

NO_KEY = "none"
"""What is sent as key to a server that needs none."""


@dataclass(frozen=True)
class Endpoint:
    """An OpenAI-compatible server. `model` is empty when nobody named one; the key never prints."""

    base_url: str
    key: str = field(default="", repr=False)
    model: str = ""

    @property
    def host(self) -> str:
        """Where text would go: the host, with its port where that is not the usual one."""
        parts = urlsplit(self.base_url)
        name = parts.hostname or ""
        usual = {"http": 80, "https": 443}.get(parts.scheme)
        return name if _port(self.base_url) in {None, usual} else f"{name}:{_port(self.base_url)}"

    @property
    def local(self) -> bool:
        """Whether the server runs on this machine."""
        return is_loopback(urlsplit(self.base_url).hostname or "")


def endpoint_of(settings: Settings) -> Endpoint | None:
    """The server that the settings name; None when they name neither an address nor a key."""
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else ""
    if not settings.openai_base_url and not key:
        return None
    return Endpoint((settings.openai_base_url or OPENAI).rstrip("/"), key, settings.model or "")


def _port(url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError:  # no number: connecting will say so
        return None
