"""The guard: headers on every answer, the password where one is set, and no foreign name for this machine."""

import asyncio
import base64
from collections.abc import MutableMapping
from typing import Any

import pytest

from ui.web.guard import POLICY, App, Guard, Receive, Scope, Send

WORDS = "secret ü"


async def inner(scope: Scope, receive: Receive, send: Send) -> None:
    assert scope["type"] in {"http", "websocket"}
    assert receive is not None
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain"), (b"Referrer-Policy", b"unsafe-url")]}
    )
    await send({"type": "http.response.body", "body": b"inside"})


def answer(guard: App, host: str = "127.0.0.1:7860", authorization: str = "", kind: str = "http") -> tuple[int, dict[str, str], bytes]:
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    headers = [(b"host", host.encode())] + ([(b"authorization", authorization.encode())] if authorization else [])
    asyncio.run(_handled(guard, {"type": kind, "headers": headers}, receive, send))
    shown = {bytes(name).decode().lower(): bytes(value).decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], shown, sent[1]["body"]


async def _handled(guard: App, scope: Scope, receive: Receive, send: Send) -> None:
    await guard(scope, receive, send)


def basic(text: str) -> str:
    return "Basic " + base64.b64encode(text.encode()).decode()


def test_every_answer_carries_the_policy_and_its_own_headers_once() -> None:
    status, headers, body = answer(Guard(inner, password=None, own=True))
    assert (status, body) == (200, b"inside")
    assert headers["content-security-policy"] == POLICY
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-type"] == "text/plain"


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in POLICY.split(";"))
    assert all("http" not in sources and "*" not in sources for sources in rules.values())
    assert rules["object-src"] == rules["form-action"] == rules["frame-ancestors"] == "'none'"


@pytest.mark.parametrize(
    ("host", "status"), [("127.0.0.1:7860", 200), ("localhost", 200), ("[::1]:7860", 200), ("evil.example:7860", 400), ("", 400)]
)
def test_a_page_for_this_machine_answers_to_its_own_names_only(host: str, status: int) -> None:
    assert answer(Guard(inner, password=None, own=True), host=host)[0] == status


def test_a_page_for_others_answers_to_any_name() -> None:
    assert answer(Guard(inner, password=None, own=False), host="plans.example")[0] == 200


@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        ("", 401),
        (basic("x:secret ü"), 200),
        (basic(":secret ü"), 200),
        (basic("x:secret"), 401),
        (basic("secret ü"), 401),
        ("Basic ???", 401),
        ("Bearer abc", 401),
    ],
)
def test_a_password_is_asked_for_where_one_is_set(authorization: str, status: int) -> None:
    found, headers, body = answer(Guard(inner, password=WORDS, own=True), authorization=authorization)
    assert found == status
    assert ("www-authenticate" in headers) == (status == 401)
    assert (body == b"inside") == (status == 200)


def test_what_is_no_request_of_the_web_passes() -> None:
    assert answer(Guard(inner, password=None, own=True), host="evil.example", kind="websocket")[2] == b"inside"
