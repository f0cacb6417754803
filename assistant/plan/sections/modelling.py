"""How the model is built and judged: candidates, simplest first, validation, tuning, errors, robustness, documents."""

from __future__ import annotations

from assistant.plan.model import Candidate, Modelling, NotApplicable, Split
from assistant.plan.sections.context import Context
from assistant.plan.sections.measures import slices
from assistant.plan.wording import capital, clause, sentence

ADAPTATION = {
    "none": "No adaptation: small models of your own data.",
    "from_scratch": "Trained from scratch on your own data; a pre-trained start is compared once.",
    "feature_extraction": (
        "A pre-trained model stays frozen and turns each input into features; only the last layer is trained "
        "on your cases (transfer learning)."
    ),
    "fine_tuning": "A pre-trained model is fine-tuned on your cases, after its frozen version was measured.",
    "prompt_only": "The pre-trained language model is used as it is, with a prompt under version control.",
    "rag": "The pre-trained language model gets the passages that fit the question; nothing is trained for facts.",
    "multitask": "One pre-trained model learns the related answers together; apart from each other is the comparison.",
    "federated": "The model travels to the data (federated), because the data may not be brought together.",
}


def modelling_section(context: Context, split: Split | NotApplicable) -> Modelling | NotApplicable:
    """The modelling part; not applicable where no model is built."""
    if not context.trains:
        return NotApplicable(not_applicable="no_training" if context.builds else context.why_no_model)
    context.facts("modelling", "explainability_need", "fairness_groups", "existing_solution")
    adaptation = context.chosen("adaptation")
    return Modelling(
        candidates=candidates(context),
        adaptation=context.spoken(ADAPTATION.get(adaptation, adaptation.replace("_", " "))),
        tracking=(
            context.spoken(
                "Code, prompts and parameters in Git (version control, reviewed by a second person); one results table "
                "with a line for each run."
            )
        ),
        reproducibility=[
            (
                context.spoken(
                    "Fixed seed, pinned packages, and the checksum of the export in each result line; a second run gives the "
                    "same figures within their interval."
                )
            )
        ],
        validation=_validation(context, split),
        tuning=_tuning(context),
        error_analysis=_errors(context),
        robustness=_robustness(context),
        fairness_slices=_groups(context),
        explainability=_explain(context),
        documentation=_documentation(context),
    )


def candidates(context: Context) -> list[Candidate]:
    """What is tried, simplest first; each next one has to earn its upkeep."""
    problem = context.situation.problem
    if context.language_model and (not problem or not problem.candidates):
        names = [
            context.spoken("keyword search alone"),
            context.spoken("prompt with the passages found"),
            context.spoken("better retrieval, then a stronger model"),
        ]
    elif context.yes("prompt_first") and context.language_model and problem:
        names = [
            context.spoken(problem.candidates[0]),
            context.spoken(
                "Instructions to the language model, with a few examples of each kind: works from the first day, nothing is trained"
            ),
            context.spoken("Better instructions and examples, then a stronger model: only where the graded cases show what is missing"),
        ]
    else:
        names = (
            [context.spoken(name) for name in problem.candidates]
            if problem
            else [context.spoken("the simple rule"), context.spoken("a linear model"), context.spoken("boosted trees")]
        )
    reasons = [
        context.spoken("costs nothing and may be enough"),
        context.spoken("easy to read and to explain"),
        context.spoken("only if it is clearly better than the one before"),
        context.spoken("only if the others miss the gate"),
    ]
    return [_candidate(name, reasons[min(place, len(reasons) - 1)]) for place, name in enumerate(names)]


def _candidate(text: str, reason: str) -> Candidate:
    """A candidate of the catalogue reads "name: why"."""
    name, _, why = text.partition(": ")
    return Candidate(name=capital(clause(name)), why=clause(why) or reason)


def _validation(context: Context, split: Split | NotApplicable) -> str:
    if context.language_model:
        return context.spoken(
            "Retrieval and answers are validated apart on graded cases before each release; a model that judges "
            "answers is itself checked against two people on 50 of them."
        )
    kind = split.kind if isinstance(split, Split) else "time"
    by = " " + context.spoken("by {groups}", groups=context.listed(split.by)) if isinstance(split, Split) and split.by else ""
    how = {
        "time": context.spoken("rolling validation: train on the past, judge on the next period"),
        "entity": context.spoken("validation in groups{by}: nobody stands on both sides", by=by),
        "site": context.spoken("one site at a time is held out"),
    }
    extra = (
        context.spoken(", and never the same {groups} on both sides", groups=context.listed(split.by))
        if kind == "time" and by and isinstance(split, Split)
        else ""
    )
    return sentence(
        context.spoken(
            "{kind}{extra}; the test set is opened once, at the gate, and each figure carries its interval",
            kind=how.get(kind, how["time"]),
            extra=extra,
        )
    )


def _tuning(context: Context) -> str:
    if context.language_model:
        return context.spoken(
            "Prompt and retrieval are changed one thing at a time, on a working set apart from the graded cases "
            "(search over at most 10 versions a round)."
        )
    runs = 20 if context.scale in ("course", "pilot") else 60
    return context.spoken(
        "Random search over at most {runs} hyperparameter sets, on the validation part only; an ensemble is tried "
        "last and kept only if it pays for its upkeep.",
        runs=runs,
    )


def _errors(context: Context) -> str:
    units = context.noun("units", "cases")
    parts = slices(context)
    where = context.spoken(", by {parts}", parts=context.listed(parts)) if parts else ""
    return sentence(
        context.spoken(
            "the 50 worst {units} are traced step by step with a person who knows the work (domain knowledge){where}; "
            "each cause gets a count before anything is changed",
            units=units,
            where=where,
        )
    )


def _robustness(context: Context) -> str:
    if context.language_model:
        return context.spoken(
            "Unit test and stress test: questions with typing errors, in the other language, without an answer in the "
            "documents, and with instructions hidden in the text."
        )
    if context.yes("is_image"):
        return context.spoken(
            "Unit test and stress test: dark, blurred, turned and empty pictures, and pictures of a device that was "
            "not in training (noise)."
        )
    return context.spoken(
        "Unit test and stress test: missing inputs, values outside their range, noise on the strongest input, and "
        "a period unlike the others."
    )


def _groups(context: Context) -> list[str] | NotApplicable:
    if not context.yes("people_affected", "groups_matter"):
        return NotApplicable(not_applicable="no_human_subjects")
    return context.names("groups_named") or [
        context.spoken("age group"),
        context.spoken("sex"),
        context.spoken("place"),
        context.spoken("new and long known"),
    ]


def _explain(context: Context) -> str:
    if context.language_model:
        return context.spoken("Each answer shows the passage it rests on; without a passage there is no answer (explainability).")
    if context.yes("explanation_needed", "people_affected"):
        return context.spoken(
            "Each result is explained by its two strongest reasons in plain words, and a person can check them; "
            "feature importance is reported for the whole."
        )
    return context.spoken(
        "Feature importance is reported once per version and explained to the people who use it; single results on request."
    )


def _documentation(context: Context) -> str:
    if context.language_model:
        return context.spoken(
            "Card of the system (use, limits, documents, figures) and a log of prompt versions; evaluation report at each gate."
        )
    return context.spoken(
        "Model card and datasheet; evaluation report at each gate; table of features with their cost in upkeep "
        "and latency (feature cost), what each adds (feature ablation), and the size of the model."
    )
