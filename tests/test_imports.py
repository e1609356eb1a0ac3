"""Imports run downward only: model, the pure stages, what runs and stores, the command line. And a stage touches nothing outside."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "onrecord"
PURE = {"read", "normalise", "extract", "assemble", "reconcile", "link", "code", "ask", "screen"}
LEVELS = [
    {"model"},
    {"lexicons", "producer"},
    PURE,
    {"pipeline"},
    {"run", "store", "ingest", "export", "review", "evaluate", "project"},
    {"_api", "__init__"},
    {"web", "cli"},
]
LEVEL = {name: number for number, level in enumerate(LEVELS) for name in level}
OUTSIDE = {
    "socket",
    "urllib",
    "http",
    "random",
    "subprocess",
    "time",
    "requests",
    "httpx",
    "tempfile",
    "shutil",
    "multiprocessing",
    "secrets",
}
MODULES = sorted(SOURCE.rglob("*.py"))


def part_of(path):
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path):
    """Full names of the modules that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import in {path}"
            found.add(node.module)
    return found


def own_parts(path):
    return {name.split(".")[1] if "." in name else "__init__" for name in imported(path) if name.split(".")[0] == "onrecord"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_downward(path):
    part = part_of(path)
    assert part in LEVEL, f"{part} has no level yet: give it one here"
    upward = {other for other in own_parts(path) if other != part and LEVEL[other] > LEVEL[part]}
    assert not upward, f"{part} imports {sorted(upward)}"


@pytest.mark.parametrize(
    "path", [path for path in MODULES if part_of(path) in PURE | {"model"}], ids=lambda path: str(path.relative_to(SOURCE))
)
def test_stage_has_no_clock_no_randomness_no_network(path):
    assert not {name.split(".")[0] for name in imported(path)} & OUTSIDE
    names = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not names & {"print", "open", "input", "eval", "exec"}
