"""What the shipped course notes say: main terms, complete lists, corrected errors, lost pictures."""

from __future__ import annotations

import pytest

from tests.knowledge.notes_reader import folded, note_section, note_sections

# --- main terms and where they must stand --------------------------------------------------------------------------------

TERMS = {
    "course-facts": ["CS 329S", "Full Stack Deep Learning", "CS 229", "DESINST 240", "Saturday", "paper discussion", "multimodal"],
    "ml-system": ["Hardware", "Infrastructure", "Interface", "batch prediction", "online prediction", "laptop"],
    "why-projects-fail": ["success criteria", "60 out of 96", "85 %", "not the answer", "100 %"],
    "lifecycle-and-steps": ["Phase 1", "regression tests", "CRISP-DM", "problem definition", "exploratory data analysis"],
    "business-goals": ["financial", "sustainability", "KPI", "time-based"],
    "problem-framing": ["experience", "performance measure", "target variable", "retweeted"],
    "data-forms": ["audio", "structured data", "unstructured data", "datavizcatalogue.com", "clauswilke.com/dataviz"],
    "synthetic-data-and-privacy": ["proprietary", "physical asset", "GAN", "denoising", "anonymisation", "tensorflow/privacy"],
    "storage": ["NTFS", "object storage", "Amazon S3", "MySQL", "SQL", "HTAP", "schema on write", "schema on read", "ETL", "metadata"],
    "data-quality-and-challenges": [
        "garbage in",
        "duplicates",
        "cat breeds",
        "calibrated",
        "tf.random.set_seed",
        "vertical scaling",
        "weighted loss",
    ],
    "preparing-data": ["impute", "standardise", "streaming", "binning", "encoding", "augment"],
    "evaluation": ["test harness", "spot-checking", "epoch", "cross-validation", "ensembles", "microservice", "baseline"],
    "tools": ["TensorBoard", "MLflow", "Weights & Biases", "Neptune", "Comet", "Determined", "LangChain", "IBM Watson", "Alpaca"],
    "methods": [
        "waterfall",
        "product owner",
        "retrospective",
        "visual board",
        "pair programming",
        "build, measure, learn",
        "domain experts",
    ],
    "team": ["scarce", "practitioner", "researcher", "from scratch", "data engineer"],
    "devops-mlops-llmops": ["LLMOps", "FMOps", "CI/CD", "staging"],
    "learning-types-and-representation": [
        "reinforcement learning",
        "self-supervised",
        "embedding",
        "VAE",
        "RGB",
        "setosa",
        "best parameters",
    ],
    "transfer-learning": ["pre-trained", "freeze", "overfits", "federated learning", "multitask learning"],
    "transformers-and-llms": ["self-attention", "multi-head", "patches", "Karpathy", "feed-forward", "400 lines"],
    "training-debugging-and-patterns": [
        "vanishing gradients",
        "saturated",
        "hyperparameter",
        "container",
        "artifacts",
        "A Pattern Language",
    ],
    "releasing": ["canary release", "blue/green", "shadow deployment", "A/B testing", "inference pipeline", "scheduler pipeline"],
    "monitoring": ["data drift", "concept drift", "explainability", "alarm manager", "weather", "retraining"],
}


@pytest.mark.parametrize(("name", "term"), [(name, term) for name, terms in TERMS.items() for term in terms])
def test_a_main_term_of_the_course_stands_in_its_note(name: str, term: str) -> None:
    assert term.casefold() in folded(" ".join(section.text for section in note_sections(name)))


# --- lists are complete ------------------------------------------------------------------------------------------------

