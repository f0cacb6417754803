"""The verdict in words: points with reasons, open conditions with owner and date, why the others lost, and what would turn it."""

from __future__ import annotations

from assistant.choices import Made
from assistant.due import due
from assistant.grounds import Grounds
from assistant.nouns import fill
from assistant.plan.evidence import Ledger
from assistant.plan.model import Condition, Decision, OptionRow, RunnerUp, Score
from assistant.situation import Situation
from assistant.verdict import STARTING, Judgement, Reply
from assistant.verdict_reasons import Reasons
from assistant.weighed import TEXTS, sentence
from knowledge.catalogue import any_holds, holds
from knowledge.rows import Words
from knowledge.verdict_rows import VerdictTest

WHY_NOT: dict[str, Words] = {
    "go_open": Words(en="something is still open", es="algo sigue abierto"),
    "short_of_go": Words(
        en="what is known is not enough to start without a trial", es="lo que se sabe no basta para empezar sin una prueba"
    ),
    "more_than_pilot": Words(en="what is known is enough for more than a small trial", es="lo que se sabe basta para más que una prueba"),
    "go_with_conditions": Words(en="nothing is open that could turn the answer", es="no queda nada abierto que pueda cambiar la respuesta"),
    "data_first": Words(en="no test says that the data are too few", es="ninguna prueba dice que falten datos"),
    "data_open": Words(en="it is still open whether the data are enough", es="sigue abierto si los datos bastan"),
    "no_ml": Words(en="no test says yet that it works without a model", es="ninguna prueba dice todavía que se logre sin un modelo"),
    "no_ml_reached": Words(en="it would not reach the aim", es="no alcanzaría la meta"),
    "stop": Words(en="nothing rules it out", es="nada lo descarta"),
    "ask_more": Words(en="enough is known for an answer", es="se sabe lo suficiente para responder"),
    "before": Words(en="another test decides first: {because}", es="antes decide otra prueba: {because}"),
    "too_early": Words(en="the number to reach is not known yet", es="todavía no se conoce la cifra que alcanzar"),
    "may_win": Words(en="It may yet win: if {what}.", es="Todavía puede ganar: si {what}."),
    "turns": Words(en="If {what}: {label}.", es="Si {what}: {label}."),
    "all_met": Words(en="If every condition is met: {label}.", es="Si se cumplen todas las condiciones: {label}."),
    "aim_stays": Words(
        en="The aim stays, and the plan looks for another way to it.", es="La meta sigue en pie, y el plan busca otro camino hacia ella."
    ),
    "assumed": Words(en="{reason} (assumed so far)", es="{reason} (por ahora supuesto)"),
    "assumption": Words(en="So far only assumed: {text}", es="Por ahora solo supuesto: {text}"),
}


