"""A sum that the team told, and where the plan counts with it: "what does an emergency courier cost us, and where does it count?"."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.plan.model import Plan
from assistant.reading.meaning import stems
from assistant.reading.quantities import find_quantities
from assistant.reading.text import readable, sentences
from assistant.replies import Part
from assistant.wording import say
from knowledge.parts import CUT

_OF_ASKING = frozenset(
    stems(
        "cost costs costing price worth pay paid charge sum money euros dollars plan project count counts counted stand stands "
        "where why how "
        "much many does whole all now today year month actually really into used cuesta cuestan vale precio pagar suma dinero "
        "proyecto cuenta "
        "donde cuanto cuanta ano mes hoy realmente nuestro"
    )
)
"""Words of the asking itself, which name nothing that has a price."""
LEAST_SHARED = 0.5
"""Share of the words of a question that the sentence with the sum must hold (house rule)."""


def sums_asked(question: str, plan: Plan) -> list[Part]:
    """The sentence in which the team told the sum that is asked for, and what the plan makes of it; empty where none was told."""
    asked = {stem for piece in CUT.split(question) for stem in stems(piece)} - _OF_ASKING
    told = [(len(asked & set(stems(words))) / len(asked), words) for words in _with_money(plan)] if asked else []
    shared, words = max(told, key=lambda pair: pair[0], default=(0.0, ""))
    return list(_told(words, plan)) if shared >= LEAST_SHARED else []


def _with_money(plan: Plan) -> Iterator[str]:
    """The sentences of the team that hold an amount of money, the latest first."""
    texts = [*(fact.words for fact in reversed(plan.brief.facts)), plan.brief.verbatim]
    for text in dict.fromkeys(texts):
        low = readable(text)
        for span in sentences(low):
            if any(q.kind == "money" for q in find_quantities(low[span.start : span.end], plan.meta.language)):
                yield text[span.start : span.end].strip(" -•*\n")


def _told(words: str, plan: Plan) -> Iterator[Part]:
    language = plan.meta.language
    low = readable(words)
    amounts = {q.value for q in find_quantities(low, language) if q.kind == "money"}
    yield Part(kind="text", text=say("plan_answer.sum", language, words=" ".join(words.split()).rstrip(".")))
    counted = [one.says for one in plan.calculations if one.says and amounts & set(one.inputs.values())]
    costs = plan.metrics.costs
    if counted:
        yield Part(kind="list", text=say("plan_answer.sum.counts", language), items=tuple(dict.fromkeys(counted)))
    elif amounts & {costs.fp, costs.fn, costs.under, costs.over}:
        yield Part(kind="text", text=say("plan_answer.sum.errors", language))
    elif plan.cost.cap and plan.cost.cap.amount in amounts:
        yield Part(kind="text", text=say("plan_answer.sum.cap", language))
    else:
        yield Part(kind="text", text=say("plan_answer.sum.unused", language))
