"""The page over HTTP: it comes up, keeps its port, hands out plans, asks for the password."""

import ast
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.errors import PortTaken
from assistant.plan.exports import EXPORTS
from assistant.planners.base import Said
from tests.ui.web.rental import Rental
from tests.ui.web.sample import BRIEF
from tests.ui.web.server import served
from ui.web import app
from ui.web.app import first_language
from ui.web.downloads import slug

WORD = "horse"


@pytest.fixture(scope="module")
def rental(tmp_path_factory: pytest.TempPathFactory) -> Rental:
    found = Rental(tmp_path_factory.mktemp("home"))
    list(found.session("bicycles & more").send(Said(text=BRIEF)))
    return found


@pytest.fixture(scope="module")
def address(rental: Rental) -> Iterator[str]:
    with served(rental) as found:
        yield found


def test_the_page_comes_with_its_style_its_policy_and_no_foreign_font(address: str) -> None:
    answer = httpx.get(address)
    assert answer.status_code == 200
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "--accent-soft" in answer.text
    assert "fonts.googleapis.com/css" not in answer.text


@pytest.mark.parametrize(("asked", "words"), [("es-ES,es;q=0.9", "Groundplan está arrancando"), ("de", "Groundplan is starting")])
def test_the_page_says_that_it_starts_before_anything_of_it_is_there(address: str, asked: str, words: str) -> None:
    answer = httpx.get(address, headers={"accept-language": asked})
    body = answer.text.partition("<body")[2]
    assert body.index('id="waking"') < body.index(words) < body.index("<gradio-app")
    assert int(answer.headers["content-length"]) == len(answer.content)


@pytest.mark.parametrize(
    ("shape", "kind", "ending", "words"),
    [
        ("md", "text/markdown", "plan.md", "# "),
        ("json", "application/json", "plan.json", '"groundplan-plan/1"'),
        ("html", "text/html", "plan.html", "@media print"),
        ("checklist.md", "text/markdown", "checklist.md", "- [ ] "),
        ("checklist.html", "text/html", "checklist.html", "\N{BALLOT BOX}"),
    ],
)
def test_a_plan_can_be_taken_along(rental: Rental, address: str, shape: str, kind: str, ending: str, words: str) -> None:
    rental.session("bicycles & more").rename("Spare parts: Ñandú's 2nd shop/yard")
    answer = httpx.get(f"{address}/download/{shape}", params={"project": "bicycles & more"})
    assert answer.headers["content-type"].startswith(kind)
    assert f'filename="spare-parts-nandu-s-2nd-shop-yard-{ending}"' in answer.headers["content-disposition"]
    assert words in answer.text


def test_a_shape_whose_media_type_nobody_named_is_a_file_all_the_same(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EXPORTS, "csv", lambda plan: plan.meta.plan_id)
    answer = httpx.get(f"{address}/download/csv", params={"project": "bicycles & more"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/octet-stream")
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ferry no-shows", "ferry-no-shows"),
        ("  Größe & Maß!  ", "große-maß"),
        ("../../etc/passwd", "etc-passwd"),
        ('a"b\nc;d', "a-b-c-d"),
        ("Меньше брака", "меньше-брака"),
        ("!!!", ""),
        ("word " * 40, "-".join(["word"] * 12)),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_title_becomes_part_of_a_file_name(title: str, name: str) -> None:
    assert slug(title) == name


@pytest.mark.parametrize(("shape", "project"), [("md", "never-said"), ("exe", "bicycles & more")])
def test_what_is_not_there_is_a_sentence(address: str, shape: str, project: str) -> None:
    answer = httpx.get(f"{address}/download/{shape}", params={"project": project})
    assert answer.status_code == 404
    assert answer.text.endswith(".")


def test_other_names_for_this_machine_are_refused(address: str) -> None:
    assert httpx.get(address, headers={"host": "rebound.example"}).status_code == 400


def test_with_a_password_nothing_is_shown_without_it(tmp_path: Path) -> None:
    paths, users = ("", "/config", "/download/md?project=x"), (None, ("", WORD))
    with served(Rental(tmp_path, GROUNDPLAN_PASSWORD=WORD)) as address:
        codes = [httpx.get(address + path, auth=user).status_code for path in paths for user in users]
    assert codes == [401, 200, 401, 200, 401, 404]


def test_a_port_in_use_is_told_before_anything_starts(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=str(port)) as taken:
            app.serve(Rental(tmp_path), port, "127.0.0.1")
    assert "GROUNDPLAN_PORT" in taken.value.remedy
    assert taken.value.exit_code == 3


def test_gradio_is_imported_inside_functions_of_one_module() -> None:
    tree = ast.parse(Path(app.__file__).read_text(encoding="utf-8"))
    top = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
    assert "gradio" not in top


@pytest.mark.parametrize(
    ("spoken", "language"),
    [("es-ES,es;q=0.9,en;q=0.8", "es"), ("es", "es"), ("ES-MX", "es"), ("en-GB,es;q=0.9", "en"), ("est-EE", "en"), ("", "en"), ("*", "en")],
)
def test_the_first_page_speaks_what_the_browser_asks_for_first(spoken: str, language: str) -> None:
    assert first_language(spoken) == language
