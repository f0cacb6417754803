"""What the terminal shows and reads: events as text or JSON lines, progress and complaints on standard error."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from pydantic import BaseModel

from assistant import events
from assistant.errors import BadInput
from assistant.planners.base import Said
from assistant.questions import AT_MOST
from assistant.reading.tongues import opens_in_spanish
from assistant.wording import say

_BREAKS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}
"""Characters that end a line for some readers, as JSON writes them."""


def out(text: str) -> None:
    """A line on standard output; what the terminal cannot show is replaced, never an error."""
    _write(sys.stdout, text + "\n")


def complain(message: str, remedy: str = "") -> None:
    """What went wrong and what to do, on standard error."""
    _write(sys.stderr, f"groundplan: {message}" + (f"\n  {remedy}" if remedy else "") + "\n")


def note(text: str) -> None:
    """A line beside the result, on standard error."""
    _write(sys.stderr, text + "\n")


def json_line(row: Mapping[str, Any] | BaseModel) -> str:
    """One row as one line of JSON. Letters stay letters where the terminal takes them; nothing in it breaks the line."""
    plain = row.model_dump(mode="json") if isinstance(row, BaseModel) else row
    every_letter = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    return json.dumps(plain, ensure_ascii=not every_letter, default=str).translate(_BREAKS)


class ProgressBar:
    """A progress bar on standard error: redrawn in place on a terminal, elsewhere a line at the start and one at the end."""

    WIDTH = 28

    def __init__(self) -> None:
        self._begun: set[str] = set()

    def __call__(self, done: int, total: int, label: str) -> None:
        """Show that `done` of `total` steps are done."""
        finished = done >= total
        if not sys.stderr.isatty():
            if label not in self._begun or finished:
                _write(sys.stderr, f"{label}: done\n" if finished else f"{label} ...\n")
            self._begun.add(label)
            return
        filled = self.WIDTH * done // max(total, 1)
        bar = "█" * filled + "░" * (self.WIDTH - filled)
        _write(sys.stderr, f"\r{label:<34.34} {bar} {100 * done // max(total, 1):3d} %" + ("\n" if finished else ""))


def message_of(line: str, *, as_json: bool) -> Said:
    """The message in a line: plain text, or with `as_json` also ``{"text": ..., "answers": {slot: text}, "plan_now": true}``.

    Raises:
        BadInput: the line is a JSON object of another form.
    """
    text = line.rstrip("\r\n")
    if not as_json or not text.lstrip().startswith(("{", '"')):
        return Said(text=text)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return Said(text=text)  # a brief may begin with a bracket or a quotation mark
    if isinstance(found, str):
        return Said(text=found)
    try:
        return Said.model_validate(found)
    except ValueError as error:
        raise BadInput("A line of input is JSON, but not a message.", 'Send text, or {"text": "..."}.') from error


def tongue_of(message: str, environment: Mapping[str, str]) -> str:
    """The language to greet in: that of the first message where it waits already, else that of the system."""
    if message.strip():
        return "es" if opens_in_spanish(message) else "en"
    system = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "es" if system.lower().startswith("es") else "en"


class Printer:
    """Prints events for people: the text as it comes, then the open questions."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.options: dict[str, tuple[str, str]] = {}
        """Letter -> (slot, words) of the buttons printed last."""
        self._questions: list[events.Question] = []
        self._broken_off = False

    def show(self, event: events.Event) -> None:
        """Print one event, where there is something to print; set `language` before the turn ends."""
        if isinstance(event, events.TextDelta):
            self._text(event.text)
        elif isinstance(event, events.Question):
            self._questions.append(event)
        elif isinstance(event, events.Failed):
            complain(event.message, event.remedy)
        elif isinstance(event, events.TurnEnded):
            self._card()

    def _text(self, text: str) -> None:
        """A piece as it comes; where it ends a line, it ends a paragraph."""
        bare = text.rstrip("\n")
        self._broken_off = bare == text
        _write(sys.stdout, bare if self._broken_off else f"{bare}\n\n")

    def _card(self) -> None:
        if self._broken_off:
            out("")
            self._broken_off = False
        if self._questions:
            self.know(self._questions)
        for question in self._questions:
            out(say("ask.single", self.language, a=question.number, max=AT_MOST) + " · " + question.text)
            out(f"   {question.why}")
            for letter, (slot, option) in self.options.items():
                if slot == question.slot:
                    out(f"   {letter}) {option}")
            out("")
        if self._questions:
            out(say("ask.letters", self.language))
        self._questions = []

    def know(self, card: Sequence[events.Question]) -> None:
        """Give the options of a card their letters, without printing it."""
        answers = [(question.slot, option) for question in card for option in (*question.options, say("ask.unsure", self.language))]
        self.options = {_letter(number): answer for number, answer in enumerate(answers)}


def _letter(number: int) -> str:
    """A to z, then aa, ab and so on: the name of the option with this number from 0."""
    return (_letter(number // 26 - 1) if number >= 26 else "") + chr(ord("a") + number % 26)


def picked(line: str, options: Mapping[str, tuple[str, str]]) -> Said | None:
    """The answers that the letters of a line give ("b", "a, f"), one for each question; None for any other line.

    Letters that only lead, each with its full stop or bracket, are answers too: the rest of "b. They act on it" is the message.
    """
    led = _LED.match(line)
    letters, rest = (_LETTERS.findall(led.group()), line[led.end() :].strip()) if led else (line.lower().replace(",", " ").split(), "")
    answers = dict(options[letter] for letter in letters if letter in options)
    return Said(text=rest, answers=answers) if letters and len(answers) == len(letters) else None


_LETTERS = re.compile(r"[a-z]+")
_LED = re.compile(r"\s*(?!(?:e\. ?g|i\. ?e)\.)(?:[a-z]{1,2}[.)]\s+)+(?=\S)")
"""Small letters at the head of a line, as the card prints them; no abbreviation, and no initial of a name."""


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
    except UnicodeEncodeError:
        encoding = stream.encoding or "utf-8"
        stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()
