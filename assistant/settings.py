"""Every setting from outside, in one place: read, checked and named when wrong."""

import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from assistant.errors import EnvironmentBroken, HomeUnwritable

ENV_FILE = ".env"
_DATA_FOLDERS = {"darwin": "~/Library/Application Support/groundplan", "win32": "~/AppData/Local/groundplan"}


def default_home() -> str:
    """The usual folder for a program's files on this platform, still with its `~`."""
    return _DATA_FOLDERS.get(sys.platform, "~/.local/share/groundplan")


def _allowed(sentence: str) -> dict[str, Any]:
    """What a value may be; ends the line in `.env.example` and the message about a wrong value."""
    return {"allowed": sentence}


class Settings(BaseSettings):
    """All settings of one installation; an empty value means the default, and secrets print as stars."""

    model_config = SettingsConfigDict(case_sensitive=True, extra="ignore", frozen=True, validate_default=True, env_file_encoding="utf-8")

    home: Path = Field(
        default_factory=lambda: Path(default_home()),
        validation_alias="GROUNDPLAN_HOME",
        description="Folder for everything that is stored",
        json_schema_extra=_allowed("a path, where ~ is your home folder"),
    )
    mode: Literal["auto", "guided", "model"] = Field(
        "auto",
        validation_alias="GROUNDPLAN_MODE",
        description="Who leads the talk",
        json_schema_extra=_allowed("auto, guided (no language model) or model"),
    )
    model: str | None = Field(
        None,
        validation_alias="GROUNDPLAN_MODEL",
        description="Name of the language model",
        json_schema_extra=_allowed("a name that the server at OPENAI_BASE_URL knows"),
    )
    port: int = Field(
        7860,
        ge=1,
        le=65535,
        validation_alias="GROUNDPLAN_PORT",
        description="Port of the web page",
        json_schema_extra=_allowed("a whole number from 1 to 65535"),
    )
    host: str = Field(
        "127.0.0.1",
        validation_alias="GROUNDPLAN_HOST",
        description="Address of the web page",
        json_schema_extra=_allowed("127.0.0.1, or another address if GROUNDPLAN_PASSWORD is set"),
    )
    password: SecretStr | None = Field(
        None,
        validation_alias="GROUNDPLAN_PASSWORD",
        description="Password of the web page",
        json_schema_extra=_allowed("any text"),
    )
    fixed_today: date | None = Field(
        None,
        validation_alias="GROUNDPLAN_TODAY",
        description="The day to plan from, for tests",
        json_schema_extra=_allowed("a date such as 2026-11-23"),
    )
    database_url: SecretStr | None = Field(
        None,
        validation_alias="GROUNDPLAN_DATABASE_URL",
        description="Where the journal is kept, if not in a file of GROUNDPLAN_HOME",
        json_schema_extra=_allowed("a URL that starts with postgresql:// or sqlite:///"),
    )
    openai_base_url: str | None = Field(
        None,
        validation_alias="OPENAI_BASE_URL",
        description="Server of the language model",
        json_schema_extra=_allowed("a URL that starts with http:// or https://"),
    )
    openai_api_key: SecretStr | None = Field(
        None,
        validation_alias="OPENAI_API_KEY",
        description="Key for that server",
        json_schema_extra=_allowed("any text"),
    )

    log: Literal["debug", "info", "warning", "error"] = Field(
        "info",
        validation_alias="GROUNDPLAN_LOG",
        description="How much the log in GROUNDPLAN_HOME tells; never a word of what was said",
        json_schema_extra=_allowed("debug, info, warning or error"),
    )

    @model_validator(mode="before")
    @classmethod
    def _empty_means_default(cls, given: dict[str, Any]) -> dict[str, Any]:
        stripped = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
        return {name: value for name, value in stripped.items() if value != ""}

    @field_validator("home")
    @classmethod
    def _absolute(cls, home: Path) -> Path:
        try:
            return Path(os.path.abspath(home.expanduser()))  # noqa: PTH100 - resolve() would follow links that a team set on purpose
        except RuntimeError as error:  # no home folder is known for this user
            raise ValueError(str(error)) from error

    @field_validator("mode", "log", mode="before")
    @classmethod
    def _lower(cls, mode: object) -> object:
        return mode.lower() if isinstance(mode, str) else mode

    @field_validator("fixed_today", mode="before")
    @classmethod
    def _iso_only(cls, day: object) -> object:
        # Pydantic alone would also take 1700000000, as seconds since 1970.
        return date.fromisoformat(day) if isinstance(day, str) else day

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: SecretStr | None) -> SecretStr | None:
        if url is None:
            return None
        try:
            parsed = make_url(url.get_secret_value())
        except ArgumentError as error:
            raise ValueError("not a URL") from error  # the original sentence repeats the URL and its password
        if parsed.get_backend_name() not in {"postgresql", "sqlite"} or parsed.database in {None, "", ":memory:"}:
            raise ValueError("not a database that is supported")
        return url

    @field_validator("openai_base_url")
    @classmethod
    def _web_address(cls, url: str | None) -> str | None:
        if url is not None and not url.lower().startswith(("http://", "https://")):
            raise ValueError("not a web address")
        return url

    @model_validator(mode="after")
    def _guarded(self) -> Self:
        if not is_loopback(self.host) and self.password is None:
            raise ValueError(f"GROUNDPLAN_HOST is {self.host}, which others can reach, so GROUNDPLAN_PASSWORD must be set.")
        return self

    def today(self) -> date:
        """The day plans count from: GROUNDPLAN_TODAY, or the date on this machine."""
        return self.fixed_today or datetime.now(UTC).astimezone().date()

    def secrets(self) -> list[str]:
        """Values that no log and no screen may show."""
        hidden = [self.password, self.openai_api_key, self.database_url]
        password = self.journal_url.password
        return [*(one.get_secret_value() for one in hidden if one), *([str(password)] if password else [])]

    @property
    def journal_url(self) -> URL:
        """Where the journal is; printed, it shows stars in place of a password."""
        if self.database_url is not None:
            return make_url(self.database_url.get_secret_value())
        return URL.create("sqlite", database=str(self.home / "journal.sqlite"))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host` (a name or an IP address)."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def variables() -> dict[str, str]:
    """Each variable with its line of documentation, in the order of `.env.example`."""
    fields = Settings.model_fields.values()
    return {str(field.validation_alias): f"{field.description}: {_allowed_of(field.json_schema_extra)}." for field in fields}


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment and `.env` of the current folder, or from `environ` alone when it is given.

    Raises EnvironmentBroken with one sentence for each variable that is wrong.
    """
    try:
        if environ is None:
            return Settings(_env_file=ENV_FILE)
        given: dict[str, Any] = {name: environ.get(name, "") for name in variables()}
        return Settings(_env_file=None, **given)
    except ValidationError as error:
        raise EnvironmentBroken(
            " ".join(_sentence(detail) for detail in error.errors()),
            f"Correct it in the environment or in {ENV_FILE}; an empty value gives the default.",
        ) from None  # the chained error would print the value of a secret
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentBroken(
            f"The file {ENV_FILE} cannot be read: {error}.", "Save it as plain UTF-8 text that you may read."
        ) from error


def writable_folder(folder: Path) -> Path:
    """`folder`, made if missing and seen to take a file; raises HomeUnwritable otherwise."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise HomeUnwritable(
            f"The folder {folder} cannot be written: {error.strerror or error}.",
            "Free it, or set GROUNDPLAN_HOME to a folder that you may write.",
        ) from error


def _sentence(detail: ErrorDetails) -> str:
    if not detail["loc"]:  # the rule about two variables together brings its own sentence
        return str(detail["ctx"]["error"])
    name = str(detail["loc"][0])
    field = next(field for field in Settings.model_fields.values() if field.validation_alias == name)
    shown = "has a value that does not fit" if "Secret" in str(field.annotation) else f"is {detail['input']!s:.80}"
    return f"{name} {shown}; it must be {_allowed_of(field.json_schema_extra)}."


def _allowed_of(extra: object) -> str:
    return str(extra["allowed"]) if isinstance(extra, dict) else ""
