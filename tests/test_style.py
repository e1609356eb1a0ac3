"""House style that ruff does not hold: short modules, short functions, a docstring on each public name."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "onrecord"
MODULES = sorted(SOURCE.rglob("*.py"))
MODULE_LINES = 300
FUNCTION_LINES = 40


def name_of(path):
    return str(path.relative_to(SOURCE))


def definitions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_is_short_and_opens_with_what_it_is_for(path):
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MODULE_LINES
    assert ast.get_docstring(ast.parse(source))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_are_short(path):
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in definitions(path)
        if not isinstance(node, ast.ClassDef) and node.end_lineno - node.lineno >= FUNCTION_LINES
    }
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_public_names_say_what_they_mean(path):
    top = ast.parse(path.read_text(encoding="utf-8")).body
    members = [node for owner in top if isinstance(owner, ast.ClassDef) for node in owner.body]
    named = [node for node in [*top, *members] if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")]
    assert not [node.name for node in named if not ast.get_docstring(node)]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_argument_is_a_positional_boolean(path):
    found = [
        (node.name, argument.arg)
        for node in definitions(path)
        if not isinstance(node, ast.ClassDef)
        for argument in [*node.args.posonlyargs, *node.args.args]
        if isinstance(argument.annotation, ast.Name) and argument.annotation.id == "bool" and node.name != "_version"
    ]
    assert not found
