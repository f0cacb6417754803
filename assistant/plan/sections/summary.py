"""Page one: title, the goal in one sentence, the next three actions, and what to do instead of building."""

from __future__ import annotations

import datetime as dt
import re

from assistant.plan.model import Alternatives, Docs, Headline, NextStep, Plan, Task
from assistant.plan.sections.context import Context, unique
from assistant.plan.sections.framing import handed, rhythm
from assistant.plan.sections.goal import statement
from assistant.plan.sections.pass_rules import direction, goal_date
from assistant.plan.sections.people import Crew
from assistant.plan.sections.sums_told import price_offered
from assistant.plan.sections.wish import bare_wish, is_of_numbers
from assistant.plan.wording import bare, capital, clause, joined, sentence
from assistant.reading.own_words import is_quoted
from knowledge.words import content_stems

SMALL_WORDS = re.compile(
    r"(?i)(a|an|the|and|or|of|to|in|on|for|with|by|so|that|which|who|will|be|is|are|as|at|from|into|before|"
    r"it|them|they|we|he|she|i|us|our|their|not|can|could|should|must|would|has|have|do|does|very|if|when|while|because|but|"
    r"para|que|de|del|la|el|los|las|y|e|o|u|en|con|por|se|su|sus|un|una|antes|al?|le|les|lo|nos|me|te|no|si|cuando|porque|pero|muy|"
    r"ha|han|es|son|como|m[aá]s|entre|hasta|desde|sin),?"
)
"""Words with which no title ends."""
_TAIL = re.compile(r"\s(?:of|until|out|for|named|that|who|which|per|on|in|with|from|to|by|at|made|a)\b")
"""Where the head of a metric ends: "days until a decision"."""
_COMPLAINT = re.compile(r"(?:[A-Z]{2,}|[A-Za-z]+(?<![su])s)\b")
"""A beginning that tells what is wrong ("Members wait") and not what is wanted ("Find late trams")."""
_ONLY_A_NUMBER = re.compile(
    r"(?i)(?:(?:get|be|come|go|have|reach|hold|keep|bring|stay)\b"
    r"(?: (?:it|this|that|them|us|down|up|below|under|above|to|at|by|about|around|again))*"
    r"|(?:at most|under|below|less than|no more than|bajar|subir|llegar|tener|quedar(?:se|nos)?|que (?:no )?sean?)\b"
    r"(?: (?:al?|en|de|menos|mas|más|el|la|un))*)"
    r" ?(?:[\d€$£]|half|a (?:third|quarter|fifth)|in \d)"
)
"""A wish that names a number, and nothing of what is counted: no title."""
_MASS = re.compile(r"(?i)\b(?:time|waste|energy|money|scrap|work|water|electricity|paper|gas|fuel|loss)$")
"""Metrics that are measured and not counted."""
CHEAPEST = "Take {stock_50} past cases, let the person who knows them decide each by hand, and count what it would have changed."
BUY = "Ask two suppliers who say that they solve this for their result on 200 cases of your own, and for the price of leaving."
OFFERED = "Ask whoever offers it for {price} to show the result on 200 cases of your own, and the price of leaving."
_GREETING = re.compile(
    r"(?i)^\W*(?:(?:hi|hello|hey|dear|good (?:morning|day|evening)|hola|buenos d[ií]as|buenas)\b[^.!,\n]{0,20}[.!,\n]\s*)+"
)
_GOES_ON = re.compile(r"(?i)(?:and|or|but|so|which|who|that|because|when|while|if|y|e|o|u|pero|que|porque|cuando|si|mientras|para)")
"""Words before which a sentence may be cut."""
LEAST_TITLE = 3
TITLE_WORDS = 9
"""Longest title, in words."""

WHY = {
    "answer_open_questions": "each answer takes a guess out of the plan",
    "three_goals": "a choice between three aims is easier than a blank page",
    "measure_today": "without today's number no gain can be shown",
    "tell_why": "people who wait for it should hear it from you",
    "other_way": "the aim is still a good one",
    "clean_up": "copies of data that nobody needs can only do harm",
    "S1": "without a signed figure nobody can say when it is done",
    "S2": "if the simple way is enough you need nothing else",
    "S3": "everything else rests on the data",
    "S7": "the first cases from end to end show what is missing",
    "S9": "nothing is exported or tried before it is signed",
}
"""Why a task, or a task of a stage, comes first."""


