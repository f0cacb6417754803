"""Tests of the house itself: packages, lock, make targets, layers, heavy imports, and the guard around the tests."""

import ast
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
MAY_IMPORT: dict[str, set[str]] = {
    "knowledge": set(),
    "assistant": {"knowledge"},
    "evals": {"knowledge", "assistant"},
    "ui": {"knowledge", "assistant", "evals"},
}
HEAVY = {
    "torch": {"torch"},
    "gradio": {"gradio"},
    "chromadb": {"chromadb"},
    "langchain": {"langchain", "langgraph"},
    "langchain-openai": {"langchain_core", "langchain_openai"},
    "sentence-transformers": {"sentence_transformers", "transformers"},
}
TARGETS = ("help", "run", "test", "check", "naughty", "bench", "bench-durability", "lock")
TEXT_FILES = {".py", ".md", ".yml", ".yaml", ".toml", ".lock", ".json", ".jsonl", ".css", ".js", ".html", ".txt", ".example", ""}


def project_files() -> Iterator[Path]:
    for folder, names, files in os.walk(ROOT):
        names[:] = [name for name in names if name == ".ci" or not name.startswith((".", "__pycache__", "build"))]
        yield from (Path(folder) / file for file in files if Path(file).suffix in TEXT_FILES and file != ".git")


def modules(*packages: str) -> list[Path]:
    return sorted(path for package in packages for path in (ROOT / package).rglob("*.py"))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> set[str]:
    """The top-level names of all that a file imports, also inside functions, but not for the type checker alone."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += node.orelse
        else:
            waiting += ast.iter_child_nodes(node)
    return found


def test_the_four_packages_are_named_and_there() -> None:
    assert set(PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == set(MAY_IMPORT)
    assert all((ROOT / package / "__init__.py").is_file() for package in MAY_IMPORT)


def test_the_command_leads_to_a_function() -> None:
    module, function = PYPROJECT["project"]["scripts"]["groundplan"].split(":")
    tree = ast.parse((ROOT / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8"))
    assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_no_file_imports_a_layer_above_its_own(package: str) -> None:
    forbidden = set(MAY_IMPORT) - MAY_IMPORT[package] - {package} | {"tests"}
    assert {short(path): above for path in modules(package) if (above := imported(path) & forbidden)} == {}


MODELS_ARE_MADE_IN = {"knowledge/model_export.py", "knowledge/reader_export.py", "evals/fit_reader.py"}


@pytest.mark.parametrize("heavy", HEAVY)
def test_a_heavy_package_is_imported_in_one_module_or_where_models_are_made(heavy: str) -> None:
    users = {short(path) for path in modules(*MAY_IMPORT) if imported(path) & HEAVY[heavy]}
    assert len(users) <= 1 or users <= MODELS_ARE_MADE_IN, users


def test_no_other_module_brings_a_heavy_package_in_when_it_is_imported() -> None:
    heavy = set().union(*HEAVY.values())
    light = [path for path in modules(*MAY_IMPORT) if not imported(path) & heavy and path.name != "__main__.py"]
    names = [short(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in light]
    program = f"import importlib, sys\nfor name in {names}: importlib.import_module(name)\nprint(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_every_python_file_says_its_purpose_first() -> None:
    trees = {short(path): ast.parse(path.read_text(encoding="utf-8")) for path in modules(*MAY_IMPORT, "tests")}
    assert [name for name, tree in trees.items() if tree.body and not ast.get_docstring(tree)] == []


def test_no_file_rests_on_what_lies_outside_the_project() -> None:
    outside = re.compile("|".join(["shared" + "/", "/work" + "/", r"/home/\w", r"/Users/\w", "[/]tmp/"]))
    hits = {short(path): found.group() for path in project_files() if (found := outside.search(path.read_text(encoding="utf-8")))}
    assert hits == {}


def test_the_lock_has_exact_pins_in_order_and_nothing_else() -> None:
    names = [line.split("==")[0] for line in PINS]
    assert [line for line in PINS if not re.fullmatch(r"[a-z0-9-]+==\d+(\.\d+)*(\.?(post|rc|b|a)\d+)?", line)] == []
    assert len(set(names)) == len(names)


def test_the_lock_leaves_out_what_only_a_graphics_card_or_a_builder_needs() -> None:
    assert [line for line in PINS if re.match(r"nvidia|cuda|triton|pip==|uv==", line)] == []


def test_the_lock_fits_what_the_project_asks_for() -> None:
    pins = dict(line.split("==") for line in PINS)
    asked = [Requirement(line) for line in PYPROJECT["project"]["dependencies"] + PYPROJECT["project"]["optional-dependencies"]["test"]]
    unmet = [str(one) for one in asked if not one.specifier.contains(pins.get(canonicalize_name(one.name), "0"))]
    assert unmet == []


def test_something_asks_for_each_package_of_the_lock() -> None:
    pins = [line.split("==")[0] for line in PINS]
    asked = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["project"]["optional-dependencies"]["test"]]
    asked += [line for pin in pins for line in metadata.requires(pin) or []]
    assert set(pins) - {canonicalize_name(Requirement(line).name) for line in asked} == set()


def test_make_alone_lists_every_target_with_its_purpose() -> None:
    program = shutil.which("make")
    if program is None:
        pytest.skip("make is not installed")
    done = subprocess.run([program, "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own Makefile
    listed = dict(line.removeprefix("  make ").split(maxsplit=1) for line in done.stdout.splitlines())
    assert tuple(listed) == TARGETS
    assert all(len(purpose) > 10 for purpose in listed.values())


def test_the_environment_is_built_anew_when_the_lock_or_the_project_changes() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "\n$(INSTALLED): requirements.lock pyproject.toml\n" in text
    assert {target for target in TARGETS if f"\n{target}: $(INSTALLED)" in text} == set(TARGETS) - {"help", "lock"}


def test_continuous_integration_runs_the_tests_and_then_the_checks() -> None:
    script = ROOT / ".ci" / "run"
    lines = script.read_text(encoding="utf-8").splitlines()
    assert os.access(script, os.X_OK)
    assert "set -euo pipefail" in lines
    assert [line for line in lines if line.startswith("make ")] == ["make test", "make check"]


@pytest.mark.parametrize("address", [("192.0.2.1", 9), ("example.org", 80), ("2001:db8::1", 443)])
def test_the_tests_cannot_connect_to_another_machine(address: tuple[str, int]) -> None:
    with pytest.raises(ConnectionRefusedError, match="stay on this machine"):
        socket.create_connection(address, timeout=1)


def test_the_tests_cannot_send_to_another_machine() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender, pytest.raises(ConnectionRefusedError, match=r"192\.0\.2\.1"):
        sender.sendto(b"x", ("192.0.2.1", 53))


def test_the_tests_can_reach_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        for name in ("127.0.0.1", "localhost"):
            socket.create_connection((name, server.getsockname()[1]), timeout=5).close()


def test_no_test_sees_the_settings_of_the_machine_it_runs_on() -> None:
    assert {name: text for name, text in os.environ.items() if name.startswith(("GROUNDPLAN_", "OPENAI_")) and text} == {}
