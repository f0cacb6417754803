"""The language model leads: it completes what the rules read, answers, and picks the questions; code tells the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, get_args

from assistant import events
from assistant.errors import GroundplanError, ModelBroken, ModelEmpty, ModelFailed
from assistant.failures import failed
from assistant.model_gateway import Gateway, warm_up
from assistant.model_watch import Watch
from assistant.plan.model import Plan
from assistant.planners import briefing
from assistant.planners.acting import Acts
from assistant.planners.answers import cited, left_out, parts
from assistant.planners.base import Turn
from assistant.planners.figures import Grounds, grounds_of
from assistant.planners.interview import Heard, Interview, plan_event, told
from assistant.planners.spoken import Checked, Spoken, Why, checked
from assistant.replies import Part, as_text, sources
from assistant.tools import search
from assistant.wording import say
from knowledge.answering import count_dropped
from knowledge.errors import KnowledgeError
from knowledge.retrieval import Passage

FOR_A_QUESTION = 5
"""Passages that are found before the first call when the team asks something: a second call is the cost of a turn."""


class Agent:
    """Leads with a language model behind the gateway; what is not the model's part is the interview's."""

    def __init__(self, gateway: Gateway, interview: Interview) -> None:
        self.gateway, self._interview = gateway, interview

    def answer(self, turn: Turn, heard: Heard) -> Iterator[events.Event]:
        """Answer what the rules have read. What the model recorded and said stays also when it fails.

        Raises:
            ModelFailed: it gave no whole answer.
        """
        acts, spoken = Acts(turn, _passages(turn, heard)), Spoken()
        try:
            yield from self._conversed(turn, heard, acts, spoken)
        except ModelFailed:
            if spoken.text:  # it was seen, so it is kept
                yield from _kept(turn, acts, spoken, " …")
            yield from told(turn, acts.notes)
            raise
        plan = turn.plan()
        yield from self._interview.planned(turn, plan)
        yield from told(turn, acts.notes)
        yield from self._interview.report(turn, plan)
        yield from told(turn, self._interview.not_used(turn, heard))
        if not turn.parts:  # it said nothing, and nothing follows
            yield from told(turn, [Part(kind="text", text=say("unread.none", turn.case.language))])
        yield from self._interview.ask(turn, plan, acts.wished)
        yield from plan_event(turn, plan)

    def _conversed(self, turn: Turn, heard: Heard, acts: Acts, spoken: Spoken) -> Iterator[events.Event]:
        """The model's part: its text as it comes, its steps, and at the end the text as a part with its citations."""
        watch, language = self.gateway.watch(), turn.case.language
        try:
            turn.model, turn.prompts = self.gateway.model(watch), briefing.prompts_mark()
            for item in self._run(turn, heard, acts, watch):
                yield from _shown(item, spoken)
        except ModelEmpty:
            if not (spoken.text or acts.done):  # silence after work is an end; silence alone is none
                raise
        finally:
            watch.stop()
            turn.tokens = watch.tokens or None  # some servers do not count
        rest = spoken.flush()
        if spoken.text:
            yield events.TextDelta(text=f"{rest}\n")
        yield turn.done(say("step.model", language, model=turn.model), say("step.model.count", language, n=watch.calls))
        yield from _kept(turn, acts, spoken)

    def _run(self, turn: Turn, heard: Heard, acts: Acts, watch: Watch) -> Iterator[Any]:
        """What comes out of the loop; errors that nobody foresaw count as the model's."""
        warm_up()
        from assistant.planners.agent_run import run  # noqa: PLC0415 - LangChain is heavy, the interview does without

        system = briefing.rules(turn.desk.catalogue, turn.case.language)
        plan = turn.plan()
        message = briefing.about(turn, plan, acts.passages, _weighed(turn, plan, heard), heard.unused)
        try:
            yield from run(self.gateway.chat(watch), acts, system, briefing.talk(turn.case, turn.number), message)
        except (GroundplanError, KnowledgeError):
            raise
        except Exception as error:  # the loop is other people's code: the conversation goes on without it
            failed(error)
            raise ModelBroken("The language model gave an answer that cannot be used.") from error


def _kept(turn: Turn, acts: Acts, spoken: Spoken, cut: str = "") -> Iterator[events.Event]:
    """Keep what was said as far as it holds, with its sources; tell what does not. `cut` ends a text that broke off."""
    found = checked(spoken, acts.passages, turn.desk.embedder, _unfounded(turn))
    citations = tuple(cited(one, turn) for one in found.citations)
    if text := f"{found.text.strip()}{cut}":
        turn.parts.append(Part(kind="answer" if citations else "text", text=text, citations=citations))
    if cut:
        yield events.TextDelta(text=f"{cut}\n")
    if citations:
        yield events.Sources(citations=citations)
        yield events.TextDelta(text="\n".join(sources(turn.parts[-1], turn.case.language)) + "\n")
    count_dropped(found.quotes_dropped)
    yield from told(turn, taken_back(turn, found))


def _unfounded(turn: Turn) -> Callable[[str, Sequence[Passage]], list[str]]:
    """Which figures of a sentence rest on nothing; the grounds are looked at once, and only where there are figures at all."""
    known: list[Grounds] = []

    def unfounded(sentence: str, passages: Sequence[Passage]) -> list[str]:
        today = turn.case.as_of or turn.desk.today()
        if not known and Grounds(today, turn.case.language).without(sentence):
            known.append(grounds_of(turn.case, [turn.before, turn.plan()], [passage.text for passage in passages], today))
        return known[0].without(sentence) if known else []

    return unfounded


def taken_back(turn: Turn, found: Checked) -> Iterator[Part]:
    """What an answer lost when it was checked: for each reason a line with the sentences, and quotes of sentences that stay."""
    for why in get_args(Why):
        gone = [one for one in found.taken_back if one.why == why]
        if gone:
            figures = ", ".join(say("unused.piece", turn.case.language, words=words) for one in gone for words in one.figures)
            text = say(f"sentences.{why}", turn.case.language, n=len(gone), figures=figures)
            yield Part(kind="list", text=text, items=tuple(one.sentence for one in gone))
    yield from left_out(turn, len(found.shaken), found.shaken)


def _shown(item: Any, spoken: Spoken) -> Iterator[events.Event]:
    """An event as it is; text with its marks taken out; a paragraph where a new message begins."""
    if isinstance(item, events.TextDelta | events.Step):
        yield item
        return
    text = spoken.feed(item) if isinstance(item, str) else spoken.paragraph()
    if text:
        yield events.TextDelta(text=text)


def _passages(turn: Turn, heard: Heard) -> list[Passage]:
    """Passages for what the team asks about the matter, found before the first call; none where it only tells, or asks about the plan."""
    asked = " ".join(intent.text for intent in heard.questions if intent.kind == "course_question")
    try:
        return search(turn, asked, FOR_A_QUESTION)
    except KnowledgeError:
        return []  # the model is told that there are none, and says so


def _weighed(turn: Turn, plan: Plan, heard: Heard) -> str:
    """What the interview would say to a question about the plan: why this, why not that."""
    asked = [intent for intent in heard.questions if intent.kind != "course_question"]
    return "\n".join(as_text(part).strip() for intent in asked for part in parts(turn, plan, intent))