def title(context: Context) -> str:
    """A short human title: as renamed, else from the wish, else from what is predicted for whom."""
    if given := context.situation.case.title or _heading(context.situation.case.brief):
        return given
    problem, unit = context.settled_problem, context.noun("units")
    short = re.split(r"[;:]\s", bare_wish(context), maxsplit=1)[0]
    number_alone = bool(_ONLY_A_NUMBER.match(short)) or (is_of_numbers(context) and context.known("target"))
    telling = not number_alone and 2 <= len(short.split()) <= TITLE_WORDS and not _COMPLAINT.match(short)
    if telling and context.situation.case.language == "en":
        return capital(short)
    if named := _of_metric(context) or (_of_change(context) if number_alone and context.known("metric_name", "target") else ""):
        return named
    if problem and context.known("unit_noun") and context.situation.case.language == "en":
        output = bare(context.noun("outputs") or context.noun("output", "results"))
        return capital(
            output
            if set(content_stems(unit)) <= set(content_stems(output))
            else context.spoken("{output} for {unit}", output=output, unit=unit)
        )
    if problem:
        return problem.name.in_(context.situation.case.language)
    changed = _of_change(context) if not short and context.known("metric_name", "target") else ""
    words = ([] if number_alone else short.split()) or _GREETING.sub("", _MARKS.sub(" ", context.situation.case.brief)).split()
    return changed or capital(_cut(words)) if len(words) > 1 else context.spoken("A plan without a goal yet")


_MARKS = re.compile(r"(?m)^\s*(?:#{1,6}|[>*+-])\s+|[*_`]{2,}|\|")
"""Marks of how a text is set out."""
_TOP = re.compile(r"\A\s*#{1,2}\s+(?P<words>[^\n]+)")
_KIND_OF_PAPER = re.compile(r"(?i)^(?:(?:project )?(?:proposal|brief|idea|draft|plan|project)|propuesta|proyecto|idea)\s*[:–-]\s+")


def _heading(brief: str) -> str:
    """The heading over a brief as its title, without what kind of paper it is; empty where there is none of two words at least."""
    top = _TOP.match(brief)
    words = _KIND_OF_PAPER.sub("", _MARKS.sub(" ", top["words"]).strip()).split() if top else []
    return capital(_cut(words)) if len(words) > 1 else ""


def _of_change(context: Context) -> str:
    """What is brought to which number, as a title: "Bring water used to 260,000 m3"."""
    return capital(context.spoken("bring {metric} to {goal}", goal=context.quantity(context.value("target"))))


def _of_metric(context: Context) -> str:
    """The change that is wanted as a title: "Fewer late returns"; empty where the metric does not go with it."""
    better = context.value("better") or direction(context)
    if is_quoted(context.noun("metric")):  # a clause of the team's makes a poor title: what is predicted for whom says more
        return "" if context.settled_problem else capital(context.noun("metric"))
    if not context.known("metric_name", "target") or better not in ("lower", "higher") or context.language != "en":
        return ""
    if better == "higher" and context.value("target").get("unit") == "share":  # 100 % of the stains found are not more stains
        return ""
    head = _TAIL.split(context.noun("metric"), maxsplit=1)[0].strip()
    if _MASS.search(head):
        return f"{'Less' if better == 'lower' else 'More'} {context.noun('metric')}"
    if head.endswith("s") and not head.endswith("ss"):
        return f"{'Fewer' if better == 'lower' else 'More'} {context.noun('metric')}"
    return ""


def _cut(words: list[str]) -> str:
    """The first words, up to where the sentence can end: at a comma, before "and" or "so that", or before a lone small word."""
    kept = words[:TITLE_WORDS]
    if len(words) > TITLE_WORDS:
        ends = (n for n in range(TITLE_WORDS, LEAST_TITLE - 1, -1) if kept[n - 1][-1] in ",;:." or _GOES_ON.fullmatch(words[n].strip(",")))
        kept = kept[: next(ends, TITLE_WORDS)]
    while len(kept) > 2 and SMALL_WORDS.fullmatch(kept[-1]):
        kept = kept[:-1]
    return " ".join(kept).rstrip(",.;:?!")


def one_sentence(context: Context) -> str:
    """Who gets what, so that which number goes from where to where; shorter where something is unknown."""
    if context.language == "es":
        return statement(context)
    purpose = _purpose(context)
    if context.verdict == "stop":
        return sentence(
            context.spoken(
                "this is not built; the aim stays{purpose}, and another way to it is looked for", purpose=f", {purpose}" if purpose else ""
            )
        )
    if not context.builds:
        lead = _lead(context)
        return sentence(f"{lead}{f', {purpose}' if purpose else ''}")
    what = context.noun("outputs") or context.noun("output", "the result")
    return sentence(f"{handed(context)} {what}{rhythm(context)}{f', {purpose}' if purpose else ''}")


def _lead(context: Context) -> str:
    """What is done instead of building a model."""
    units = context.noun("units", "the cases")
    if context.verdict == "data_first":
        return context.spoken("Collect the data that are missing about {units}, and use a simple rule until they are there", units=units)
    if context.verdict == "ask_more":
        return context.spoken("Find out what has to change about {units}, and by how much", units=context.noun("units", "the work"))
    ways = {
        "analytics": "Count and show what happens with {units}, with no machine learning",
        "process_change": "Change the way it is done, with no machine learning",
    }
    return context.spoken(ways.get(context.chosen("approach"), "Use a simple rule, with no machine learning"), units=units)


