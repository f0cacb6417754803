"""Why the verdict is what it is, in the words of the case: what is settled and speaks for it, and what nobody knows yet."""

from __future__ import annotations

from collections.abc import Callable

from assistant.formats import listed, number
from assistant.nouns import fill
from assistant.verdict import Judgement
from knowledge.rows import Words

MOST_REASONS = 3
MONTHS_A_YEAR = 12
YEARS_FROM = 24
"""Months from which a history is told in years."""
TELLING = ("somebody_acts", "data_enough", "rule_enough", "errors_tolerable", "worth_it", "outcome_observed", "pattern_complex")
"""Tests whose answer is worth a sentence on page one, the most telling first."""
OPEN_MARKS = ("open: ", "abierto: ")
"""Beginnings of the sentences of open tests; in a sentence that says so already they are left out."""

SAYS: dict[str, Words] = {
    "acts_often": Words(en="{actor} acts on it {often}", es="hay quien actúe según el resultado {often} ({actor})"),
    "they_act_often": Words(en="{actor} act on it {often}", es="hay quien actúe según el resultado {often} ({actor})"),
    "you_act_often": Words(en="you act on it {often}", es="ustedes actúan según el resultado {often}"),
    "years": Words(en="{n} years of history exist", es="hay {n} años de historia"),
    "months": Words(en="{n} months of history exist", es="hay {n} meses de historia"),
    "answers": Words(en="{n} past {units} carry their true answer", es="{n} {units} del pasado tienen su respuesta verdadera"),
    "records": Words(en="{n} records of the past exist", es="hay {n} registros del pasado"),
    "documents": Words(en="{n} documents are there to answer from", es="hay {n} documentos de los que responder"),
    "rule_missed": Words(en="a rule was tried and does not reach {target}", es="se probó una regla y no alcanza {target}"),
    "not_settled": Words(en="Not settled yet: {what}.", es="Sin resolver todavía: {what}."),
    "nobody_can_say": Words(en="nobody can say yet: {what}", es="nadie puede decirlo aún: {what}"),
    "too_little": Words(en="too little speaks for a model: {what}", es="poco habla a favor de un modelo: {what}"),
    "every": Words(en="every {period}", es="cada {period}"),
    "at_once": Words(en="as each {unit} comes in", es="con cada {unit} que llega"),
    "asked": Words(en="whenever somebody asks", es="cada vez que alguien pregunta"),
}
SPANISH_PERIODS = {
    "second": "segundo",
    "minute": "minuto",
    "hour": "hora",
    "day": "día",
    "week": "semana",
    "month": "mes",
    "quarter": "trimestre",
    "year": "año",
}
COUNTED = (("label_count", "answers"), ("rows", "records"), ("documents_count", "documents"))
"""Signals that say how much data there is, and the sentence of each."""


class Reasons:
    """Writes the reasons of one judgement.

    Args:
        judgement: the ten answers.
        reason: why a test got its answer, in plain words, by the id of the test.

    """

    def __init__(self, judgement: Judgement, reason: Callable[[str], str]) -> None:
        self._judgement = judgement
        self._signals = judgement.situation.signals
        self._nouns = judgement.situation.nouns
        self._language = judgement.situation.case.language
        self._reason = reason

    def settled(self) -> list[str]:
        """What speaks for it and is more than assumed, the most telling first."""
        judgement = self._judgement
        for_it = (
            test.id
            for test in (judgement.tests[name] for name in TELLING if name in judgement.tests)
            if judgement.points(test, judgement.replies[test.id]) > 0 and not judgement.assumed(test)
        )
        found = [self._told(test) for test in for_it if self._says_something(test)]
        return list(dict.fromkeys(found))[:MOST_REASONS]

    def _says_something(self, test: str) -> bool:
        """Whether the answer names somebody or something of this case."""
        needed = {
            "somebody_acts": ("actor", "students"),
            "errors_tolerable": ("error_caught", "person_decides", "reviewers", "reviews_per_day"),
        }
        return test not in needed or any(self._signals.get(name) for name in needed[test])

    def opened(self) -> list[str]:
        """What nobody knows yet and could turn the answer."""
        return [self._bare(self._reason(test.id)) for test in self._judgement.conditions]

    def speaking(self, opened: int) -> str:
        """Two sentences: what speaks for it, and the first `opened` points that nobody knows yet."""
        settled = listed(self.settled(), self._language)
        waiting = self.opened()[:opened]
        rest = self._say("not_settled", what="; ".join(waiting)) if waiting else ""
        return f"{settled}. {rest}".strip(". ") if settled else rest

    def unknown(self) -> str:
        """Why it is too early to say."""
        replies = self._judgement.replies
        waiting = [self._bare(self._reason(name)) for name in replies if replies[name] == "open"]
        return self._say("nobody_can_say", what="; ".join(waiting[:2]))

    def too_little(self) -> str:
        """Why the sum is too low: what speaks against it, else what is open."""
        judgement = self._judgement
        against = [self._reason(t.id) for t in judgement.tests.values() if judgement.points(t, judgement.replies[t.id]) < 0]
        return self._say("too_little", what="; ".join((against or self.opened() or self.settled())[:2]))

    def _told(self, test: str) -> str:
        special = {"somebody_acts": self._acting, "data_enough": self._data, "rule_enough": self._rule}.get(test)
        return (special() if special else "") or self._reason(test)

    def _acting(self) -> str:
        period = self._signals.get("action_per")
        if not self._signals.get("actor") or not period:
            return ""
        name = SPANISH_PERIODS.get(str(period), "") if self._language == "es" else str(period)
        key = "asked" if period == "request" else "at_once" if period in ("second", "minute") else "every"
        often = self._say(key, period=name)
        actor = str(self._nouns.get("actor", ""))
        return self._say("you_act_often" if actor == "you" else "they_act_often" if are_several(actor) else "acts_often", often=often)

    def _data(self) -> str:
        months = self._signals.get("history_months")
        if isinstance(months, int | float) and self._signals.get("is_forecast") is True:
            years = months >= YEARS_FROM
            amount = number(months // MONTHS_A_YEAR if years else months, self._language)
            return self._say("years" if years else "months", n=amount)
        for signal, says in COUNTED:
            amount_of = self._signals.get(signal)
            if isinstance(amount_of, int | float) and amount_of > 1:
                return self._say(says, n=number(amount_of, self._language))
        return ""

    def _rule(self) -> str:
        """Only what was tried may be said to have missed; what is usual for the kind of problem has its own reason."""
        missed = self._signals.get("rule_result") == "misses" and self._judgement.replies["rule_enough"] == "no"
        return self._say("rule_missed") if missed and self._signals.get("target") else ""

    def _say(self, key: str, **fields: str) -> str:
        text = SAYS[key].in_(self._language)
        for name, value in fields.items():
            text = text.replace(f"{{{name}}}", value)
        return fill(text, self._nouns)

    @staticmethod
    def _bare(text: str) -> str:
        """The reason of an open test without the word that says so."""
        return next((text.removeprefix(mark) for mark in OPEN_MARKS if text.startswith(mark)), text)


def are_several(actor: str) -> bool:
    """Whether the words for who acts stand in the plural: "the nurses", "Ines and her colleagues", and not "Ines" or "the boss"."""
    head = actor.partition(" of ")[0].rpartition(" ")[2]
    return " and " in actor or (head.islower() and head.endswith("s") and not head.endswith(("ss", "us")))
