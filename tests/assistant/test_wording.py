"""The sentences of the conversation: both languages, the same fields, plain words."""

from __future__ import annotations

import re
import string

import pytest
import yaml

from assistant.wording import say
from knowledge.catalogue import FOLDER

ROWS: dict[str, dict[str, str]] = yaml.safe_load((FOLDER / "wording.yml").read_text("utf-8"))["wording"]
NEVER = re.compile(
    r"\b(?:slots?|signals?|baseline|P50|P80|DL-\d+|K\d\d|CC-\d+|sorry|lo siento|great question|confidence score)\b", re.IGNORECASE
)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", ROWS)
class TestEverySentence:
    def test_speaks_both_languages_with_the_same_fields(self, key: str) -> None:
        row = ROWS[key]
        assert set(row) == {"en", "es"}
        assert row["en"].strip()
        assert row["es"].strip()
        assert fields(row["en"]) == fields(row["es"])

    def test_uses_no_word_of_the_workshop(self, key: str) -> None:
        assert not NEVER.search(re.sub(r"\{\w+\}", "", f"{ROWS[key]}"))

    def test_can_be_said(self, key: str) -> None:
        for language in ("en", "es"):
            given = {name: f"<{name}>" for name in fields(ROWS[key]["en"])}
            text = say(key, language, **given)
            assert all(value in text for value in given.values())
            assert "{" not in text


def test_fields_are_put_in_as_they_are() -> None:
    assert say("unknown.test", "en", assumption="{x} 7*7", test="$y") == "{x} 7*7 Test: $y"
    assert say("back", "es", n=7) == "Volvemos a la pregunta 7. Nada cambió en el plan."


def test_a_sentence_that_does_not_exist_or_lacks_a_field_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("no.such.sentence")
    with pytest.raises(KeyError):
        say("back", "en")