def _purpose(context: Context) -> str:
    if not context.known("target"):
        return ""
    start = (
        " " + context.spoken("from {baseline}", baseline=context.quantity(context.value("baseline"))) if context.known("baseline") else ""
    )
    date = goal_date(context)
    metric = context.noun("metric", "the number that counts")
    return context.spoken(
        "to bring {metric}{start} to {target}{until}",
        metric=metric,
        start=start,
        target=context.quantity(context.value("target")),
        until=" " + context.spoken("by {day}", day=context.day(date)) if date else "",
    )


def next_steps(context: Context, crew: Crew, tasks: list[Task]) -> list[NextStep]:
    """Three actions in the order of their dates; the first can be done this week."""
    steps: list[NextStep] = []
    week = working_day(context.start, 4)
    problem = context.settled_problem
    if problem and context.verdict not in ("stop", "no_ml"):
        owner = crew.on("data_scientist" if context.value("python") is not False else "domain_expert", week)
        week = max(week, crew.comes.get(owner, week))
        steps.append(NextStep(action=clause(context.spoken(problem.first_action)), owner=owner, date=week, why=_why(context)))
    for task in _soonest(context, tasks):
        if len(steps) == 3:
            break
        if task.occupies_owner:
            done = task.finish.p80 if task.finish else week
            date = done if steps else min(done, week)
            steps.append(
                NextStep(
                    action=task.name,
                    owner=task.owner,
                    date=date,
                    why=context.spoken(WHY.get(task.template) or WHY.get(task.phase, "the next step waits for it")),
                )
            )
    return sorted(steps, key=lambda step: step.date)


def _soonest(context: Context, tasks: list[Task]) -> list[Task]:
    """Tasks by their start; where the aim is still to be found, those that find it come first."""
    first = ("answer_open_questions", "three_goals") if context.verdict == "ask_more" else ()
    dated = [task for task in tasks if task.finish]
    return sorted(dated, key=lambda t: (t.template not in first, t.start or context.today, t.finish.p80 if t.finish else context.today))


def _why(context: Context) -> str:
    unknown = context.situation.case.unknown
    if "data_quality" in unknown or not context.known("gaps"):
        return context.spoken("nobody has counted yet, and everything else rests on it")
    return (
        context.spoken("it costs a day and shows whether the plan stands on solid ground")
        if unknown
        else context.spoken("the first figures decide what comes next")
    )


def working_day(start: dt.date, days: int) -> dt.date:
    """The date `days` working days after `start`."""
    date = start
    while days:
        date += dt.timedelta(1)
        days -= date.weekday() < 5
    return date if date.weekday() < 5 else working_day(date, 1)


def alternatives(context: Context) -> Alternatives:
    """The cheapest test in two weeks, and what could be bought instead."""
    problem = context.settled_problem
    cheapest, buy = (CHEAPEST, BUY) if problem is None else (problem.cheapest_test, problem.buy_instead)
    price = price_offered(context)
    offered = context.spoken(OFFERED, price=price) if price else ""
    return Alternatives(cheapest_test=sentence(context.spoken(cheapest)), buy_instead=joined(offered, sentence(context.spoken(buy))))


def documents(context: Context, plan: Plan, head: Headline) -> Docs:
    """Stubs of model card and datasheet, filled from the plan."""
    sources = [source.name for source in plan.data.sources]
    datasheet = {
        "why": plan.goal.statement,
        "what": context.listed(sources),
        "collected": plan.data.labels.origin,
        "cleaned": plan.data.quality.completeness,
        "shared": context.spoken("not outside the house")
        if context.value("data_may_leave") == "never"
        else context.spoken("only as the privacy review allows"),
        "kept": plan.data.retention,
    }
    profile = context.spoken("Page one of this plan")
    if not context.builds:
        return Docs(datasheet=datasheet, one_page_profile=profile)
    card = {
        "details": context.spoken("{task}, version and date with each result", task=context.label("ml_task") or head.ml_task),
        "use": plan.framing.informal,
        "not_for": context.spoken("any other purpose, place or group than the ones named here, without a new check"),
        "factors": unique([part for row in plan.metrics.model for part in row.slice]),
        "metrics": [row.name for row in plan.metrics.model],
        "data": plan.framing.E,
        "ethics": plan.ethics.law_note,
        "limits": context.spoken("judged on {data}; not tried at other places or in other times", data=clause(plan.framing.E)),
    }
    return Docs(model_card=card, datasheet=datasheet, one_page_profile=profile)
