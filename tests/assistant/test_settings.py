"""Tests of the settings: defaults, what is refused and how it is said, secrets, the `.env` file."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assistant.errors import EnvironmentBroken, HomeUnwritable
from assistant.settings import Settings, default_home, is_loopback, load_settings, variables, writable_folder


def test_without_any_variable_every_setting_has_its_default() -> None:
    settings = load_settings({})
    assert (settings.mode, settings.port, settings.host, settings.model) == ("auto", 7860, "127.0.0.1", None)
    assert settings.home == Path(default_home()).expanduser()
    assert settings.journal_url.database == str(settings.home / "journal.sqlite")


def test_every_variable_reaches_its_setting(tmp_path: Path) -> None:
    settings = load_settings(
        {
            "GROUNDPLAN_HOME": str(tmp_path / "a b?c"),
            "GROUNDPLAN_MODE": " Guided ",
            "GROUNDPLAN_MODEL": "qwen3:8b",
            "GROUNDPLAN_PORT": "65535",
            "GROUNDPLAN_HOST": "192.0.2.7",
            "GROUNDPLAN_PASSWORD": "open sesame",
            "GROUNDPLAN_TODAY": "2027-02-28",
            "OPENAI_BASE_URL": "http://127.0.0.1:11434/v1",
            "OPENAI_API_KEY": "k-123",
        }
    )
    assert (settings.home, settings.mode, settings.model, settings.port) == (tmp_path / "a b?c", "guided", "qwen3:8b", 65535)
    assert (settings.host, settings.today(), settings.openai_base_url) == ("192.0.2.7", date(2027, 2, 28), "http://127.0.0.1:11434/v1")
    assert settings.password is not None
    assert settings.password.get_secret_value() == "open sesame"
    assert settings.openai_api_key is not None
    assert settings.openai_api_key.get_secret_value() == "k-123"
    assert settings.journal_url.database == str(tmp_path / "a b?c" / "journal.sqlite")


@pytest.mark.parametrize("given", ["~/plans", "plans/./here", ""])
def test_home_is_an_absolute_path_without_a_tilde(given: str) -> None:
    home = load_settings({"GROUNDPLAN_HOME": given}).home
    assert home.is_absolute()
    assert "~" not in str(home)
    assert home.name in {"plans", "here", "groundplan"}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("GROUNDPLAN_PORT", "0", "from 1 to 65535"),
        ("GROUNDPLAN_PORT", "65536", "from 1 to 65535"),
        ("GROUNDPLAN_PORT", "eighty", "from 1 to 65535"),
        ("GROUNDPLAN_MODE", "turbo", "auto, guided"),
        ("GROUNDPLAN_TODAY", "23.11.2026", "2026-11-23"),
        ("GROUNDPLAN_TODAY", "1700000000", "2026-11-23"),
        ("GROUNDPLAN_HOME", "~nobody-of-that-name/x", "a path"),
        ("OPENAI_BASE_URL", "localhost:11434", "http://"),
    ],
)
def test_a_wrong_value_stops_the_start_with_its_name_and_what_is_allowed(name: str, value: str, said: str) -> None:
    with pytest.raises(EnvironmentBroken) as caught:
        load_settings({name: value})
    assert caught.value.message.startswith(f"{name} is {value}; it must be ")
    assert said in caught.value.message
    assert caught.value.message.count(".\n") == 0
    assert caught.value.exit_code == 3


def test_two_wrong_values_are_told_together() -> None:
    with pytest.raises(EnvironmentBroken) as caught:
        load_settings({"GROUNDPLAN_PORT": "-3", "GROUNDPLAN_MODE": "?"})
    assert "GROUNDPLAN_PORT is -3" in caught.value.message
    assert "GROUNDPLAN_MODE is ?" in caught.value.message


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "planning.example"])  # noqa: S104 - the point of the test
def test_an_address_others_can_reach_needs_a_password(host: str) -> None:
    with pytest.raises(EnvironmentBroken, match="GROUNDPLAN_PASSWORD must be set"):
        load_settings({"GROUNDPLAN_HOST": host})
    assert load_settings({"GROUNDPLAN_HOST": host, "GROUNDPLAN_PASSWORD": "x"}).host == host


@pytest.mark.parametrize(
    ("host", "alone"), [("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), ("LocalHost", True), ("10.0.0.1", False)]
)
def test_loopback_is_told_from_other_addresses(host: str, alone: bool) -> None:  # noqa: FBT001 - the expected answer
    assert is_loopback(host) is alone


@pytest.mark.parametrize("url", ["mysql://root:hush-hush@db/x", "sqlite://", "hush-hush", "postgresql://u:hush-hush@db"])
def test_a_wrong_database_is_refused_without_showing_its_password(url: str) -> None:
    with pytest.raises(EnvironmentBroken, match="GROUNDPLAN_DATABASE_URL has a value that does not fit") as caught:
        load_settings({"GROUNDPLAN_DATABASE_URL": url})
    assert "hush" not in caught.value.message
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_secrets_are_never_printed() -> None:
    given = {"OPENAI_API_KEY": "hush-1", "GROUNDPLAN_PASSWORD": "hush-2", "GROUNDPLAN_DATABASE_URL": "postgresql://u:hush-3@db/plans"}
    settings = load_settings(given)
    shown = f"{settings} {settings!r} {settings.model_dump_json()} {settings.journal_url} {settings.journal_url!r}"
    assert "hush" not in shown
    assert settings.journal_url.password == "hush-3"  # noqa: S105 - invented for this test


def test_the_env_file_is_read_and_the_environment_goes_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("GROUNDPLAN_PORT=8001\nGROUNDPLAN_MODE=guided\nSOMETHING_ELSE=1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GROUNDPLAN_PORT")
    monkeypatch.setenv("GROUNDPLAN_MODE", "model")
    assert (load_settings().port, load_settings().mode) == (8001, "model")
    assert load_settings({}).port == 7860


def test_a_wrong_value_in_the_env_file_is_named_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("GROUNDPLAN_PORT=many\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GROUNDPLAN_PORT")
    with pytest.raises(EnvironmentBroken, match="GROUNDPLAN_PORT is many"):
        load_settings()


def test_an_env_file_that_is_not_text_stops_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_bytes(b"GROUNDPLAN_PORT=\xff\xfe\x00")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EnvironmentBroken, match=r"\.env cannot be read"):
        load_settings()


def test_without_a_fixed_day_today_is_the_calendar_day_here() -> None:
    now = datetime.now(UTC).astimezone()
    assert load_settings({}).today() in {now.date(), (now + timedelta(minutes=1)).date()}


def test_the_example_file_and_the_settings_name_the_same_variables_with_the_same_words() -> None:
    lines = Path(__file__).parents[2].joinpath(".env.example").read_text(encoding="utf-8").splitlines()
    named = {
        line[1:].split("=")[0]: (lines[place - 1], line.split("=", 1)[1])
        for place, line in enumerate(lines)
        if line[:1] == "#" and "=" in line
    }
    assert {name: comment for name, (comment, _) in named.items()} == {name: f"# {text}" for name, text in variables().items()}
    shown = load_settings({name: value for name, (_, value) in named.items()})
    assert shown == load_settings({})
    assert len(variables()) == len(Settings.model_fields)


def test_a_folder_is_made_with_its_parents_and_for_its_owner_only(tmp_path: Path) -> None:
    made = writable_folder(tmp_path / "a" / "b")
    assert made.is_dir()
    assert made.stat().st_mode & 0o077 == 0
    assert list(made.iterdir()) == []
    assert writable_folder(made) == made


def test_a_folder_that_cannot_be_is_told_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(HomeUnwritable, match="cannot be written") as caught:
        writable_folder(tmp_path / "file" / "home")
    assert "GROUNDPLAN_HOME" in caught.value.remedy
