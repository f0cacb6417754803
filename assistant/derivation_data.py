"""What follows from what was said about the data: enough of it, labels, history, size of the test set."""

from __future__ import annotations

from assistant.formats import number
from assistant.formats import share as percent
from assistant.known import Answer, Known, found, no, rule, yes
from assistant.supply import RATED, claimed_by, first_test, rate_claimed, supply_of, years_to_collect

LABELLED = ("yes_no", "one_of_k", "several_of_k", "number", "time_to_event", "place_in_picture", "fields_of_documents")
"""Outputs that can only be learned from examples with the true answer."""


def counted_positives(k: Known) -> tuple[float | None, str]:
    """Known cases of the rarest class that matters, said or counted out of a share; and what that rests on."""
    if (said := k.number("positives")) is not None:
        return said, "positives"
    share = k.number("positive_share")
    for name in ("label_count", "rows"):
        count = k.number(name)
        if share is not None and count is not None and (name == "label_count" or k.one("labels", "all")):
            return share * count, f"positive_share {name}"
    a_year, months = k.a_year("happens_told"), k.number("history_months")
    if a_year is not None and months is not None and k.number("label_count") is None:
        return a_year * months / 12, "happens_told history_months"
    return None, ""


@rule("output_kind minimum target")
def test_set_needed(k: Known) -> Answer | None:
    """How many positives a test needs for a rate within three points: n = z^2 p(1-p)/d^2, 95 % sure."""
    if not k.one("output_kind", *RATED):
        return None
    rate, of = rate_claimed(k.signals) or k.house["test_rate"], f"output_kind {claimed_by(k.signals)}".strip()
    n = round(1.96**2 * rate * (1 - rate) / k.house["test_half_width"] ** 2)
    text = f"{n} cases show a rate of {rate * 100:g} % to within {k.house['test_half_width'] * 100:g} points"
    return found(
        n, of, text, f"{n} casos muestran una tasa de {rate * 100:g} % con un margen de {k.house['test_half_width'] * 100:g} puntos"
    )


LEFT_TO_LEARN = 0.5
"""Of what a test takes so much must be left to learn from, at least (house rule)."""
TEST_SHARE = 0.3
"""Most that is set apart for the test."""


@rule("test_set_needed positives positive_share label_count rows labels happens_told history_months")
def test_too_small(k: Known) -> Answer | None:
    """Whether the known cases that matter are too few to show the rate that is claimed."""
    needed, (positives, of) = k.number("test_set_needed"), counted_positives(k)
    if needed is None or positives is None:
        return None
    for_test = positives * TEST_SHARE
    en = f"{for_test:,.0f} of the kind that matters are there for the test, {needed:,.0f} are needed"
    es = f"hay {for_test:,.0f} del tipo que importa para la prueba y hacen falta {needed:,.0f}"
    return found(for_test < needed, f"test_set_needed {of}", en, es)


@rule(
    "output_kind minimum target positives positive_share happens_told history_months label_count rows labels per_day units documents_count"
)
def short_of_test(k: Known) -> Answer | None:
    """The sum in words, where fewer cases are known than a first test takes: "30 are known; the test alone needs 73"."""
    needed, known = first_test(k.signals), supply_of(k.signals).known
    if needed is None or known is None or known >= needed:
        return None
    en, es = _sum(k, known)
    told = ("positives", "label_count", "rows", "happens_told")
    of = next((name for name in told if k.has(name)), "per_day")  # their share of all that comes in, over the history
    return found(es if k.language == "es" else en, of, en, es)


