"""What the terminal reads and shows."""

from __future__ import annotations

import io
import json
import sys

import pytest

from assistant import events
from assistant.errors import BadInput
from assistant.planners.base import Said
from ui.terminal import Printer, ProgressBar, complain, json_line, message_of, out, picked, tongue_of


def streamed(encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")


def written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


class TestMessages:
    @pytest.mark.parametrize(
        ("line", "text"),
        [
            ("We lose parcels\n", "We lose parcels"),
            ("We lose parcels\r\n", "We lose parcels"),
            ("  spaces stay  \n", "  spaces stay  "),
            ("", ""),
            ("\n", ""),
            ('{"text": "We lose parcels"}\n', "We lose parcels"),
            ('  {"text": "We lose\\nparcels"}', "We lose\nparcels"),
            ('"We lose parcels"', "We lose parcels"),
            ("{{7*7}}", "{{7*7}}"),
            ("{not json", "{not json"),
            ('"Cheap" is what we want', '"Cheap" is what we want'),
            ("[1, 2]", "[1, 2]"),
            ("42", "42"),
            ("null", "null"),
        ],
    )
    def test_a_line_is_text_or_json(self, line: str, text: str) -> None:
        assert message_of(line, as_json=True) == Said(text=text)

    @pytest.mark.parametrize("line", ['{"text": "x"}', '"x"', "x"])
    def test_people_type_text(self, line: str) -> None:
        assert message_of(line, as_json=False) == Said(text=line)

    def test_answers_and_orders_come_as_json(self) -> None:
        line = json.dumps({"answers": {"budget": "9 EUR"}, "plan_now": True})
        assert message_of(line, as_json=True) == Said(answers={"budget": "9 EUR"}, plan_now=True)

    @pytest.mark.parametrize(
        "line", ['{"txt": "x"}', '{"text": 7}', '{"text": null}', '{"answers": ["x"]}', "{}x", '{"plan_now": "perhaps"}']
    )
    def test_json_of_another_form_is_refused_or_text(self, line: str) -> None:
        if line == "{}x":
            assert message_of(line, as_json=True).text == line
            return
        with pytest.raises(BadInput, match="not a message"):
            message_of(line, as_json=True)

    @pytest.mark.parametrize("line", ['{"a":' * 30_000, '{"a": ' + "9" * 6_000 + "}", "{" * 50_000])
    def test_json_that_no_reader_takes_is_text(self, line: str) -> None:
        assert message_of(line, as_json=True).text == line


class TestJsonLines:
    @pytest.mark.parametrize("text", ["one\ntwo", "a\u2028b\u2029c\x85d", 'say "hi" \\ there', "ñandú 你好 🎈", "\x00\x1f"])
    def test_a_row_is_one_line_and_comes_back(self, text: str) -> None:
        line = json_line(events.TextDelta(text=text))
        assert len(line.splitlines()) == 1
        assert json.loads(line) == {"type": "text_delta", "text": text}

    def test_letters_stay_letters_where_the_terminal_takes_them(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for encoding, shown in (("utf-8", "ñ"), ("UTF8", "ñ"), ("ascii", "\\u00f1"), ("latin-1", "\\u00f1")):
            monkeypatch.setattr(sys, "stdout", streamed(encoding))
            assert shown in json_line({"x": "ñ"})


class TestOutput:
    @pytest.mark.parametrize(("encoding", "shown"), [("utf-8", "ñ 你 →"), ("latin-1", "ñ ? ?"), ("ascii", "? ? ?")])
    def test_what_a_terminal_cannot_show_is_replaced(self, monkeypatch: pytest.MonkeyPatch, encoding: str, shown: str) -> None:
        stream = streamed(encoding)
        monkeypatch.setattr(sys, "stdout", stream)
        out("ñ 你 →")
        assert written(stream).decode(encoding) == shown + "\n"

    def test_half_a_character_is_no_error(self, monkeypatch: pytest.MonkeyPatch) -> None:
        stream = streamed("utf-8")
        monkeypatch.setattr(sys, "stdout", stream)
        out("a\ud800b")
        assert written(stream) == b"a?b\n"

    def test_complaints_go_to_standard_error_with_the_remedy(self, capsys: pytest.CaptureFixture[str]) -> None:
        complain("The disk is full.", "Free some space.")
        complain("Stopped.")
        found = capsys.readouterr()
        assert found.out == ""
        assert found.err == "groundplan: The disk is full.\n  Free some space.\ngroundplan: Stopped.\n"


class TestProgress:
    def test_is_a_line_at_each_end_where_nobody_watches(self, capsys: pytest.CaptureFixture[str]) -> None:
        bar = ProgressBar()
        for done in range(4):
            bar(done, 3, "Embedding")
        assert capsys.readouterr().err == "Embedding ...\nEmbedding: done\n"

    def test_nothing_to_do_is_done(self, capsys: pytest.CaptureFixture[str]) -> None:
        ProgressBar()(0, 0, "Nothing")
        assert capsys.readouterr().err == "Nothing: done\n"


def question(number: int) -> events.Question:
    return events.Question(id=f"q{number}", slot="budget", text="How much?", why="It decides.", options=("little",), number=number)


class TestPrinter:
    def test_the_card_stands_at_the_end_of_the_turn(self, capsys: pytest.CaptureFixture[str]) -> None:
        printer = Printer()
        for event in (question(4), events.TextDelta(text="Read.\n"), events.Step(label="Weighed"), question(5)):
            printer.show(event)
        assert capsys.readouterr().out == "Read.\n\n"
        printer.show(events.TurnEnded(plan_status="draft"))
        text = capsys.readouterr().out
        assert "4 of at most 12 · How much?" in text
        assert "5 of at most 12 · How much?" in text
        assert "   a) little\n   b) We don't know" in text
        assert "   c) little\n   d) We don't know" in text
        assert "budget" not in text

    def test_a_letter_picks_the_answer_printed_beside_it(self) -> None:
        printer = Printer()
        for event in (question(4), events.TurnEnded(plan_status="draft")):
            printer.show(event)
        assert picked("B\n", printer.options) == Said(answers={"budget": "We don't know"})
        assert [picked(line, printer.options) for line in ("", "c", "a little", "budget")] == [None] * 4

    def test_letters_of_two_questions_are_two_answers(self) -> None:
        options = {"a": ("budget", "little"), "b": ("deadline", "soon")}
        assert picked("a, b", options) == Said(answers={"budget": "little", "deadline": "soon"})

    def test_letters_that_lead_are_answers_and_the_rest_is_the_message(self) -> None:
        options = {"a": ("budget", "little"), "b": ("deadline", "soon"), "e": ("rights", "yes"), "g": ("data", "no")}
        assert picked("b. The foremen act on it.\n", options) == Said(text="The foremen act on it.", answers={"deadline": "soon"})
        assert picked("a) b) Se revisa a mano.", options) == Said(
            text="Se revisa a mano.", answers={"budget": "little", "deadline": "soon"}
        )
        others = ("B. Keller acts on it.", "e. g. the foremen", "a foreman acts", "c. nobody", "a.b is a file", "a. b. c. list")
        assert [picked(line, options) for line in others] == [None] * len(others)

    def test_a_card_is_shown_once(self, capsys: pytest.CaptureFixture[str]) -> None:
        printer = Printer()
        for event in (question(1), events.TurnEnded(plan_status="draft"), events.TurnEnded(plan_status="draft")):
            printer.show(event)
        assert capsys.readouterr().out.count("How much?") == 1

    def test_it_speaks_spanish(self, capsys: pytest.CaptureFixture[str]) -> None:
        printer = Printer("es")
        for event in (question(2), events.TurnEnded(plan_status="draft")):
            printer.show(event)
        assert "2 de 12 como máximo" in capsys.readouterr().out

    def test_a_failure_goes_to_standard_error(self, capsys: pytest.CaptureFixture[str]) -> None:
        Printer().show(events.Failed(message="That did not work.", remedy="Try again."))
        found = capsys.readouterr()
        assert found.out == ""
        assert "Try again." in found.err


class TestTheGreeting:
    @pytest.mark.parametrize(
        ("message", "system", "language"),
        [
            ("Perdemos 30 plantas al mes y queremos saber por qué", {}, "es"),
            ("We lose 30 plants a month", {"LANG": "es_ES.UTF-8"}, "en"),
            ("hola", {}, "es"),
            ("", {"LANG": "es_AR.UTF-8"}, "es"),
            ("", {"LANG": "es_ES.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
            ("", {"LANG": "C"}, "en"),
            ("", {}, "en"),
        ],
    )
    def test_it_follows_the_first_message_else_the_system(self, message: str, system: dict[str, str], language: str) -> None:
        assert tongue_of(message, system) == language


class TestACardThatIsKnown:
    def test_its_letters_answer_though_it_is_not_printed(self, capsys: pytest.CaptureFixture[str]) -> None:
        printer = Printer()
        printer.know([events.Question(id="q4", slot="budget", text="How much?", why="Money.", options=("9 EUR", "none"), number=4)])
        assert capsys.readouterr().out == ""
        assert picked("b", printer.options) == Said(answers={"budget": "none"})
