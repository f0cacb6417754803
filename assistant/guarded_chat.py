"""The language model behind the gateway: LangChain's client under a watch, and every failure as one of ours.

Import this module only when a model is used: LangChain and its client are heavy.
"""

from __future__ import annotations

import email.utils
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx2
import openai
from langchain_core.outputs import ChatGenerationChunk
from langchain_openai import ChatOpenAI
from pydantic import Field, SecretStr

from assistant.endpoint import NO_KEY, Endpoint
from assistant.errors import (
    ModelBroken,
    ModelBusy,
    ModelCut,
    ModelEmpty,
    ModelFailed,
    ModelFiltered,
    ModelRefused,
    ModelSilent,
    ModelUnnamed,
    ModelUnreachable,
)
from assistant.model_watch import Watch

OPENS = 429
"""Status of a server that has too much to do."""


class WatchedClient(httpx2.Client):
    """An HTTP client whose time-outs are what the watch leaves; comments that only keep a line open count as silence."""

    def __init__(self, watch: Watch, *, trust_env: bool) -> None:
        super().__init__(trust_env=trust_env, follow_redirects=False)  # a redirect would carry the text to another host
        self._watch = watch

    def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        """Send with what is left of the time."""
        left = self._watch.left()
        limits = {"connect": min(self._watch.limits.connect, left), "read": left, "write": left, "pool": left}
        request.extensions = {**request.extensions, "timeout": limits}
        response = super().send(request, **options)
        if not response.is_closed and isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = _WatchedBytes(response.stream, self._watch)
        return response


class _WatchedBytes(httpx2.SyncByteStream):
    def __init__(self, stream: httpx2.SyncByteStream, watch: Watch) -> None:
        self._stream, self._watch = stream, watch

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._stream:
            if any(line.strip() and not line.startswith(b":") for line in piece.splitlines()):
                self._watch.heard()
            self._watch.left()
            yield piece

    def close(self) -> None:
        """Close what is underneath."""
        self._stream.close()


class GuardedChat(ChatOpenAI):
    """A chat model that streams under a watch, repeats what may be repeated, and accepts whole answers only."""

    watch: Any = Field(exclude=True)
    host: str = ""

    def _stream(self, *given: Any, **options: Any) -> Iterator[ChatGenerationChunk]:
        self.watch.begin_call()
        attempt = 1
        while True:
            shown = False
            try:
                for chunk in _whole(super()._stream(*given, **options), self.watch):
                    shown = shown or _says(chunk)
                    yield chunk
            except (ModelFailed, openai.OpenAIError, httpx2.HTTPError, ValueError, KeyError, TypeError, AttributeError) as error:
                failure, attempt = as_failure(error, self.host), attempt + 1
                if isinstance(failure, ModelEmpty) and self.watch.calls > 1:  # nothing more to say after work is an end
                    raise failure from error
                if shown or not self.watch.wait_before(attempt, failure):
                    raise failure from error
            else:
                return


def open_chat(endpoint: Endpoint, model: str, watch: Watch) -> GuardedChat:
    """The model named `model` at `endpoint`; its key goes to that host alone."""
    return GuardedChat(
        model=model,
        base_url=endpoint.base_url,
        api_key=SecretStr(endpoint.key or NO_KEY),
        http_client=WatchedClient(watch, trust_env=not endpoint.local),
        http_socket_options=(),
        use_responses_api=False,
        stream_usage=True,
        streaming=True,
        max_retries=0,
        timeout=watch.limits.silence,
        watch=watch,
        host=endpoint.host,
    )