@rule("positive_share positives label_count rows labels classes")
def rare_positives(k: Known) -> Answer | None:
    """Whether the cases that matter are rare."""
    share, of = k.number("positive_share"), "positive_share"
    if share is None:
        positives, total = k.number("positives"), k.number("label_count") or k.number("rows")
        if positives is None or not total:
            return None
        share, of = positives / total, "positives label_count" if k.number("label_count") else "positives rows"
        if (classes := k.number("classes")) and share < 1 / (2 * classes):
            of += " classes"
            return yes(of, f"the rarest kind has only {positives:,.0f} examples", f"el tipo más raro solo tiene {positives:,.0f} ejemplos")
    text = f"about {percent(share)} are of the kind that matters", f"cerca del {percent(share, 'es')} son del tipo que importa"
    return found(share < k.house["rare_share"], of, *text)


@rule("labels label_count positives classes")
def few_labels(k: Known) -> Answer | None:
    """Whether there are too few examples with the true answer to train from nothing."""
    if k.one("labels", "none"):
        return yes("labels", "no case has its true answer on record", "ningún caso tiene registrada su respuesta")
    count, classes, positives = k.number("label_count"), k.number("classes"), k.number("positives")
    if positives is not None and positives < k.house["few_positives"]:
        return yes("positives", f"only {positives:,.0f} examples of the rarest kind", f"solo {positives:,.0f} ejemplos del tipo más raro")
    if count is None:
        return None
    each = count / classes if classes else count
    few = count < k.house["few_labels"] or each < k.house["few_per_class"]
    return found(
        few, "label_count classes" if classes else "label_count", f"{count:,.0f} labelled examples", f"{count:,.0f} ejemplos etiquetados"
    )


@rule("label_delay_days horizon_hours output_kind")
def labels_late(k: Known) -> Answer | None:
    """Whether the true outcome comes a week or more later."""
    days, of = k.number("label_delay_days"), "label_delay_days"
    if days is None and k.one("output_kind", "number_over_time") and k.has("horizon_hours"):
        days, of = (k.number("horizon_hours") or 0) / 24, "horizon_hours output_kind"
    if days is None:
        return None
    text = f"the true outcome is known after {days:g} days", f"el resultado verdadero se conoce a los {days:g} días"
    return found(days >= k.house["late_label_days"], of, *text)


@rule("history_months")
def two_seasons(k: Known) -> Answer | None:
    """Whether the history covers two full years."""
    months = k.number("history_months")
    if months is None:
        return None
    return found(months >= k.house["seasons_months"], "history_months", f"{months:g} months of history", f"{months:g} meses de historia")


@rule("storage_gb rows documents_count is_image data_forms")
def small_history(k: Known) -> Answer | None:
    """Is it little enough for one machine? Gigabytes where known, else rows of tables or number of documents."""
    size = k.number("storage_gb")
    if size is not None:
        return found(size < k.house["small_gb"], "storage_gb", f"about {size:g} GB", f"unos {size:g} GB")
    if k.yes("is_image") or k.one("data_forms", "audio", "video"):
        return None
    for name, most in (("rows", k.house["small_rows"]), ("documents_count", k.house["small_documents"])):
        count = k.number(name)
        if count is not None:
            return found(count < most, name, f"{count:,.0f} rows or documents", f"{count:,.0f} filas o documentos")
    return None


@rule("labels label_kind feedback_returns label_delay_days output_kind is_llm has_target")
def outcome_observed(k: Known) -> Answer | None:
    """Whether it can be seen later that the result was right."""
    if k.one("labels", "all", "some") or k.one("label_kind", "outcome", "human", "boxes", "clicks"):
        of = "labels" if k.one("labels", "all", "some") else "label_kind"
        return yes(of, "the true outcome is on record", "el resultado verdadero queda registrado")
    for name in ("feedback_returns", "label_delay_days"):
        if k.yes(name) or k.number(name) is not None:
            return yes(name, "the true outcome comes back later", "el resultado verdadero se conoce después")
    if k.one("output_kind", "number_over_time"):
        return yes("output_kind", "the real value comes by itself", "el valor real llega por sí solo")
    if k.yes("is_llm") and k.yes("has_target"):
        return yes("is_llm has_target", "people can check a sample of the texts", "se puede revisar una muestra de los textos")
    if k.one("labels", "none") and k.no("feedback_returns"):
        return no("labels feedback_returns", "nobody learns later what was right", "nadie sabe después qué era lo correcto")
    return None