LISTS = {
    ("ml-system", "Machine learning system design"): ["Interface", "Data", "Algorithms", "Infrastructure", "Hardware"],
    ("why-projects-fail", "Four reasons for failure"): ["Scope", "No step into production", "Success criteria", "Team"],
    ("lifecycle-and-steps", "Four phases of an ML project"): ["Phase 1", "Phase 2", "Phase 3", "Phase 4"],
    ("business-goals", "Six types of business goals"): ["Financial", "Growth", "Employee", "Process", "Social", "Time-based"],
    ("data-quality-and-challenges", "Five common challenges in ML"): [
        "Data quality",
        "Reproducibility",
        "Data drift",
        "Scaling",
        "Multiple",
    ],
    ("data-quality-and-challenges", "Data quality and its four components"): ["Accuracy", "Completeness", "Consistency", "Timeliness"],
    ("preparing-data", "Data preprocessing"): ["Clean", "Partition", "Scale", "Unbias and balance", "Augment"],
    ("preparing-data", "Feature engineering"): ["Selection", "Transformation", "Creation", "Extraction"],
    ("evaluation", "Three ways to improve results"): ["Algorithm tuning", "Ensembles", "Extreme feature engineering"],
    ("tools", "Eight criteria for choosing tools"): [
        *("Problem", "Solution", "Deployment", "Capacity", "Experience", "Cost", "Hardware", "Software"),
    ],
    ("tools", "Experiment trackers compared"): ["TensorBoard", "MLflow", "Weights & Biases", "Neptune, Comet, Determined"],
    ("methods", "Four adaptations for ML projects"): ["Iterative", "Flexible", "Versioning", "Data scientists with domain experts"],
    ("learning-types-and-representation", "Supervised, unsupervised and reinforcement learning"): [
        "Supervised",
        "Unsupervised",
        "Reinforcement",
    ],
    ("learning-types-and-representation", "Embeddings"): ["Text", "Images", "Any data", "Users and products"],
    ("synthetic-data-and-privacy", "Five ways to make synthetic data"): [
        *("Simulation", "Random sampling", "Generative models", "Data augmentation", "Digital twin"),
    ],
    ("training-debugging-and-patterns", "Debugging and profiling"): ["Bottlenecks", "Overfitting", "Saturated", "Vanishing gradients"],
    ("training-debugging-and-patterns", "Nine parts of training and tuning"): [
        *(
            "Features",
            "Code",
            "Algorithm",
            "Training",
            "Debugging",
            "Validation",
            "Hyperparameter",
            "Training container",
            "Model artifacts",
        ),
    ],
    ("releasing", "Six deployment strategies"): ["Blue/green", "Canary", "A/B", "Shadow", "Inference pipeline", "Scheduler pipeline"],
    ("monitoring", "Three monitoring capabilities"): ["Model explainability", "Drift detection", "Model update pipeline"],
}


@pytest.mark.parametrize(("place", "names"), LISTS.items(), ids=lambda value: value[1] if isinstance(value, tuple) else "")
def test_a_list_names_all_its_items_in_order(place: tuple[str, str], names: list[str]) -> None:
    items = [line[2:] for line in note_section(*place).text.splitlines() if line.startswith("- ")]
    assert len(items) == len(names)
    for item, name in zip(items, names, strict=True):
        assert item.startswith(name)
        assert len(item) > len(name) + 5


PROBLEMS = {
    "customer churn": "classification",
    "fraud detection": "anomaly detection",
    "sentiment analysis": "natural language processing",
    "demand forecasting": "time series forecasting",
    "credit risk": "regression or classification",
    "image classification": "one picture gets one class",
    "recommendation systems": "collaborative filtering",
    "speech recognition": "deep learning",
    "predictive maintenance": "forecast an equipment failure",
    "object detection": "which objects",
    "personalised medicine": "genetic algorithms",
    "natural language translation": "sequence-to-sequence",
    "network intrusion": "classification",
    "time series anomaly": "anomaly detection",
    "customer segmentation": "clustering",
    "price optimisation": "reinforcement learning",
}


@pytest.mark.parametrize(("problem", "task"), PROBLEMS.items())
def test_each_business_problem_has_a_section_whose_first_line_names_its_task(problem: str, task: str) -> None:
    first_lines = {section.heading: folded(section.text.splitlines()[0]) for section in note_sections("business-problems-to-tasks")[1:]}
    assert len(first_lines) == len(PROBLEMS) == 16
    assert [problem in line and task in line for line in first_lines.values()].count(True) == 1


FALLACIES = [
    *("cherry picking", "data dredging", "cobra effect", "false causality", "sampling bias", "gambler's fallacy"),
    *("regression toward the mean", "overfitting", "publication bias", "survivorship bias", "gerrymandering"),
    *("hawthorne effect", "mcnamara fallacy", "danger of summary metrics"),
]


@pytest.mark.parametrize("fallacy", FALLACIES)
def test_each_fallacy_is_listed_and_has_a_section_with_an_example(fallacy: str) -> None:
    overview, *others = note_sections("fallacies")
    assert fallacy in folded(overview.text)
    section = next(section for section in others if section.heading.casefold() == fallacy)
    assert fallacy in folded(section.text.splitlines()[0])
    assert "Example:" in section.text or section.heading == "Overfitting"
    assert section.slide
    assert section.slide[1].split()[0].casefold() == fallacy.split(maxsplit=1)[0]


