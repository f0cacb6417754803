"""The Spanish of the texts on page one of a plan: English template -> Spanish template, with the same fields."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import yaml

from knowledge.catalogue import FOLDER, load_catalogue

PROBLEM_TEXTS = ("first_action", "cheapest_test", "buy_instead")


@lru_cache(maxsize=1)
def spanish() -> Mapping[str, str]:
    """Every translated text of the catalogue, by its English template.

    Raises:
        KeyError: a row that does not exist has a Spanish text.

    """
    rows = yaml.safe_load((FOLDER / "spanish.yml").read_text("utf-8"))
    catalogue = load_catalogue()
    found = {catalogue.tasks[identity].name: text for identity, text in rows["tasks"].items()}
    for identity, (title, mitigation) in rows["risks"].items():
        found |= {catalogue.risks[identity].title: title, catalogue.risks[identity].mitigation: mitigation}
    for identity, texts in rows["problems"].items():
        found |= {getattr(catalogue.problems[identity], name): text for name, text in zip(PROBLEM_TEXTS, texts, strict=True)}
    return found | {row["en"]: row["es"] for row in rows.get("sentences", [])}
