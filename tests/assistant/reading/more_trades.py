"""Conversations of more trades, written before they were read for the first time: how well reading carries over."""

from __future__ import annotations

from tests.assistant.reading.trades import Trade, money

MORE_TRADES = (
    Trade(
        "museum",
        "Good afternoon. Our museum gets 1,100 e-mails a week in English and Italian, three colleagues "
        "answer them and it takes about 2 days. Could a chatbot answer the easy ones from our website "
        "and leaflets? We'd have 25,000 euros until next summer.",
        {"languages": ["en", "it"], "per_day": 157.14, "human_today": True, "budget": money(25000), "deadline": "2027-06-21"},
        {
            "success_metric_target": "Half of the mails answered automatically by 1 July 2027, with no more than 3% wrong answers.",
            "content_sources_freshness": "About 300 pages, the communication team updates them every week.",
            "escalation_path": "Anything unclear goes to a colleague.",
            "languages": "Italian and English, a bit of French.",
        },
        {"target": money(0.5, "share"), "documents_count": 300, "content_changes_month": 4, "error_caught": True},
        language="en",
    ),
    Trade(
        "lift repair",
        "We repair lifts in 5 cities, 3,400 lifts. Around one in ten breaks down each year without "
        "warning. Door sensors report every hour since autumn 2022. Two of our engineers know some "
        "Python. Goal: 30% fewer breakdowns.",
        {"people": 2, "python": True, "target": money(-0.3, "relative")},
        {
            "cost_of_errors": "An unplanned breakdown costs roughly 800 EUR, an unnecessary visit 150 EUR.",
            "decision_and_user": "The dispatcher could schedule at most 25 extra visits a week.",
            "data_access_rights": "Data belongs to the building owners, contracts allow maintenance use.",
            "deployment_environment": "In the cloud is fine.",
            "label_delay": "We see it within two weeks.",
        },
        {
            "cost_miss": money(800),
            "cost_false_alarm": money(150),
            "capacity_number": 25,
            "data_may_leave": "freely",
            "label_delay_days": 14,
        },
        language="en",
    ),
    Trade(
        "biology class",
        "I teach biology and my class of 22 students wants to recognise mushrooms from phone photos as a "
        "school project. 10 weeks. No money.",
        {"students": True, "duration_months": 2.3, "budget": money(0)},
        {
            "data_sources_volume": "A public data set with 9,000 photos of 40 species.",
            "cost_of_errors": "Calling a poisonous mushroom edible could kill somebody.",
            "team_size_skills": "Me and four students who can program a little.",
            "success_metric_target": "At least 90% of the photos right.",
        },
        {"worst_harm": "people", "rights": "public", "rows": 9000, "target": money(0.9, "share")},
        language="en",
    ),
    Trade(
        "coffee growers",
        "Buenos días, somos una cooperativa de 310 caficultores en Huila. Queremos saber qué lotes van a "
        "tener roya. Tenemos fotos de hojas que toman los productores con el celular, unas 14.000, y un "
        "agrónomo que las clasificó. La señal en las fincas es mala.",
        {"jurisdiction": "Colombia", "network": "weak", "in_eu": False},
        {
            "success_metric_target": "Detectar el 85% de los lotes enfermos con máximo 10% de falsas alarmas para marzo de 2028.",
            "budget": "120 millones de pesos para el primer año.",
            "team_size_skills": "Dos ingenieros de sistemas y el agrónomo, medio tiempo.",
            "decision_and_user": "El agrónomo visita 20 fincas por semana.",
            "cost_of_errors": "No detectar la roya cuesta unos 2 millones de pesos por lote; una visita de más, 80 mil pesos.",
            "connectivity_hardware": "Celulares viejos y poca señal.",
        },
        {
            "target": money(0.85, "share"),
            "budget": money(120e6, "COP"),
            "cost_miss": money(2e6, "COP"),
            "cost_false_alarm": money(80000, "COP"),
            "capacity_number": 20,
        },
        language="es",
    ),
    Trade(
        "delivery",
        "hi there! delivery startup here. riders arrive late in 14% of orders and customers are annoyed. "
        "we do 22k orders a day in 9 cities. want better ETA predictions in the app, needs to be "
        "instant. 5 devs, 2 data scientists, full time.",
        {"per_day": 22000, "people": 7, "full_time": True, "answer_while_waiting": True},
        {
            "success_metric_target": "mean error from 9 minutes down to 6 by end of Q2 2027",
            "latency_volume": "max 100ms, peaks of 60 requests per second",
            "retraining_feedback": "traffic, weather, new restaurants every week",
            "data_quality": "GPS is missing for maybe 5% of the trips",
            "personal_or_sensitive_data": "addresses and rider locations",
        },
        {"latency_ms": 100, "peak_per_second": 60, "gaps": "some", "target_date": "2027-06-30", "personal_data": True},
        language="en",
    ),
    Trade(
        "tax office",
        "Tax office of a small canton in Switzerland. We receive 60,000 declarations a year on paper and "
        "scan them. Four people type in the numbers. Can this be automated? We must be able to explain "
        "each decision, and nothing may leave our network.",
        {"data_may_leave": "never", "explanation_needed": True, "jurisdiction": "Switzerland", "in_eu": False},
        {
            "current_process_baseline": "Typing takes 7 minutes per form and about 4% have a mistake.",
            "label_availability": "We have the typed values for the last six years.",
            "human_oversight": "Every doubtful field is checked by a clerk.",
            "stakeholder_owner": "The head of the tax office decides; the data protection officer has to agree.",
            "regulation_jurisdiction": "Swiss law, tax secrecy.",
        },
        {
            "error_today": money(0.04, "share"),
            "person_decides": True,
            "owner": "head of the tax office",
            "consent_of": "data protection officer",
        },
        language="en",
    ),
    Trade(
        "airline",
        "Una aerolínea pequeña: 38 vuelos al día. Cada mes pagamos 45.000 dólares en compensaciones por "
        "retrasos. ¿Se puede predecir qué vuelos se van a retrasar? Tenemos datos de vuelos desde 2018 y "
        "un equipo de tres analistas.",
        {"per_day": 38, "people": 3, "history_months": 101},
        {
            "success_metric_target": "De 45.000 a 30.000 dólares al mes en un año.",
            "data_quality": "Hay huecos durante la pandemia.",
            "existing_solution": "Nada.",
            "explainability_need": "Sí, al regulador.",
            "deadline": "antes de fin de 2027",
        },
        {
            "baseline": money(45000, "USD", "month"),
            "target": money(30000, "USD", "month"),
            "rule_result": "untried",
            "explanation_needed": True,
            "deadline": "2027-12-31",
        },
        language="es",
    ),
    Trade(
        "blood bank",
        "We are the night shift of a blood bank. O negative often runs out on weekends while other types "
        "expire. How many units should we order? Orders go out on Thursday for the following week. One "
        "analyst, R and SQL.",
        {"people": 1},
        {
            "cost_of_errors": "Running out can cost a life. An expired unit costs 210 dollars.",
            "horizon_granularity": "One week ahead, per blood type and day.",
            "success_metric_target": "Expired units from 9 percent to 5 percent, never out of O negative, by September 2027.",
            "fairness_groups": "No idea.",
            "budget": "We have none.",
        },
        {"worst_harm": "people", "target": money(0.05, "share"), "horizon_hours": 168},
        language="en",
    ),
    Trade(
        "film archive",
        "Film archive, 40,000 hours of old newsreels. Nobody can find anything. We want to search them "
        "by what is said and shown. The films may not be copied to foreign servers because of copyright.",
        {"data_may_leave": "never", "licence_limits": True},
        {
            "success_metric_target": "An editor finds a clip in under 5 minutes instead of 2 hours.",
            "data_sources_volume": "40,000 hours digitised, 120 TB.",
            "team_size_skills": "1 archivist, 1 IT person, a student helper.",
            "deadline": "18 months",
            "human_oversight": "Editors check before anything is published.",
        },
        {"storage_gb": 120000, "people": 3, "duration_months": 18, "person_decides": True, "better": "lower"},
        language="en",
    ),
)
