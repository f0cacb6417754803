"""Conversations of teams of many trades, made up for the tests: a first message, answers, and what should be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Trade:
    """A first message with signals it must give; answers by slot, sent `together`, with signals they must give."""

    name: str
    brief: str
    expect: dict[str, Any]
    answers: dict[str, str] = field(default_factory=dict)
    then: dict[str, Any] = field(default_factory=dict)
    language: str = "en"
    never: tuple[str, ...] = ()
    """Signals that the first message must not give."""


def money(value: float, unit: str = "EUR", period: str | None = None) -> dict[str, Any]:
    """A quantity as a signal."""
    return {"value": value, "unit": unit, "period": period}


TRADES = (
    Trade(
        "hospital",
        "We are a hospital with 11 wards. Every year some 140 patients get sepsis on a normal ward and it is noticed too late. "
        "We would like an early warning from the vital signs that nurses type in. Data must not leave the hospital.",
        {"data_may_leave": "never", "high_risk_area": "medical", "goal_social": True, "worst_harm": "people"},
        {
            "success_metric_target": "Time from first sign to antibiotics from 5 hours to 3 hours by 30 June 2028.",
            "cost_of_errors": "A missed case can die; a false alarm takes a nurse 10 minutes.",
            "team_size_skills": "One data scientist, 2 IT admins, all part-time.",
        },
        {
            "baseline": {"value": 5, "unit": "hours", "period": None},
            "target": {"value": 3, "unit": "hours", "period": None},
            "target_date": "2028-06-30",
            "worst_harm": "people",
            "people": 3,
            "part_time": True,
        },
        never=("budget", "target"),
    ),
    Trade(
        "vineyard",
        "Somos una bodega en La Rioja, España, con 85 parcelas. Queremos predecir la cosecha en kilos "
        "por parcela seis semanas antes de la vendimia. "
        "Tenemos fotos de dron y datos del clima desde 2019.",
        {
            "jurisdiction": "Spain",
            "in_eu": True,
            "history_months": 89,
            "wish": "predecir la cosecha en kilos por parcela seis semanas antes de la vendimia",
        },
        {
            "success_metric_target": "Bajar el error de 22% a 12% antes del 15 de agosto de 2027.",
            "budget": "18.000 euros.",
            "deadline": "8 meses.",
            "team_size_skills": "Una enóloga y un ingeniero que sabe Python.",
        },
        {
            "baseline": money(0.22, "share"),
            "target": money(0.12, "share"),
            "target_date": "2027-08-15",
            "budget": money(18000),
            "duration_months": 8,
            "python": True,
        },
        language="es",
    ),
    Trade(
        "bus company",
        "Our town runs 64 buses. Breakdowns on the road went up and each one costs us about 1,900 EUR. "
        "Workshop records since 2018, on-board diagnosis every 10 seconds. "
        "Can we predict which bus will break down next week?",
        {"output_kind": "yes_no", "history_months": 101, "units": 64},
        {
            "success_metric_target": "From 31 to at most 20 breakdowns a month by Q4 2027.",
            "decision_and_user": "The workshop leader can check 6 buses a week.",
            "label_delay": "We know it the next day.",
            "budget": "no budget, only our own hours",
        },
        {
            "baseline": {"value": 31, "unit": "breakdowns", "period": "month"},
            "capacity_number": 6,
            "capacity_period": "week",
            "label_delay_days": 1.0,
            "target_date": "2027-12-31",
            "budget": money(0),
        },
    ),
    Trade(
        "call centre",
        "We answer 9,000 calls a day for three insurers. The agents write a summary after each call, "
        "which takes 4 minutes. Could AI write the summary? Callers speak German and Turkish. No "
        "recordings may go to the cloud.",
        {"languages": ["de", "tr"], "output_kind": "text", "per_day": 9000, "data_may_leave": "never"},
        {
            "success_metric_target": "We want less than 1.5 minutes per call, in 9 months.",
            "latency_volume": "within 20 seconds after the call, 9,000 a day",
            "human_oversight": "The agent reads and corrects every summary.",
            "regulation_jurisdiction": "Germany, GDPR, and the works council has to agree.",
        },
        {
            "target": {"value": 1.5, "unit": "minutes", "period": None},
            "better": "lower",
            "latency_ms": 20000,
            "person_decides": True,
            "in_eu": True,
            "works_council": True,
        },
    ),
    Trade(
        "school",
        "We are a secondary school in Cali with 1.200 pupils; every year about 7% drop out. The "
        "counsellor can talk to 15 pupils a week. We have grades and attendance of five years.",
        {
            "jurisdiction": "Colombia",
            "in_eu": False,
            "positive_share": 0.07,
            "capacity_number": 15,
            "capacity_period": "week",
            "history_months": 60,
            "minors": True,
        },
        {
            "success_metric_target": "Dropouts from 7% to 5% in the school year 2027/28.",
            "fairness_groups": "Girls and boys, and pupils from rural areas.",
            "explainability_need": "Parents may ask why their child is on the list.",
            "existing_solution": "Nothing yet.",
        },
        {
            "baseline": money(0.07, "share"),
            "target": money(0.05, "share"),
            "groups_matter": True,
            "explanation_needed": True,
            "rule_result": "untried",
        },
    ),
    Trade(
        "bank",
        "A savings bank wants to catch card fraud. 2.1 million card payments a week, about 0.03% are "
        "fraudulent. Today fixed rules stop payments and many good customers complain.",
        {"rule_today": True, "positive_share": 0.0003, "per_day": 300000},
        {
            "cost_of_errors": "A missed fraud costs 340 EUR on average, a wrongly stopped payment about 12 EUR.",
            "latency_volume": "under 150 ms, at peak 70 payments a second",
            "retraining_feedback": "Fraudsters change their tricks every week.",
            "label_delay": "known 45 days later, when customers object",
        },
        {
            "cost_miss": money(340),
            "cost_false_alarm": money(12),
            "latency_ms": 150,
            "peak_per_second": 70,
            "adversaries": True,
            "label_delay_days": 45,
        },
    ),
    Trade(
        "port",
        "Puerto de Valparaíso: queremos pronosticar cuántos camiones llegan por hora en los próximos 3 "
        "días para planificar las grúas. Hoy el jefe de turno lo estima a ojo y se equivoca en un 25%.",
        {"output_kind": "number_over_time", "horizon_hours": 72, "error_today": money(0.25, "share"), "jurisdiction": "Chile"},
        {
            "cost_of_errors": "Si faltan grúas, una hora cuesta 400 dólares; si sobran, 150 dólares.",
            "horizon_granularity": "tres días, por hora",
            "budget": "60 millones de pesos",
            "personal_or_sensitive_data": "Sin datos personales.",
        },
        {
            "cost_under": money(400, "USD"),
            "cost_over": money(150, "USD"),
            "step": "hour",
            "budget": money(60e6, "CLP"),
            "personal_data": False,
        },
        language="es",
    ),
    Trade(
        "charity",
        "We are an NGO with 48,000 donors. Half of the letters we send are wasted money. Who will give "
        "again? Budget: £7,500, and we have until the end of March. One volunteer who knows Excel.",
        {"budget": money(7500, "GBP"), "deadline": "2027-03-31", "goal_money": True, "units": 48000},
        {
            "success_metric_target": "Double the response from 3% to 6%.",
            "data_access_rights": "The donors agreed to letters, the data must stay in house.",
            "cost_of_errors": "A needless letter costs 80 pence, a missed donor about £35.",
        },
        {
            "baseline": money(0.03, "share"),
            "target": money(0.06, "share"),
            "data_may_leave": "never",
            "cost_false_alarm": money(0.8, "GBP"),
            "cost_miss": money(35, "GBP"),
        },
    ),
    Trade(
        "newspaper",
        "Regional newspaper, 12 editors. We get 800 press releases a day and want to sort them into 23 "
        "topics. Everything that is political must be read by a person. Two developers, full-time.",
        {"classes": 23, "per_day": 800, "person_decides": True, "people": 2, "full_time": True, "output_kind": "one_of_k"},
        {
            "label_availability": "60,000 releases were tagged by hand, two editors agree on 85%.",
            "data_quality": "Many headlines are missing, and the same agency appears again and again.",
            "deadline": "15 May 2027",
        },
        {"label_count": 60000, "label_agreement": 0.85, "gaps": "many", "deadline": "2027-05-15"},
    ),
    Trade(
        "water utility",
        "We lose 18% of the drinking water through leaks. 340 pressure sensors send every 15 minutes "
        "since January 2022; the network is weak in the hills. We want to find bursts within a day.",
        {"devices": 340, "history_months": 59, "network": "weak"},
        {
            "cost_of_errors": "A burst that nobody notices costs 6,000 EUR, digging for nothing 700 EUR.",
            "label_availability": "Only 210 bursts were confirmed.",
            "success_metric_target": "Water loss from 18 % to 15 % until end of 2028",
        },
        {
            "cost_miss": money(6000),
            "cost_false_alarm": money(700),
            "positives": 210,
            "target": money(0.15, "share"),
            "target_date": "2028-12-31",
        },
    ),
    Trade(
        "clothing shop",
        "Online-Modehändler, in English: 30% of the parcels come back. We sell 4,500 parcels a day. The "
        "buyers would like to know before shipping which ones will be sent back. 70k euros, 10 months.",
        {"positive_share": 0.3, "per_day": 4500},
        {
            "decision_and_user": "Nobody can act on it yet.",
            "latency_volume": "once a day is enough",
            "fairness_groups": "none",
            "escalation_path": "nothing so far",
            "existing_solution": "we tried a size filter, it did not help",
        },
        {"somebody_acts": False, "answer_while_waiting": False, "groups_matter": False, "rule_result": "misses", "error_caught": False},
    ),
    Trade(
        "law firm",
        "Law firm, 30 lawyers. We have 22,000 contracts as PDF and want a tool that finds the notice "
        "period and the contract sum. Client secrets must never leave our servers. A lawyer has the last "
        "word.",
        {"data_may_leave": "never", "person_decides": True, "documents_count": 22000, "output_kind": "fields_of_documents"},
        {
            "success_metric_target": "98% of the notice periods right, at most 30 seconds per contract, by October 2027",
            "languages": "English and Dutch",
            "content_sources_freshness": "About 40 new contracts a month, the paralegals look after them.",
            "stakeholder_owner": "The managing director signs.",
        },
        {"target": money(0.98, "share"), "languages": ["en", "nl"], "owner": "managing director", "target_date": "2027-10-31"},
    ),
    Trade(
        "bakery",
        "Tenemos 14 panaderías en Monterrey y cada noche tiramos pan. ¿Podría una IA decirnos cuántas "
        "barras hornear mañana? Somos dos personas, medio tiempo. Nos dieron 300 mil pesos y 5 meses.",
        {"people": 2, "part_time": True, "budget": money(300000, "MXN"), "duration_months": 5, "sites": 14},
        {
            "data_sources_volume": "Ventas diarias por tienda de los últimos 3 años.",
            "cost_of_errors": "Un pan que sobra cuesta 4 pesos, uno que falta 9 pesos.",
            "current_process_baseline": "El encargado hornea lo mismo que la semana pasada.",
            "data_quality": "no sabemos",
        },
        {"history_months": 36, "cost_over": money(4, "MXN"), "cost_under": money(9, "MXN")},
        language="es",
    ),
    Trade(
        "farm robots",
        "Our weeding robots run in fields without any network. They must tell beet from weed in 30 ms on "
        "the device. 55,000 labelled pictures, 4 classes.",
        {"network": "none", "runs_on": "device", "latency_ms": 30, "label_count": 55000, "classes": 4},
        {
            "deployment_environment": "On the robot, a Jetson.",
            "connectivity_hardware": "12 robots, no signal, little memory.",
            "scope_mvp": "Start with one farm and one robot.",
        },
        {"runs_on": "device", "network": "none", "devices": 12, "device_limits": True},
    ),
)
