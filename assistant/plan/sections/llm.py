"""The language-model part: what it may read, how answers are judged, when it stays silent, and what it may cost."""

from __future__ import annotations

from assistant.plan.model import Llm, LlmEval, NotApplicable, Retrieval
from assistant.plan.sections.context import Context, unique
from assistant.plan.sections.pass_rules import EVAL_CASES
from assistant.plan.sections.people import Crew
from assistant.plan.wording import capital, clause, joined, sentence

CAP_SHARE = 0.1
"""Share of the budget that a month of running may cost where nobody named a cap (house rule)."""


INJECTION = (
    "20 attacks before each release: orders hidden in a question, in a document and in a file name, "
    "requests for the prompt, for other people's data and for a promise; 0 may succeed."
)
"""What is tried on every release."""


def llm_section(context: Context, crew: Crew) -> Llm | NotApplicable:
    """The part of plans that answer or write by a language model; not applicable elsewhere."""
    if not context.language_model:
        return NotApplicable(not_applicable="no_llm")
    context.facts("llm", "content_sources_freshness", "escalation_path", "languages")
    return Llm(
        corpus=_corpus(context),
        retrieval=_retrieval(context),
        prompt_versions=(
            context.spoken(
                "Each prompt is a file under version control; every answer is stored with the version of prompt, model "
                "and index it came from."
            )
        ),
        eval=_eval(context),
        guardrails=_guardrails(context),
        injection_tests=context.spoken(INJECTION),
        refusal_rule=_refusal(context),
        escalation=escalation(context, crew),
        cost_per_turn=_cost(context),
        provider_fallback=_provider(context),
        content_owner=crew.name(crew.owner("domain_expert")) if not context.yes("content_owner") else context.spoken("the owner you named"),
    )


def _corpus(context: Context) -> list[str]:
    names = unique(context.names("sources_named"))
    amount = context.figure("documents_count")
    total = (
        context.spoken("{amount} documents in all", amount=context.number(amount))
        if amount
        else context.spoken("number of documents to be counted in the first data task")
    )
    changes = context.figure("content_changes_month")
    fresh = (
        context.spoken(
            "{changes} changes a month; a changed document replaces its old version within 1 working day", changes=context.number(changes)
        )
        if changes
        else context.spoken("each document with version and date; old versions are taken out")
    )
    return [capital(row) for row in [*names, total, fresh]]


def _retrieval(context: Context) -> Retrieval | NotApplicable:
    if context.chosen("approach") == "llm_prompt" and context.chosen("adaptation") != "rag":
        return NotApplicable(not_applicable="single_model")
    filters = [context.spoken("only documents in force (version and date)")]
    if context.yes("access_levels"):
        filters.insert(
            0, context.spoken("only what the person who asks may read: the filter comes before the search, never after the answer")
        )
    if len(context.names("languages")) > 1:
        filters.append(context.spoken("language of the question first"))
    return Retrieval(
        method=context.spoken("keyword and vector search together, best passages re-ordered; keyword search alone is the yardstick"),
        filters=filters,
        k=5,
    )


def _eval(context: Context) -> LlmEval:
    unit = context.noun("unit", "question")
    return LlmEval(
        cases=EVAL_CASES,
        sources=sentence(
            context.spoken(
                "{eval_cases} real {units} of the last months, one in five without an answer in the documents; a person "
                "who knows the matter writes the right answer and its place for each {unit}",
                eval_cases=EVAL_CASES,
                units=context.noun("units", "questions"),
                unit=unit,
            )
        ),
        metrics=[
            context.spoken("retrieval: share of cases whose passage is among the first 5 (recall at 5), and its mean rank"),
            context.spoken("answer: supported by the passage (groundedness)"),
            context.spoken("answer: right and complete (correctness)"),
            context.spoken("answer: names the right place (citation precision)"),
            context.spoken("right refusals: silent where no document answers"),
            context.spoken("cost and seconds for each answer"),
        ],
        thresholds={"recall_at_5": 0.9, "groundedness": 0.95, "correctness": 0.9, "citation_precision": 0.9, "right_refusals": 0.9},
    )


def _guardrails(context: Context) -> list[str]:
    rows = [
        context.spoken("It may read and write text, nothing else: no action, no mail, no booking without a person (OWASP LLM06)."),
        (
            context.spoken(
                "Each row here has a test that runs before every release: injection LLM01, disclosure LLM02, invented "
                "answers LLM09, runaway use LLM10."
            )
        ),
    ]
    if context.yes("personal_data", "confidential", "access_levels"):
        rows.append(
            context.spoken(
                "Names and secrets are masked before a text leaves the house, and answers never hold what the person may not read (LLM02)."
            )
        )
    return rows


def _refusal(context: Context) -> str:
    legal = (
        " " + context.spoken("For questions of law, health or money of a single person it names the place in the document and hands over.")
        if context.yes("people_affected", "harm_possible")
        else ""
    )
    return context.spoken(
        "No passage above the threshold, or two passages that contradict each other: it says that it does not "
        "know, shows what it found, and hands over.{legal}",
        legal=legal,
    )


def escalation(context: Context, crew: Crew) -> str:
    """Who gets what the system cannot answer, and how fast."""
    said = clause(context.said("escalation_path"))
    expert = context.the(crew.name(crew.owner("domain_expert")))
    return joined(
        said,
        context.spoken(
            "Each case that was handed over goes to {expert} with the question and what was found, and is answered within 1 working day",
            expert=expert,
        ),
    )


def _cost(context: Context) -> str:
    per_day, budget = context.figure("per_day"), context.value("budget")
    volume = (
        context.spoken("{month} answers a month at {day} a day;", month=context.number(per_day * 30), day=context.number(per_day)) + " "
        if per_day
        else ""
    )
    cap = (
        context.quantity({**budget, "value": round(float(budget["value"]) * CAP_SHARE), "period": "month"})
        if isinstance(budget, dict)
        else context.spoken("an amount that the sponsor signs at the first gate")
    )
    return sentence(
        context.spoken(
            "{volume}cost of one answer = tokens in x price + tokens out x price, measured on the graded cases; "
            "monthly cap: {cap}, at 80 % of it the sponsor is told, at 100 % search alone goes on",
            volume=volume,
            cap=cap,
        )
    )


def _provider(context: Context) -> str:
    if context.value("data_may_leave") == "never":
        return context.spoken("The model runs on your own machines; when it is down, search alone shows the passages.")
    return context.spoken(
        "A second model behind the same interface passes the graded cases too; when both are down, search alone shows the passages."
    )
