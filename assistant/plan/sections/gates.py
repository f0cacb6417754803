"""The gates: points at which the project goes on, changes or stops, each with a number and a way out."""

from __future__ import annotations

import datetime as dt

from assistant.plan.model import Gate, Task
from assistant.plan.sections.build_gates import build_gates
from assistant.plan.sections.context import Context
from assistant.plan.sections.gate_sketch import Sketch, descendants
from assistant.plan.sections.people import Crew
from assistant.plan.sections.small_gates import small_gates
from assistant.plan.sections.tasks import after_gate, lean, one_end


def sketch_gates(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    """The gates of the plan, without dates."""
    return build_gates(context, crew, tasks) if context.builds else small_gates(context, crew, tasks)


def bind(tasks: list[Task], gates: list[Sketch]) -> list[Task]:
    """The tasks, waiting for the gates before them; a gate never makes a ring."""
    for gate in gates:
        if gate.binding and gate.after and gate.before:
            behind = descendants(tasks, gate.before)
            looked_at = [identity for identity in gate.after if identity not in behind]
            tasks = after_gate(tasks, looked_at, sorted(behind))
    return lean(one_end(tasks))


def date_gates(sketches: list[Sketch], tasks: list[Task], start: dt.date) -> list[Gate]:
    """The gates with the dates by which what they look at is done (80 % sure), in order of time."""
    finish = {task.id: task.finish.p80 for task in tasks if task.finish}
    gates, latest = [], start + dt.timedelta(days=7)
    for number, gate in enumerate(sketches):
        date = max([finish[i] for i in gate.after if i in finish], default=latest)
        date = max(date, gate.earliest or date)
        latest = max(latest, date) if number else date
        before = [i for i in gate.before if i not in gate.after]
        gates.append(
            Gate.model_validate(
                {
                    "id": f"G{number}",
                    "date": latest,
                    "question": gate.question,
                    "go_if": gate.go_if,
                    "else": gate.otherwise,
                    "after": gate.after,
                    "before": before,
                    "template": gate.template,
                }
            )
        )
    return gates
