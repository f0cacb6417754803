"""The loop of one turn on LangChain: functions with their schemas, the guard round them, and the stream of what comes out.

Import this module only when a model leads: LangChain is heavy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, cast

from langchain.agents import create_agent
from langchain.agents.middleware import AgentMiddleware, AgentState, ModelRequest, ModelResponse, hook_config
from langchain.messages import AIMessage, AIMessageChunk, AnyMessage, HumanMessage, SystemMessage, ToolMessage
from langchain.tools import ToolRuntime, tool
from langchain.tools.tool_node import ToolCallRequest
from langgraph.runtime import Runtime
from langgraph.types import Command
from pydantic import BaseModel, Field

from assistant.adapting import Action, fields_told
from assistant.errors import ModelBroken
from assistant.events import Event
from assistant.guarded_chat import GuardedChat
from assistant.model_watch import Watch
from assistant.planners.acting import Acts
from assistant.planners.briefing import Line
from assistant.tools import GivenFact
from assistant.unpacking import Listed, Unpacked

CORRECTIONS = 1
"""How often a call that is no JSON is sent back; then the model is given up for this turn."""

MODES: list[Literal["messages", "custom"]] = ["messages", "custom"]  # a tuple would be taken for the name of one mode
Context = ToolRuntime[Acts, Any]

EDIT = (
    "Add, change or remove one row of a list of the plan. `row` is its name or id (not for add); `value` holds the fields to set: "
    f"all of them for add, some for change, none for remove. Ids, scores, owners and dates come from code. Fields:\n{fields_told()}"
)


class Wish(BaseModel):
    """A question for the card."""

    slot: str = Field(description="an open slot")
    wording: str = Field(default="", description="your wording, one question; empty = the standard question")


@tool("record_facts")
def _record(runtime: Context, facts: Listed[GivenFact] | None = None, wrong: Listed[int] | None = None) -> str:
    """Record what the team said and the rules missed; name in `wrong` the numbers of facts that were misread, of any message.

    What is named in `wrong` is taken out first, with all its values: record anew what was right in it.
    """
    return runtime.context.act(lambda: runtime.context.record(facts or (), wrong or (), runtime.stream_writer))


@tool("search")
def _search(question: str, runtime: Context) -> str:
    """Find passages of the course notes and the team's documents. The passages get numbers to cite them by."""
    return runtime.context.act(lambda: runtime.context.look_up(question, runtime.stream_writer))


@tool("explain_decision")
def _explain(headline: str, runtime: Context, option: str = "") -> str:
    """What was weighed in a decision of the plan, or why one option (its value) was not taken."""
    return runtime.context.act(lambda: runtime.context.explain(headline, option, runtime.stream_writer))


@tool("choose")
def _choose(headline: str, value: str, words: str, runtime: Context) -> str:
    """Store a choice that the team states in this message; `words` are its own words, letter by letter."""
    return runtime.context.act(lambda: runtime.context.take(headline, value, words, runtime.stream_writer))


@tool("edit_rows", description=EDIT)
def _edit(runtime: Context, path: str, action: Action, because: str, row: str = "", value: Unpacked[dict[str, Any] | None] = None) -> str:
    return runtime.context.act(lambda: runtime.context.edit(path, action, row, value or {}, because, runtime.stream_writer))


@tool("review_plan")
def _review(runtime: Context) -> str:
    """What is wrong with the plan or missing in it, by the checks."""
    return runtime.context.act(lambda: runtime.context.review(runtime.stream_writer))


@tool("pick_questions")
def _pick(questions: Listed[Wish], runtime: Context) -> str:
    """Choose the questions of the next card, at most three, the most useful first. Ends the turn."""
    return runtime.context.act(lambda: runtime.context.pick([(wish.slot, wish.wording) for wish in questions]))


FUNCTIONS = [_record, _search, _explain, _choose, _edit, _review, _pick]


class Guard(AgentMiddleware[AgentState[Any], Any]):
    """Ends the turn when the questions are picked, sends broken calls back once, and wants words from the last call."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch
        self._corrected = 0

    @hook_config(can_jump_to=["end"])
    def before_model(self, state: AgentState[Any], runtime: Runtime[Any]) -> dict[str, Any] | None:
        """No further call is needed once the card is filled and nothing was refused; none is left when the budget is spent."""
        del state
        if runtime.context.closed or (runtime.context.asked and self._watch.spent):
            return {"jump_to": "end"}
        runtime.context.refused = 0
        return None

    @hook_config(can_jump_to=["model"])
    def after_model(self, state: AgentState[Any], runtime: Runtime[Any]) -> dict[str, Any] | None:
        """Arguments that are no JSON would end the turn in silence: they go back to the model, once."""
        last = state["messages"][-1]
        broken = last.invalid_tool_calls if isinstance(last, AIMessage) else []
        if not broken:
            return None
        if self._corrected >= CORRECTIONS:
            raise ModelBroken("The language model calls functions with arguments that cannot be read.")
        self._corrected += 1
        runtime.context.refused += 1
        told: list[AnyMessage] = [
            ToolMessage(f"The arguments of {one['name']} are no valid JSON. Call it again.", tool_call_id=one["id"] or "") for one in broken
        ]
        return {"messages": told, **({} if isinstance(last, AIMessage) and last.tool_calls else {"jump_to": "model"})}

    def wrap_tool_call(
        self, request: ToolCallRequest, handler: Callable[[ToolCallRequest], ToolMessage | Command[Any]]
    ) -> ToolMessage | Command[Any]:
        """A call that breaks its schema or names no function reaches no function of ours: it counts as refused all the same."""
        answer = handler(request)
        if isinstance(answer, ToolMessage) and answer.status == "error":
            cast("Acts", request.runtime.context).lost()
        return answer

    def wrap_model_call(self, request: ModelRequest[Any], handler: Callable[[ModelRequest[Any]], ModelResponse[Any]]) -> ModelResponse[Any]:
        """The last call of the budget has to be an answer."""
        return handler(request.override(tool_choice="none") if self._watch.last_call and self._watch.calls else request)


class NextMessage:
    """The model begins a new message."""


def run(chat: GuardedChat, acts: Acts, system: str, earlier: Sequence[Line], message: str) -> Iterator[str | NextMessage | Event]:
    """One turn: pieces of text, a mark where a new message begins, and the steps of the functions.

    Raises:
        ModelFailed: see the gateway; GroundplanError of the journal passes through.
    """
    agent = create_agent(chat, FUNCTIONS, middleware=[Guard(chat.watch)], context_schema=cast("Any", Acts))
    given: list[AnyMessage] = [SystemMessage(system), *map(_message, earlier), HumanMessage(message)]
    begun: str | None = None
    told: Any = {"messages": given}
    for mode, item in agent.stream(told, context=acts, stream_mode=MODES):
        if mode == "custom":
            yield item
            continue
        chunk = item[0]
        if isinstance(chunk, AIMessageChunk) and chunk.text:
            if begun not in {None, chunk.id}:
                yield NextMessage()
            begun = chunk.id
            yield chunk.text


def _message(line: Line) -> AnyMessage:
    return AIMessage(line.text) if line.role == "assistant" else HumanMessage(line.text)
