"""Who leads the talk and where text goes: a line that opens, the question for consent, and notices about this window."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.planners.leading import Mode
from assistant.wording import say
from knowledge.counted import ASKING, LEARNING, READING
from ui.web.base import button, esc, icon
from ui.web.labels import label

STEPS = {READING: "prepare.title", LEARNING: "prepare.words", ASKING: "prepare.questions"}
"""By the step of the preparation, the words for it."""


@dataclass(frozen=True)
class Stage:
    """How far the preparation of the first start is: `done` of `total` of a `step`; `trouble` when it failed, in plain words."""

    done: int = 0
    total: int = 0
    trouble: str = ""
    step: str = READING

    def words(self, language: str) -> str:
        """The same in a few words."""
        if self.total < 2:
            return label("prepare.start", language)
        return label(STEPS.get(self.step, STEPS[READING]), language, n=self.done, max=self.total)


def mode_line(mode: Mode, language: str = "en", accept: str = "") -> str:
    """The line below the box; where there is a choice it opens. `accept`: kinds of files that the box takes."""
    kind, drawing, words = _line(mode, language)
    shown = f"{icon(drawing)}<span>{esc(words)}</span>"
    named = f'class="gp mode {kind}" data-accept="{esc(accept)}" {_box_words(language)}'
    if not mode.host or mode.asks:
        return f"<div {named}>{shown}</div>"
    retry = button(label("mode.retry", language), "retry_model", kind="link") if mode.failed else ""
    change = f'<span class="lead-change">{esc(label("mode.change", language))}</span>'
    return f'<div {named}><details class="lead-choice"><summary>{shown}{change}</summary>{_choice(mode, language)}</details>{retry}</div>'


def _box_words(language: str) -> str:
    """Names of the parts of the message box, which Gradio has in English only, for the script that sets them."""
    words = {key: label(f"box.{key}", language) for key in ("label", "send", "attach", "files")}
    words["remove"] = label("box.remove", language, name="#")
    return " ".join(f'data-{key}="{esc(text)}"' for key, text in words.items())


def _line(mode: Mode, language: str) -> tuple[str, str, str]:
    """Kind, icon and words."""
    if mode.leads == "model":
        if mode.local:
            return "", "lock", label("mode.model.local", language)
        return "sends", "cloud", label("mode.model", language, host=mode.host)
    if mode.failed:
        return "bad", "warn", label("mode.failed", language) if mode.host else mode.failed
    return "", "lock", say("mode.guided", language)


def _choice(mode: Mode, language: str) -> str:
    """What opens below the line: what is sent, and the way to the other side."""
    if mode.leads == "model" or mode.failed:
        failed = f'<p class="small">{esc(mode.failed)}</p>' if mode.failed else ""
        acts = button(label("mode.refuse", language), "refuse_model")
        return f'<div class="choice-card">{failed}{_terms(language, local=mode.local)}<div class="row">{acts}</div></div>'
    title = label("consent.again", language, host=mode.host)
    acts = button(_yes(mode, language), "allow_model")
    terms = _terms(language, local=mode.local)
    return f'<div class="choice-card"><p class="small"><b>{esc(title)}</b></p>{terms}<div class="row">{acts}</div></div>'


def _yes(mode: Mode, language: str) -> str:
    return label("mode.allow.local", language) if mode.local else label("mode.allow", language, host=mode.host)


def _terms(language: str, *, local: bool) -> str:
    keys = ("consent.same",) if local else ("consent.sent", "consent.kept", "consent.same")
    return "".join(f'<p class="small">{esc(label(key, language))}</p>' for key in keys)


def consent(mode: Mode, language: str = "en") -> str:
    """The one question before text goes anywhere; nothing when nobody has to be asked."""
    if not mode.asks:
        return ""
    end = ".local" if mode.local else ""
    title = esc(label(f"consent.title{end}", language, host=mode.host))
    acts = button(_yes(mode, language), "allow_model") + button(label(f"mode.no{end}", language), "refuse_model")
    return (
        f'<section class="card consent" aria-label="{title}"><h3>{title}</h3>{_terms(language, local=mode.local)}'
        f'<div class="row">{acts}</div></section>'
    )


def preparing(stage: Stage | None, language: str = "en") -> str:
    """The line of a first start: what is read, and how many of how many; nothing when all is there."""
    if stage is None:
        return ""
    if stage.trouble:
        return f'<div class="note" role="status">{icon("warn")}<div><p>{esc(stage.trouble)}</p></div></div>'
    share = round(100 * stage.done / stage.total) if stage.total else 0
    words = stage.words(language)
    return (
        f'<div class="preparing" role="status"><p class="small"><b>{esc(words)}</b> {esc(label("prepare.text", language))}</p>'
        f'<div class="track" aria-hidden="true"><span style="width:{share}%"></span></div></div>'
    )


def notices(mode: Mode, stage: Stage | None, language: str = "en") -> str:
    """What stands above the box: the question for consent, the preparation, and lines that the page shows when they are true."""
    show = button(label("window.show", language), "see", kind="link")
    first = button(label("window.first", language), "open", kind="link")
    lines = (
        _line_of("stale", label("window.stale", language), show),
        _line_of("gone", label("window.gone", language), first),
        _line_of("lost", label("window.lost", language), kind="warn"),
        _line_of("again", label("window.again", language)),
        _line_of("back", label("window.back", language)),
        _line_of("large", label("window.too_large", language), kind="warn"),
        _line_of("trouble", label("window.trouble", language), kind="warn"),
    )
    return f'<div class="gp notices">{preparing(stage, language)}{consent(mode, language)}{"".join(lines)}</div>'


def _line_of(name: str, words: str, act: str = "", kind: str = "") -> str:
    sign = icon("warn") if kind == "warn" else icon("globe") if name == "back" else icon("half")
    return f'<div class="notice {kind}" data-notice="{name}" role="status" hidden>{sign}<span>{esc(words)} {act}</span></div>'
