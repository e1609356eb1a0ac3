"""`onrecord doctor`: what is installed, and whether all that ships with the package is there."""

from __future__ import annotations

import platform
import sys
from importlib import resources
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Annotated, Any

import typer
from yaml import safe_load

from onrecord.cli.messages import complain
from onrecord.cli.output import whole_file
from onrecord.export.jsonl import json_line
from onrecord.model.ids import digest

Json = Annotated[bool, typer.Option("--json", help="The same as one line of JSON.")]

NEEDED = (
    *("gazetteer.sqlite", "lemmas-en.json.gz", "lemmas-fr.json.gz", "tagger-en.json.gz", "tagger-fr.json.gz"),
    *("reader-en.onnx", "reader-en.tokenizer.json", "reader-en.labels.json", "reader-en.links.npz"),
    *("reader-fr.onnx", "reader-fr.labels.json", "MODEL_CARD.md", "rarity.json.gz"),
)
LICENCES = {
    "onrecord": "Apache-2.0",
    "gazetteer.sqlite": "data from GeoNames (geonames.org), CC BY 4.0",
    "tagger-*.json.gz, lemmas-*.json.gz": "see LICENSE-tagger.md beside them",
    "reader-*": "see LICENSE-reader.md beside them",
    "rarity.json.gz": "see LICENSE-rarity.md beside it",
}


def doctor(*, json: Json = False) -> int:
    """Show versions, shipped data with their digests, languages and licences; exit 1 where something is missing."""
    found = examine()
    if json:
        with whole_file("-") as out:
            out.write(json_line(found))
    else:
        sys.stdout.write(_page(found))
    if found["missing"]:
        complain(f"missing from this installation: {', '.join(found['missing'])}", "install onrecord again")
        return 1
    return 0


def examine() -> dict[str, Any]:
    """What is installed, as plain data."""
    from onrecord.pipeline import LANGUAGES  # noqa: PLC0415 (takes a second, and no other command may wait for it)

    data = {entry.name: entry.read_bytes() for entry in resources.files("onrecord").joinpath("data").iterdir() if entry.is_file()}
    files = {name: {"bytes": len(data[name]), "sha256": digest(data[name])} for name in sorted(data) if not name.startswith("LICENSE")}
    packages = {name: _version(name) for name in _dependencies()}
    missing = [name for name in NEEDED if name not in data] + [name for name, found in packages.items() if found is None]
    return {
        "onrecord": _version("onrecord"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "languages": list(LANGUAGES),
        "packages": packages,
        "data": files,
        "reader": _card(data.get("MODEL_CARD.md", b"").decode("utf-8")),
        "licences": LICENCES,
        "missing": missing,
    }


def _card(text: str) -> dict[str, Any]:
    """What the model card says of itself ahead of its text: name, version, licence, scores; empty where it says nothing."""
    parts = text.split("---\n", 2)
    return dict(safe_load(parts[1])) if len(parts) == 3 and not parts[0] else {}


def _dependencies() -> list[str]:
    """Names of the packages that onrecord needs."""
    return sorted(
        line.split(";")[0].split("<")[0].split(">")[0].split("=")[0].strip()
        for line in requires("onrecord") or []
        if "extra ==" not in line
    )


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _page(found: dict[str, Any]) -> str:
    rows = [
        ("onrecord", found["onrecord"]),
        ("python", f"{found['python']} on {found['platform']}"),
        ("languages", ", ".join(found["languages"])),
    ]
    rows += [("package", f"{name} {installed or 'MISSING'}") for name, installed in found["packages"].items()]
    card = found["reader"]
    if card:
        rows.append(("reader", f"{card['name']} {card['version']}, {card['license']}"))
        rows += [
            ("reader", f"{language}: {', '.join(f'{name} {x}' for name, x in scores.items())}")
            for language, scores in card["scores"].items()
        ]
    rows += [("data", f"{name}  {one['bytes']:,} bytes  sha256 {one['sha256'][:16]}") for name, one in found["data"].items()]
    rows += [("licence", f"{name}: {licence}") for name, licence in found["licences"].items()]
    rows.append(("missing", ", ".join(found["missing"]) or "nothing"))
    return "".join(f"{name:12}{value}\n" for name, value in rows)
