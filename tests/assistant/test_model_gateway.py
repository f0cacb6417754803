"""The gateway against a scripted server: every way to fail becomes one of our errors in time, and nothing is repeated that was shown."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import httpx2
import pytest

from assistant.endpoint import NO_KEY, Endpoint
from assistant.errors import (
    ModelBroken,
    ModelBusy,
    ModelCut,
    ModelEmpty,
    ModelEndless,
    ModelFailed,
    ModelFiltered,
    ModelRefused,
    ModelSilent,
    ModelUnnamed,
    ModelUnreachable,
)
from assistant.guarded_chat import as_failure, retry_after
from assistant.model_gateway import Gateway, clear_choice
from assistant.model_watch import Limits, Watch
from tests.scripted_model import Says, ScriptedModel, call

QUICK = Limits(connect=5, silence=30, turn=60, pause=0.001, longest_wait=0.2)
"""Nothing waits long, and nothing is so short that a busy machine could miss it."""
IMPATIENT = Limits(connect=5, silence=0.4, turn=60, pause=0.001)
"""For servers that stay silent on purpose."""
LONG = "The goal is clear, the data are not."
KEEP_TALKING = "one two three four five six seven eight nine ten"


def asked(server: ScriptedModel, limits: Limits = QUICK, watch: Watch | None = None, url: str = "") -> str:
    gateway = Gateway(Endpoint(url or server.url, "the-key", "scripted"), limits)
    return "".join(chunk.text for chunk in gateway.chat(watch or gateway.watch()).stream("hello"))


class TestGoodAnswers:
    def test_text_comes_in_pieces_and_is_counted(self) -> None:
        with ScriptedModel(Says(LONG)) as server:
            gateway = Gateway(Endpoint(server.url, "", "scripted"), QUICK)
            watch = gateway.watch()
            pieces = [chunk.text for chunk in gateway.chat(watch).stream("hello") if chunk.text]
        assert "".join(pieces) == LONG
        assert len(pieces) > 2
        assert (watch.calls, watch.tokens) == (1, 100)

    def test_chat_completions_with_usage_whatever_the_name(self) -> None:
        with ScriptedModel(Says(LONG)) as server:
            gateway = Gateway(Endpoint(server.url, "the-key", "gpt-5-pro"), QUICK)
            list(gateway.chat(gateway.watch()).stream("hello"))
            assert server.paths == ["/v1/chat/completions"]
            assert server.requests[0]["stream_options"] == {"include_usage": True}
            assert server.keys == ["Bearer the-key"]

    def test_a_server_without_a_key_gets_none_of_ours(self) -> None:
        with ScriptedModel(Says(LONG)) as server:
            gateway = Gateway(Endpoint(server.url, "", "scripted"), QUICK)
            list(gateway.chat(gateway.watch()).stream("hello"))
            assert server.keys == [f"Bearer {NO_KEY}"]

    def test_a_call_of_a_function_is_an_answer(self) -> None:
        with ScriptedModel(Says(calls=(call("search", question="drift"),))) as server:
            gateway = Gateway(Endpoint(server.url, "", "scripted"), QUICK)
            chunks = list(gateway.chat(gateway.watch()).stream("hello"))
        whole = chunks[0]
        for chunk in chunks[1:]:
            whole = whole + chunk
        assert [(c["name"], c["args"]) for c in whole.tool_calls] == [("search", {"question": "drift"})]


class TestFailures:
    @pytest.mark.parametrize(
        ("says", "kind", "requests"),
        [
            (Says(LONG, cut_after=3), ModelCut, 1),
            (Says(LONG, drops_after=3), ModelCut, 1),
            (Says(LONG, finish="length"), ModelCut, 1),
            (Says(LONG, finish=None), ModelCut, 1),
            (Says(LONG, finish="content_filter"), ModelFiltered, 1),
            (Says("", finish="content_filter"), ModelFiltered, 1),
            (Says(""), ModelEmpty, 3),
            (Says(LONG, cut_after=1), ModelEmpty, 3),
            (Says(status=401), ModelRefused, 1),
            (Says(status=403), ModelRefused, 1),
            (Says(status=404), ModelUnnamed, 1),
            (Says(status=400), ModelBroken, 1),
            (Says(status=302, headers={"Location": "http://127.0.0.1:9/v1/chat/completions"}), ModelBroken, 1),
            (Says(status=500), ModelBroken, 3),
            (Says(status=503, headers={"Retry-After": "60"}), ModelBroken, 1),
            (Says(status=429), ModelBusy, 3),
            (Says(status=429, headers={"Retry-After": "60"}), ModelBusy, 1),
            (Says(page="<html>Welcome to the router</html>"), ModelEmpty, 3),
        ],
    )
    def test_each_becomes_its_error_after_as_many_attempts_as_make_sense(self, says: Says, kind: type[ModelFailed], requests: int) -> None:
        with ScriptedModel(says) as server:
            with pytest.raises(kind) as caught:
                asked(server)
            assert len(server.requests) == requests
        assert type(caught.value) is kind
        assert caught.value.message
        assert caught.value.remedy
        assert "as scripted" not in caught.value.message + caught.value.remedy

    def test_nothing_listens(self) -> None:
        with ScriptedModel(Says(LONG)) as server, pytest.raises(ModelUnreachable, match="Nothing answers"):
            asked(server, url="http://127.0.0.1:1/v1")

    @pytest.mark.parametrize("says", [Says(LONG, stalls_after=0), Says(LONG, stalls_after=3), Says(LONG, comments=True)])
    def test_a_stall_ends_also_when_comments_keep_the_line_open(self, says: Says) -> None:
        with ScriptedModel(says) as server:
            with pytest.raises(ModelSilent):
                asked(server, IMPATIENT)
            assert len(server.requests) == 1

    def test_a_turn_that_takes_too_long_ends_though_pieces_come(self) -> None:
        ticks = iter(range(1000))
        watch = Watch(Limits(turn=12, silence=1000), clock=lambda: float(next(ticks)))
        with ScriptedModel(Says(KEEP_TALKING * 20)) as server, pytest.raises(ModelSilent):
            asked(server, watch=watch)

    def test_a_turn_that_was_stopped_ends(self) -> None:
        watch = Watch(QUICK)
        with ScriptedModel(Says(LONG)) as server:
            gateway = Gateway(Endpoint(server.url, "", "scripted"), QUICK)
            chat = gateway.chat(watch)
            watch.stop()
            with pytest.raises(ModelSilent):
                list(chat.stream("hello"))
            assert server.requests == []

    def test_the_server_text_and_the_key_stay_out_of_the_error(self) -> None:
        with ScriptedModel(Says(status=401)) as server, pytest.raises(ModelRefused) as caught:
            asked(server)
        assert "the-key" not in f"{caught.value!r} {caught.value.remedy}"


class TestRepeats:
    @pytest.mark.parametrize(
        "first", [Says(status=500), Says(status=429, headers={"Retry-After": "0.01"}), Says(""), Says(LONG, cut_after=1)]
    )
    def test_a_second_attempt_may_go_well(self, first: Says) -> None:
        with ScriptedModel(first, Says(LONG)) as server:
            watch = Watch(QUICK)
            assert asked(server, watch=watch) == LONG
            assert (len(server.requests), watch.calls) == (2, 1)

    def test_what_was_shown_is_never_said_twice(self) -> None:
        with ScriptedModel(Says(LONG, cut_after=4), Says(LONG)) as server, pytest.raises(ModelCut):
            asked(server)

    def test_the_wait_that_the_server_asks_for_is_kept_or_nothing_is_repeated(self) -> None:
        watch = Watch(Limits(silence=30, longest_wait=15))
        assert not watch.wait_before(2, ModelBusy("busy", wait=15.1))
        assert not watch.wait_before(2, ModelBusy("busy", wait=31))
        assert watch.wait_before(2, ModelBusy("busy", wait=0.0))
        assert not watch.wait_before(4, ModelBusy("busy", wait=0.0))
        assert not watch.wait_before(2, ModelRefused("no"))

    def test_waiting_never_outlasts_the_silence(self) -> None:
        now = 0.0
        watch = Watch(Limits(silence=10, longest_wait=15), clock=lambda: now)
        now = 9.0
        assert not watch.wait_before(2, ModelBusy("busy", wait=2.0))

    @pytest.mark.parametrize(
        ("headers", "seconds"),
        [
            ({}, None),
            ({"Retry-After": "7"}, 7.0),
            ({"Retry-After": "-3"}, 0.0),
            ({"Retry-After": "soon"}, None),
            ({"retry-after-ms": "250"}, 0.25),
            ({"Retry-After": "Thu, 26 Nov 2026 12:00:30 GMT"}, 30.0),
            ({"Retry-After": "Thu, 26 Nov 2026 11:00:00 GMT"}, 0.0),
        ],
    )
    def test_retry_after(self, headers: dict[str, str], seconds: float | None) -> None:
        assert retry_after(httpx2.Headers(headers), datetime(2026, 11, 26, 12, 0, tzinfo=UTC)) == seconds


class TestBudget:
    def test_calls_are_counted_and_end(self) -> None:
        watch = Watch(Limits(calls=2))
        for last in (False, True):
            assert watch.last_call is last
            watch.begin_call()
        with pytest.raises(ModelEndless, match="2 times"):
            watch.begin_call()


class TestWhichModel:
    @pytest.mark.parametrize(
        ("offered", "chosen"), [(["a"], "a"), (["nomic-embed-text", "llama3.1:8b"], "llama3.1:8b"), (["bge-embed"], "bge-embed")]
    )
    def test_the_only_one_that_talks_is_meant(self, offered: list[str], chosen: str) -> None:
        with ScriptedModel(Says(LONG), models=offered) as server:
            gateway = Gateway(Endpoint(server.url), QUICK)
            assert [gateway.model(gateway.watch()) for _ in range(2)] == [chosen, chosen]
            assert server.paths == ["/v1/models"]

    def test_a_name_that_was_set_asks_nobody(self) -> None:
        with ScriptedModel(Says(LONG)) as server:
            gateway = Gateway(Endpoint(server.url, model="mine"), QUICK)
            assert gateway.model(gateway.watch()) == "mine"
            assert server.paths == []

    def test_of_several_none_is_guessed(self) -> None:
        with pytest.raises(ModelUnnamed, match="a, b") as caught:
            clear_choice(["a", "b"])
        assert "GROUNDPLAN_MODEL" in caught.value.remedy
        with pytest.raises(ModelUnnamed):
            clear_choice([])

    def test_a_server_without_a_list(self) -> None:
        with ScriptedModel(Says(LONG), models=[]) as server, pytest.raises(ModelUnnamed, match="does not say"):
            Gateway(Endpoint(server.url), QUICK).model(Watch(QUICK))


class TestStrangers:
    @pytest.mark.parametrize("error", [ValueError("secret"), KeyError("secret"), TypeError("secret")])
    def test_what_cannot_be_read_is_broken_and_quotes_nothing(self, error: Exception) -> None:
        failure = as_failure(error, "models.example.org")
        assert type(failure) is ModelBroken
        assert "secret" not in failure.message

    def test_the_gateway_loads_nothing_heavy_until_it_is_used(self) -> None:
        code = (
            "import sys; from assistant.model_gateway import Gateway; from assistant.endpoint import Endpoint;"
            "Gateway(Endpoint('http://127.0.0.1:1/v1', model='m')).watch();"
            "heavy = {'langchain', 'langchain_core', 'langchain_openai', 'openai', 'langsmith'};"
            "print([n for n in sys.modules if n.split('.')[0] in heavy])"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)  # noqa: S603 - our own
        assert done.stdout.strip() == "[]"

    def test_no_text_goes_to_a_tracing_service_whatever_is_set(self) -> None:
        code = (
            "import os; os.environ['LANGSMITH_TRACING'] = os.environ['LANGCHAIN_TRACING_V2'] = 'true';"
            "from assistant.model_gateway import warm_up; warm_up();"
            "from langsmith.utils import tracing_is_enabled; print(tracing_is_enabled())"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)  # noqa: S603 - our own
        assert done.stdout.strip() == "False"