def test_the_overview_of_fallacies_counts_fifteen_with_simpson() -> None:
    text = folded(note_sections("fallacies")[0].text)
    assert "simpson's paradox" in text
    assert len(FALLACIES) + 1 == 15


LINKS = [
    *(
        "github.com/ageron/handson-ml",
        "asimovinstitute.org/neural-network-zoo",
        "github.com/tensorflow/privacy",
        "ml4devs.com/mlops-lifecycle",
    ),
    *("dailydoseofds.com", "jalammar.github.io/illustrated-transformer", "thecloudgirl.dev", "geckoboard.com", "digital-twins"),
]


@pytest.mark.parametrize("link", LINKS)
def test_a_link_of_the_course_stands_in_the_reading_list(link: str) -> None:
    assert link in " ".join(section.text for section in note_sections("where-to-read-on"))


# --- errors of the slides are corrected, lost pictures are not cited -----------------------------------------------------

CORRECTIONS = [
    ("fallacies", "Simpson's paradox", ["28.4 %", "18.6 %", "168", "372"]),
    ("fallacies", "Corrected numbers in the Simpson table", ["148 of 1200", "12.3 %", "272 of 1400", "372 of 2000"]),
    ("transfer-learning", "Two definitions of fine-tuning in the course", ["90 %", "newer one is right"]),
    ("monitoring", "Two definitions of data drift in the course", ["inputs", "target", "mixes"]),
    ("business-problems-to-tasks", "Personalised medicine", ["mix-up", "treatment effects"]),
    ("business-problems-to-tasks", "Fraud detection", ["too narrow", "classification"]),
    ("business-problems-to-tasks", "Price optimisation", ["safe trials", "regression"]),
    ("business-problems-to-tasks", "Speech recognition", ["technique", "sequence"]),
    ("business-problems-to-tasks", "Predictive maintenance", ["no exact task", "time until failure"]),
    ("business-goals", "Six types of business goals", ["lost the name", "fifth"]),
    ("course-facts", "Class days and workload", ["Thursday", "older edition", "Friday"]),
    ("why-projects-fail", "How many projects fail (60 % and 85 %)", ["must not be mixed", "source"]),
    ("tools", "Experiment trackers compared", ["2023", "check"]),
    ("tools", "MLflow and hosting today", ["no longer has to be self-hosted"]),
    ("learning-types-and-representation", "The formula on the predictive model slide", ["Y' = f(X)", "unknown"]),
    ("learning-types-and-representation", "Regression and classification", ["stock price", "weak example"]),
    ("evaluation", "Report on the test set only", ["sets are meant"]),
    ("data-quality-and-challenges", "A seed alone is not enough", ["GPU", "nondeterministic"]),
    ("transformers-and-llms", "Multi-head self-attention", ["typing error", "jalammar.github.io"]),
]


@pytest.mark.parametrize(("name", "heading", "phrases"), CORRECTIONS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_known_error_of_the_slides_is_corrected(name: str, heading: str, phrases: list[str]) -> None:
    text = folded(note_section(name, heading).text)
    for phrase in phrases:
        assert phrase.casefold() in text


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(168, 1200, 14.0), (270, 1800, 15.0), (568, 2000, 28.4), (372, 2000, 18.6), (148, 1200, 12.3)]
)
def test_the_corrected_percentages_follow_from_their_counts(part: int, whole: int, percent: float) -> None:
    assert round(100 * part / whole, 1) == percent
    text = note_section("fallacies", "Simpson's paradox").text + note_section("fallacies", "Corrected numbers in the Simpson table").text
    assert f"{percent:g} %" in text
    assert str(part) in text


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("lifecycle-and-steps", "The phases of CRISP-DM"),
        ("data-forms", "Looking at data: EDA"),
        ("ml-system", "What stands around a model in production"),
        ("ml-system", "AI, machine learning and deep learning"),
        ("ml-system", "Infrastructure around ML"),
        ("team", "Roles in an ML team"),
        ("storage", "Choosing a cloud store"),
        ("transfer-learning", "Multitask and federated learning"),
    ],
)
def test_what_the_course_shows_only_as_a_picture_comes_from_a_public_source(name: str, heading: str) -> None:
    section = note_section(name, heading)
    assert section.slide is None
    assert "picture" in section.text