class VerdictWords:
    """Writes the decision about the verdict."""

    def __init__(self, judgement: Judgement, made: Made, ledger: Ledger) -> None:
        self._judgement = judgement
        self._made = made
        self._situation: Situation = judgement.situation
        self._language = self._situation.case.language
        self._table = self._situation.catalogue.tables["verdict"]
        self._grounds = Grounds(self._situation, ledger, "DEC-verdict")
        self._reasons = Reasons(judgement, lambda test: self.reason(judgement.tests[test]))

    def decision(self) -> Decision:
        """The whole decision. Its margin is None: the verdict is a threshold, not a contest."""
        table, made = self._table, self._made
        scores = [self._score(test) for test in self._judgement.tests.values()]
        conditions = [self._condition(test) for test in self._judgement.conditions] if made.choice[0] != "stop" else []
        for source in table.sources:
            self._grounds.source(source)
        self._grounds.goal()
        return Decision(
            id="DEC-verdict",
            headline="verdict",
            table=table.id,
            question=self._say(table.question),
            criteria=[{"name": self._say(test.criterion), "weight": 1} for test in self._judgement.tests.values()],
            options=self._options(scores),
            choice=made.choice[0],
            chosen_by=made.chosen_by,
            team_reason=made.reason,
            runner_up=self._runner_up(),
            evidence=self._grounds.evidence,
            assumptions=self._grounds.assumptions,
            owner=table.owner,
            date=max((c.due for c in conditions), default=due(self._situation.start, 21, self._situation.deadline)),
            acceptance=sentence(self._say(table.acceptance)),
            reopened_by=self._say(table.reopened_by),
            conditions=conditions,
            flips_if=self._flips(),
            because=self._because(),
        )

    def reason(self, test: VerdictTest) -> str:
        """Why the test got its answer, in plain words."""
        reply = self._judgement.replies[test.id]
        if reply == "open":
            case = self._judgement.open_case(test)
            return self._say(case.open if case else test.says_open)
        basis = self._situation.basis.get(test.id)
        text = basis.why if basis and basis.why else self._say(self._yes(test) if reply == "yes" else test.says_no)
        return self._word("assumed", reason=text) if self._judgement.assumed(test) else text

    def _yes(self, test: VerdictTest) -> Words:
        signals = self._situation.signals
        if any_holds(test.yes_when, signals):
            return test.says_yes
        return next((case.says for case in test.yes_cases if holds(case.when, signals)), test.says_yes)

    def _say(self, words: Words) -> str:
        return fill(words.in_(self._language), self._situation.nouns)

    def _word(self, key: str, **fields: object) -> str:
        return WHY_NOT[key].in_(self._language).format(**fields)

    def _label(self, verdict: str) -> str:
        return next(self._say(option.label) for option in self._table.options if option.value == verdict)

    def _score(self, test: VerdictTest) -> Score:
        reply = self._judgement.replies[test.id]
        fact = self._grounds.signals(dict.fromkeys(name for when in test.conditions() for name in when))
        source = self._grounds.source(test.source) if reply != "open" else ""
        points = self._judgement.points(test, reply)
        return Score(criterion=self._say(test.criterion), points=points, reason=self.reason(test), evidence=fact or source)

    def _condition(self, test: VerdictTest) -> Condition:
        reply, case = self._judgement.replies[test.id], self._judgement.open_case(test)
        text = self._say(case.condition if case and reply == "open" else test.condition)
        if reply == "no" and test.remedy:
            text = self._say(test.remedy)
        elif self._judgement.assumed(test):
            text = self._word("assumption", text=self._assumption(test))
        days = due(self._situation.start, test.due_days, self._situation.deadline)
        return Condition(text=sentence(text), settled_by=self._say(test.settled_by), owner=test.owner, due=days, test=test.id)

    def _assumption(self, test: VerdictTest) -> str:
        slots = [root.slot for root in self._situation.roots(test.id) if root.kind == "assumption"]
        texts = [row.assume.in_(self._language) for row in (self._situation.catalogue.slots[slot] for slot in slots) if row.assume]
        return fill("; ".join(text.rstrip(".") for text in texts), self._situation.nouns) or self.reason(test)

    def _options(self, scores: list[Score]) -> list[OptionRow]:
        chosen = self._made.choice[0]
        rows = [
            OptionRow(
                value=option.value,
                label=self._say(option.label),
                do_less=option.do_less,
                points=self._judgement.total if option.value == chosen else None,
                excluded=None if option.value == chosen else self._why_not(option.value),
                scores=scores if option.value == chosen else [],
            )
            for option in self._table.options
        ]
        return sorted(rows, key=lambda row: row.value != chosen)

    def _why_not(self, verdict: str) -> str:
        plain = self._judgement.plain
        if plain == "ask_more":
            return self._word("too_early" if self._judgement.replies.get("has_target") != "yes" else "ask_more")
        if verdict in STARTING:
            return self._why_not_start(verdict)
        if verdict == "no_ml" and self._judgement.replies.get("rule_enough") == "no":
            return self._word("no_ml_reached")
        if verdict == "data_first" and self._judgement.replies.get("data_enough") == "open":
            return self._word("data_open")
        return self._word(verdict)

    def _why_not_start(self, verdict: str) -> str:
        plain = self._judgement.plain
        if plain not in ("go", "pilot_first"):
            return self._word("before", because=self._deciding())
        if verdict == "pilot_first":
            return self._word("more_than_pilot")
        if plain == "pilot_first":
            return self._word("short_of_go")
        return self._word("go_open" if verdict == "go" else "go_with_conditions")

    def _deciding(self) -> str:
        """The reason of the test that forced the verdict, or the sum."""
        judgement = self._judgement
        for test in judgement.tests.values():
            reply = judgement.replies[test.id]
            gives: dict[Reply, str] = {"yes": test.yes_gives, "no": test.no_gives, "open": test.open_gives}
            if gives[reply] == judgement.plain or (judgement.plain == "stop" and reply == "no" and test.id in judgement.past_remedy):
                return self.reason(test)
        return self._reasons.unknown() if judgement.plain == "ask_more" else self._reasons.too_little()

    def _because(self) -> str:
        if self._made.chosen_by == "team" and self._made.reason:
            return sentence(TEXTS["team"].in_(self._language).replace("{reason}", self._made.reason))
        if self._judgement.plain not in ("go", "pilot_first"):
            aim = f" {self._word('aim_stays')}" if self._judgement.plain == "stop" else ""
            return sentence(self._deciding()) + aim
        return sentence(self._reasons.speaking(opened=1 if self._judgement.plain == "go" else 2))

    def _turning(self) -> list[tuple[VerdictTest, Reply, str]]:
        """Answers that would turn the verdict: of the open tests; where none is open, the few that matter most. No model comes first."""
        judgement = self._judgement
        tests = judgement.conditions or [t for t in judgement.tests.values() if {t.yes_gives, t.no_gives} & {"no_ml", "data_first"}]
        found = [(test, reply, verdict) for test in tests for reply, verdict in judgement.turned(test).items()]
        return sorted(found, key=lambda turn: turn[2] != "no_ml")

    def _flips(self) -> str:
        texts = [
            self._word("turns", what=self._say(test.if_yes if reply == "yes" else test.if_no), label=self._label(verdict))
            for test, reply, verdict in self._turning()
        ]
        if self._judgement.verdict == "go_with_conditions":
            texts.append(self._word("all_met", label=self._label("go")))
        return " ".join(dict.fromkeys(texts))

    def _runner_up(self) -> RunnerUp:
        for test, reply, verdict in self._turning():
            if verdict != self._made.choice[0]:
                what = self._say(test.if_yes if reply == "yes" else test.if_no)
                return RunnerUp(value=verdict, why_lost=self._word("may_win", what=what))
        other = "no_ml" if self._made.choice[0] != "no_ml" else "pilot_first"
        return RunnerUp(value=other, why_lost=sentence(self._why_not(other)))