def listed_models(endpoint: Endpoint, watch: Watch) -> list[str]:
    """Names of the models that the server offers.

    Raises:
        ModelFailed: it does not say.
    """
    headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    try:
        with WatchedClient(watch, trust_env=not endpoint.local) as client:
            answer = client.get(f"{endpoint.base_url}/models", headers=headers)
        if answer.is_success:
            return [str(row["id"]) for row in answer.json()["data"]]
    except (httpx2.HTTPError, ValueError, KeyError, TypeError) as error:
        raise as_failure(error, endpoint.host) from error
    if answer.status_code == httpx2.codes.NOT_FOUND:  # a server without a list
        raise ModelUnnamed(f"{endpoint.host} does not say which models it has.", "Set GROUNDPLAN_MODEL to the one you want.", detail="?")
    raise of_status(answer.status_code, answer.headers, endpoint.host)


def _says(chunk: ChatGenerationChunk) -> bool:
    message = chunk.message
    return bool(chunk.text or getattr(message, "tool_call_chunks", None))


def _whole(chunks: Iterator[ChatGenerationChunk], watch: Watch) -> Iterator[ChatGenerationChunk]:
    """The chunks of an answer that ends as it should.

    Raises:
        ModelFailed: it is cut, held back or empty.
    """
    ended, said = "", False
    for chunk in chunks:
        ended = str((chunk.generation_info or {}).get("finish_reason") or ended)
        said = said or _says(chunk)
        usage = getattr(chunk.message, "usage_metadata", None)
        watch.tokens += usage["total_tokens"] if usage else 0
        watch.left()
        yield chunk
    if ended == "content_filter":
        raise ModelFiltered("The server held the answer of the language model back.")
    if ended in {"", "length"}:
        raise ModelCut("The answer of the language model was cut off.") if said or ended else ModelEmpty("There was no answer.")
    if not said:
        raise ModelEmpty("The language model gave an empty answer.")


# ---- failures ----


def as_failure(error: Exception, host: str) -> ModelFailed:
    """What went wrong, in our words; the text of the server is not repeated, since it may hold what the team wrote."""
    if isinstance(error, ModelFailed):
        return error
    if isinstance(error, openai.APIStatusError):
        return of_status(error.status_code, error.response.headers, host, str(error.code or ""))
    chain: list[BaseException] = [error]
    while (cause := chain[-1].__cause__) is not None and cause not in chain:
        chain.append(cause)
    if any(isinstance(one, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.UnsupportedProtocol | httpx2.InvalidURL) for one in chain):
        return ModelUnreachable(f"Nothing answers at {host}.", "Start the server, or correct OPENAI_BASE_URL.")
    silent = next((one for one in chain if isinstance(one, ModelSilent)), None)
    if silent or any(isinstance(one, httpx2.TimeoutException | openai.APITimeoutError) for one in chain):
        return silent or ModelSilent("The language model gave no further word in time.")
    if any(isinstance(one, httpx2.TransportError) for one in chain):
        return ModelCut(f"The connection to {host} broke off.")
    return ModelBroken(f"{host} sent something that is no answer.")


def of_status(status: int, headers: httpx2.Headers, host: str, code: str = "") -> ModelFailed:
    """The failure behind an HTTP status."""
    if status in {401, 403} or code == "insufficient_quota":
        return ModelRefused(f"{host} does not accept our key.", "Correct OPENAI_API_KEY, or look at the account there.")
    if status in {404, 405}:
        return ModelUnnamed(f"{host} does not know that model.", "Correct GROUNDPLAN_MODEL or OPENAI_BASE_URL.", detail="?")
    if status == OPENS:
        return ModelBusy(f"{host} has too much to do.", "Wait a little.", wait=retry_after(headers))
    failure = ModelBroken(f"{host} answered with an error ({status}).")
    failure.again = status >= httpx2.codes.INTERNAL_SERVER_ERROR
    failure.wait = retry_after(headers)
    return failure


def retry_after(headers: httpx2.Headers, now: datetime | None = None) -> float | None:
    """Seconds to wait that the server asks for, as a number or a date; None when it asks for none."""
    milliseconds, value = headers.get("retry-after-ms", ""), headers.get("retry-after", "")
    try:
        return max(0.0, float(milliseconds) / 1000 if milliseconds else float(value))
    except ValueError:
        pass
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