@rule(
    "rights data_exists labels label_count classes positives positive_share happens_told per_day rows units history_months "
    "documents_count gaps months_left minimum target output_kind students simulated pretrained_exists seasonal weather_matters "
    "experiment_possible label_kind test_set_needed sources_named"
)
def data_enough(k: Known) -> Answer | None:
    """Is there enough relevant data, with the right to use it? Many gaps turn a yes into an open question."""
    answer = _ruled_out(k) or _course_set(k) or _by_output(k)
    if answer and answer.value and k.one("gaps", "many"):
        return None
    return answer


def _ruled_out(k: Known) -> Answer | None:
    if k.one("rights", "missing"):
        return no("rights", "you may not use the data yet", "todavía no pueden usar los datos")
    if k.no("data_exists"):
        return no("data_exists", "there are no data yet", "todavía no hay datos")
    return None


def _course_set(k: Known) -> Answer | None:
    if k.yes("students") and (k.yes("simulated") or k.one("rights", "public")):
        of = "students simulated" if k.yes("simulated") else "students rights"
        return yes(of, "a public data set is enough to show the method", "un conjunto público basta para mostrar el método")
    return None


def _by_output(k: Known) -> Answer | None:
    if k.one("output_kind", "number_over_time"):
        return _enough_history(k)
    if k.one("output_kind", "answer_from_documents"):
        return _enough(k, "documents_count", 1, "documents", "documentos")
    if k.one("output_kind", "effect_of_action", "actions"):
        return _experiment(k)
    if k.one("output_kind", *LABELLED):
        return _enough_labels(k)
    if k.has("output_kind"):  # no true answers needed: texts, translation, groups, order by clicks, unusual events, matching
        return next((a for a in (_enough(k, *row) for row in _counts(k)) if a), None)
    return None


def _counts(k: Known) -> tuple[tuple[str, float, str, str], ...]:
    """What can be counted; a few places with years of records are no few cases, so units count only without a history."""
    least = k.house["enough_rows"]
    units = () if k.has("history_months") else (("units", least, "cases", "casos"),)
    return ("rows", least, "rows", "filas"), *units, ("documents_count", 1, "documents", "documentos")


def _enough(k: Known, name: str, least: float, en: str, es: str) -> Answer | None:
    count = k.number(name)
    if count is None:
        return None
    return found(count >= least, f"{name} output_kind", f"{k.show(name)} {en}", f"{k.show(name)} {es}")


def _enough_history(k: Known) -> Answer | None:
    months = k.number("history_months")
    if months is None:
        return None
    needed = k.house["seasons_months"] if not k.no("seasonal") else k.house["plain_months"]
    text = f"{months:g} months of history", f"{months:g} meses de historia"
    if months >= needed:
        return yes("history_months output_kind", *text)
    if months < needed / 2:
        return no("history_months output_kind", f"only {text[0]}", f"solo {text[1]}")
    return None


def _experiment(k: Known) -> Answer | None:
    if k.yes("experiment_possible"):
        return yes("experiment_possible", "it can be tried on two groups", "se puede probar con dos grupos")
    if k.no("experiment_possible") and not k.yes("simulated"):
        return no(
            "experiment_possible",
            "without a trial on two groups the effect cannot be learned",
            "sin una prueba con dos grupos el efecto no se puede aprender",
        )
    return None


def _enough_labels(k: Known) -> Answer | None:
    positives, of = counted_positives(k)
    needed = k.number("test_set_needed")
    if positives is not None and needed is not None:
        return _enough_positives(k, positives, needed, of)
    if k.one("labels", "none"):
        if k.yes("pretrained_exists"):
            return None
        return no("labels", "no case has its true answer on record", "ningún caso tiene registrada su respuesta")
    return _fewer_than_a_test(k, needed) or _by_count(k)


