"""Every code block in README and docs runs, and prints what stands there."""

import doctest
import re
from pathlib import Path

import pytest
from sybil.document import Document
from sybil.parsers.markdown import PythonCodeBlockParser
from typer.main import get_command

from onrecord import _api
from onrecord.cli.app import app
from support.console import BLOCK, ROOT, played, workplace

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ISSUE_CODE = re.compile(r"Issue\(\s*\"([a-z-]+)\"")
MODULES = sorted((ROOT / "src" / "onrecord").rglob("*.py"))


def name_of(path):
    return str(Path(path).relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_python_blocks_run(page, tmp_path, monkeypatch):
    monkeypatch.chdir(workplace(tmp_path))
    for example in Document.parse(str(page), PythonCodeBlockParser()):
        example.evaluate()


@pytest.mark.parametrize("page", [page for page in PAGES if BLOCK.search(page.read_text(encoding="utf-8"))], ids=name_of)
def test_console_blocks_print_what_stands_there(page, tmp_path):
    for found in BLOCK.finditer(page.read_text(encoding="utf-8")):
        assert found[0] == played(found[0], workplace(tmp_path)), "make examples rewrites the outputs"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_there_are_no_blocks_that_do_not_run(page):
    fences = re.findall(r"^```(.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(fences[::2]) <= {"console", "python", "sh"}
    assert set(fences[1::2]) <= {""}


def test_targets_named_in_the_readme_can_be_made():
    block = re.search(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert block.split("\n")[:-1] == ["make demo", "make test"]
    assert all(re.search(rf"^{line.split()[1]}:", makefile, re.MULTILINE) for line in block.splitlines())


def test_demo_is_the_report_of_the_readme():
    demo = re.search(r"^demo:.*\n\t@\$\(BIN\)/(.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1]
    assert f"$ {demo} | head" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_issue_code_is_explained():
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", (ROOT / "docs" / "issues.md").read_text(encoding="utf-8"), re.MULTILINE))
    raised = {code for path in MODULES for code in ISSUE_CODE.findall(path.read_text(encoding="utf-8"))}
    assert raised == explained


def test_every_command_is_documented():
    pages = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert all(f"onrecord {name}" in pages for name in get_command(app).commands)


def test_links_between_pages_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+\.md)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"


def test_examples_in_docstrings_run():
    assert doctest.testmod(_api).failed == 0
