"""A decision of a table in words: points with reasons, why the second best lost, whether it was close, and what would turn it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.choices import Made
from assistant.choosing import Tally, choose, tally
from assistant.due import due
from assistant.grounds import Grounds
from assistant.nouns import fill
from assistant.plan.evidence import Ledger
from assistant.plan.model import Decision, OptionRow, RunnerUp, Score
from assistant.situation import Situation
from knowledge.catalogue import holds
from knowledge.rows import Option, TableRow, Words

TEXTS = {
    "even": Words(en="Just as good on points; the choice does less.", es="Igual de bueno en puntos; la elección hace menos."),
    "fewer": Words(en="It has less for it here than the choice.", es="Aquí tiene menos a su favor que la elección."),
    "nothing": Words(en="Nothing that was said speaks for it.", es="Nada de lo dicho habla a su favor."),
    "usual": Words(en="Nothing that was said points elsewhere.", es="Nada de lo dicho apunta a otra cosa."),
    "more": Words(en="More speaks for the choice: {because}.", es="Más habla a favor de la elección: {because}."),
    "turn": Words(en="“{label}” would come in if this were so: {what}.", es="Entraría «{label}» si fuera así: {what}."),
    "close": Words(en="It is close, and no open question would settle it.", es="Está reñido y ninguna pregunta abierta lo resolvería."),
    "team": Words(en="Your own choice: {reason}", es="Elección propia: {reason}"),
    "gate": Words(en="With gates", es="Con puntos de control"),
    "gates": Words(
        en="Strict duties: written gates between the phases.", es="Deberes estrictos: puntos de control escritos entre las fases."
    ),
}
DECIDED_IN_DAYS = 21


def sentence(text: str) -> str:
    """A clause as a sentence: a capital at the front, a full stop at the end."""
    text = text.strip().rstrip(".")
    return f"{text[:1].upper()}{text[1:]}." if text else ""


class Weighed:
    """Writes the decisions of tables for one situation."""

    def __init__(self, situation: Situation, signals: Mapping[str, Any], ledger: Ledger) -> None:
        self._situation = situation
        self._signals = signals
        self._ledger = ledger
        self._language = situation.case.language

    def decision(self, made: Made, counted: Tally) -> Decision:
        """The whole decision."""
        table = counted.table
        identity = f"DEC-{made.headline.replace('_', '-')}"
        grounds = Grounds(self._situation, self._ledger, identity)
        options = self._options(counted, made.choice, grounds)
        for source in table.sources:
            grounds.source(source)
        grounds.goal()
        runner = self._runner_up(made, counted)
        margin = self._margin(made, counted)
        close = margin is not None and margin < self._situation.catalogue.house["close_call"]
        choice: str | list[str] = made.choice if table.select == "many" or len(made.choice) > 1 else made.choice[0]
        return Decision(
            id=identity,
            headline=made.headline,
            table=table.id,
            question=self.say(table.question),
            criteria=self._criteria(counted),
            options=options,
            choice=choice,
            chosen_by=made.chosen_by,
            team_reason=made.reason,
            margin=margin,
            close_call=close,
            runner_up=runner,
            evidence=grounds.evidence,
            assumptions=grounds.assumptions,
            owner=table.owner,
            date=due(self._situation.start, DECIDED_IN_DAYS, self._situation.deadline),
            acceptance=sentence(self.say(table.acceptance)),
            reopened_by=self.say(table.reopened_by),
            flips_if=self._flips(made, counted) if close else "",
            because=self._because(made, counted),
        )

    def say(self, words: Words) -> str:
        """A text of the catalogue in the team's language and words."""
        return fill(words.in_(self._language), self._situation.nouns)

    def _criteria(self, counted: Tally) -> list[dict[str, Any]]:
        weights = self._situation.case.weights
        fired = {row.criterion.en: row.criterion for row in counted.fired if row.points}
        return [{"name": self.say(words), "weight": weights.get(english, 1)} for english, words in fired.items()]

    def _options(self, counted: Tally, choice: list[str], grounds: Grounds) -> list[OptionRow]:
        """Rows of the options: the chosen ones first, since their evidence counts first; then by points, the excluded last."""
        ranked = [o.value for o in counted.rest()] + [o.value for o in counted.table.options if o.value in counted.excluded]
        order = {value: n for n, value in enumerate([*choice, *(v for v in ranked if v not in choice)])}
        options = sorted(counted.table.options, key=lambda o: order[o.value])
        rows = [self._option(option, counted, grounds, chosen=option.value in choice) for option in options]
        if "stage_gate" in choice:
            gate = Score(criterion=sentence(self.say(TEXTS["gates"])), points=3, reason=self.say(TEXTS["gates"]))
            rows.append(
                OptionRow(
                    value="stage_gate", label={"es": "Con puntos de control"}.get(self._language, "With gates"), points=3, scores=[gate]
                )
            )
        return rows

    def _option(self, option: Option, counted: Tally, grounds: Grounds, *, chosen: bool) -> OptionRow:
        by = counted.excluded.get(option.value)
        gone = by is not None and not chosen
        scores = [self._score(row, option.value, grounds, cite=chosen) for row in counted.fired if option.value in row.points]
        if gone and by is not None:
            grounds.signals(by.when)
        return OptionRow(
            value=option.value,
            label=self.say(option.label),
            do_less=option.do_less,
            points=None if gone else counted.points[option.value],
            excluded=self.say(by.because) if gone and by is not None else None,
            scores=[] if gone else scores,
        )

    def _score(self, row: TableRow, value: str, grounds: Grounds, *, cite: bool) -> Score:
        weight = self._situation.case.weights.get(row.criterion.en, 1.0)
        evidence = ""
        if cite:
            fact, source = grounds.signals(row.when), grounds.source(row.source)
            evidence = fact or source
        return Score(criterion=self.say(row.criterion), points=row.points[value] * weight, reason=self.say(row.because), evidence=evidence)

    def _because(self, made: Made, counted: Tally) -> str:
        if made.chosen_by == "team":
            return sentence(TEXTS["team"].in_(self._language).replace("{reason}", made.reason or "")) if made.reason else ""
        row = self._strongest(counted, made.choice[0])
        return sentence(self.say(row.because)) if row else self.say(TEXTS["usual"])

    @staticmethod
    def _strongest(counted: Tally, value: str, against: str = "") -> TableRow | None:
        """The row that does most for `value`, over `against` where that is given."""
        gains = [(row.points.get(value, 0) - row.points.get(against, 0), row) for row in counted.fired]
        best = max((gain for gain, _ in gains), default=0)
        return next((row for gain, row in gains if gain == best), None) if best > 0 else None

    def _second(self, made: Made, counted: Tally) -> Option | None:
        return next((o for o in counted.rest() if o.value not in made.choice), None)

    def _margin(self, made: Made, counted: Tally) -> float | None:
        """Points between the last one chosen and the first one not chosen; None where nothing is left to compare with."""
        second = self._second(made, counted)
        if second is None or made.chosen_by == "team" or counted.table.in_order:
            return None
        chosen = [counted.points[v] for v in made.choice if v in counted.points and v not in counted.excluded]
        return round(min(chosen) - counted.points[second.value], 2) if chosen else None

    def _runner_up(self, made: Made, counted: Tally) -> RunnerUp | None:
        second = self._second(made, counted)
        if second is None:
            gone = next((o for o in counted.table.options if o.value in counted.excluded and o.value not in made.choice), None)
            return RunnerUp(value=gone.value, why_lost=sentence(self.say(counted.excluded[gone.value].because))) if gone else None
        return RunnerUp(value=second.value, why_lost=self._why_lost(made.choice, second.value, counted))

    def _why_lost(self, choice: list[str], second: str, counted: Tally) -> str:
        winner = next((value for value in choice if value in counted.points), "")
        against = next((row for row in counted.fired if row.points.get(second, 0) < 0), None)
        if against is not None:
            return sentence(self.say(against.because))
        if second not in counted.scored:
            return self.say(TEXTS["nothing"])
        if winner and counted.points[winner] == counted.points[second]:
            return self.say(TEXTS["even"])
        row = self._strongest(counted, winner, second)
        return TEXTS["more"].in_(self._language).replace("{because}", self.say(row.because)) if row else self.say(TEXTS["fewer"])

    def _flips(self, made: Made, counted: Tally) -> str:
        """What would turn a close call: rules that fail on open signals alone, each tried by itself."""
        for row in counted.table.rows:
            if row in counted.fired or not self._could_hold(row):
                continue
            supposed = {name: self._example(want) for name, want in row.when.items() if name not in self._signals}
            then = choose(tally(counted.table, {**self._signals, **supposed}, self._situation.case.weights))
            new = next((value for value in then if value not in made.by_points), "")
            if new and (counted.table.select == "one" or new == self._second_value(made, counted)):
                label = next(o.label for o in counted.table.options if o.value == new)
                what = row.criterion if "{" in row.because.en else row.because
                return TEXTS["turn"].in_(self._language).replace("{label}", self.say(label)).replace("{what}", self.say(what))
        return self.say(TEXTS["close"])

    def _second_value(self, made: Made, counted: Tally) -> str:
        second = self._second(made, counted)
        return second.value if second else ""

    def _could_hold(self, row: TableRow) -> bool:
        """Whether only open signals keep the rule from holding, and no earlier choice among them."""
        known = {name: want for name, want in row.when.items() if name in self._signals}
        missing = [name for name in row.when if name not in self._signals]
        return bool(missing) and holds(known, self._signals) and not any(n.startswith("chosen_") for n in missing)

    @staticmethod
    def _example(want: Any) -> Any:
        """A value that meets a condition."""
        if isinstance(want, list):
            return next((item for item in want if item is not None), None)
        return 1 if want == "known" else None if want == "unknown" else want
