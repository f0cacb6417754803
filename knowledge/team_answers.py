"""Questions about the team itself ("when do we retrain?", "which risk does Tom own?"): its own files come before the course."""

from __future__ import annotations

import re

from knowledge.answering import Answer, ask
from knowledge.evidence import missing_names
from knowledge.retrieval import Retriever
from knowledge.spanish import is_spanish

OURS = re.compile(r"\b(?:we|us|our|ours|my|nosotr[oa]s|nuestr[oa]s?|mis?)\b", re.IGNORECASE)
WE_DO = re.compile(r"\b\w+[aei]mos\b", re.IGNORECASE)  # the ending of "we" in Spanish
LOOKED_AT = 8  # passages of both
BEHIND = 0.15  # how much less a passage of theirs may weigh than the best of ours; of more, the question is about the matter


def ask_team(question: str, own: Retriever, notes: Retriever, both: Retriever) -> Answer:
    """What the team's files say, where it is asked about the team and they answer; else what both answer together.

    `own` finds passages in its files alone, `notes` in ours, `both` in all of them.
    """
    if _names_theirs(question, own, notes) or (_of_us(question) and _speaks_of_it(question, both)):
        answer = ask(question, own)
        if answer.answered:
            return answer
    return ask(question, both)


def _of_us(question: str) -> bool:
    return bool(OURS.search(question) or (is_spanish(question) and WE_DO.search(question)))


def _names_theirs(question: str, own: Retriever, notes: Retriever) -> bool:
    """Whether somebody or something is named that stands in their files and not in our notes."""
    return bool(set(missing_names(notes.read(question), notes)) - set(missing_names(own.read(question), own)))


def _speaks_of_it(question: str, both: Retriever) -> bool:
    """Whether their files speak of the matter about as much as our notes do."""
    found = both.search(question, LOOKED_AT)
    weights = {own: max((one.score for one in found if one.own == own), default=0.0) for own in (True, False)}
    return weights[True] > 0 and weights[True] >= weights[False] - BEHIND