def _enough_positives(k: Known, positives: float, needed: float, of: str) -> Answer | None:
    """Enough for a test within three points with some left to learn from; unknown down to half a test, which still gives a rough one.

    Unknown too where what is missing comes in soon.
    """
    if positives >= (1 + LEFT_TO_LEARN) * needed:
        en = f"there are {positives:,.0f} cases of the kind that matters (a test needs {needed:,.0f})"
        return yes(of, en, f"hay {positives:,.0f} casos del tipo que importa (una prueba necesita {needed:,.0f})")
    return no(of, *_sum(k, positives)) if positives < needed / 2 and not _comes_soon(k) else None


def _fewer_than_a_test(k: Known, needed: float | None) -> Answer | None:
    """All labelled cases together are fewer than half a test of one kind takes, and nothing is told that could be labelled besides."""
    count = k.number("label_count")
    if needed is None or count is None or count >= needed / 2 or _comes_soon(k):
        return None
    there = max(k.number(name) or 0 for name in ("rows", "documents_count", "units"))
    return None if there > max(count, needed / 2) else no("label_count", *_sum(k, count))


def _comes_soon(k: Known) -> bool:
    """Whether a first test is filled within the part of the project's time that may go into waiting."""
    years, left = years_to_collect(k.signals), k.number("months_left")
    return years is not None and left is not None and years * 12 <= left * k.house["label_delay_share"]


def _sum(k: Known, known: float) -> tuple[str, str]:
    """What is there and what comes, against what a first test takes, in both languages: "30 are known, 12 a year; the test needs 73"."""
    needed, a_year, years = first_test(k.signals), supply_of(k.signals).a_year, years_to_collect(k.signals)
    en, es = f"{number(round(known))} are known", f"se conocen {number(round(known), 'es')}"
    if a_year:
        en, es = f"{en} and {number(round(a_year))} come in a year", f"{es} y llegan {number(round(a_year), 'es')} al año"
    if needed is None:
        return en, es
    en, es = f"{en}; the test alone needs {number(needed)}", f"{es}; solo la prueba necesita {number(needed, 'es')}"
    if known >= needed:
        left = round(known - needed)
        return f"{en}, which leaves {number(left)} to learn from", f"{es}, y quedan {number(left, 'es')} para aprender"
    if years and years >= 1:
        return f"{en}, {number(round(years, 1))} years away", f"{es}, y faltan {number(round(years, 1), 'es')} años para tenerlos"
    return en, es


def _by_count(k: Known) -> Answer | None:
    count, classes = k.number("label_count"), k.number("classes") or 1
    if count is not None and not (k.one("labels", "all") and (k.number("rows") or 0) > count):
        enough = count / classes >= k.house["few_per_class"] and count >= k.house["enough_labels"]
        small = count < k.house["enough_labels"] / 2 and not k.yes("pretrained_exists")
        text = f"{count:,.0f} examples with the true answer", f"{count:,.0f} ejemplos con su respuesta"
        return found(enough, "label_count", *text) if enough or small else None
    rows = k.number("rows") or k.number("units")
    if rows is not None and k.one("labels", "all") and rows >= k.house["enough_rows"] * 5:
        name = "rows" if k.has("rows") else "units"
        return yes(f"labels {name}", f"{rows:,.0f} cases with the true answer", f"{rows:,.0f} casos con su respuesta")
    if k.has("rows") and (k.number("rows") or 0) < k.house["enough_labels"] / 2 and not k.yes("pretrained_exists"):
        return no("rows", f"only {k.show('rows')} past cases", f"solo {k.show('rows')} casos pasados")
    return None


RULES = (
    test_set_needed,
    test_too_small,
    short_of_test,
    rare_positives,
    few_labels,
    labels_late,
    two_seasons,
    small_history,
    outcome_observed,
    data_enough,
)
