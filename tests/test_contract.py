"""Whatever the text: one record, each span slices back, nothing raised, the contract kept."""

import importlib.util
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.document import Document
from onrecord.pipeline import read_document

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
CHECKER = SHARED / "bench" / "contract.py"
WORDS = "police protesters attacked killed injured seven 32 around Brest France said Monday night. , “ ” not bombing the a in by of were arrested reportedly union".split()  # fmt: skip
REPORT = (
    "Dockers and police clash in Brest, leaving nine injured\n\n"
    "About 200 dockers clashed with police in Brest on Monday night, according to the prefecture. Nine officers were injured.\n\n"
    "“We counted 14 injured colleagues,” Anna Kerbrat of the Harbour Police union told Radio Rade. No one was killed.\n"
)
ODD = {
    "empty": "", "white space": " \n\t\n ", "one mark": "”", "all upper": REPORT.upper(), "all lower": REPORT.lower(),
    "mojibake": REPORT.replace("“", "â€œ").replace("”", "â€\x9d"), "html rests": "<p>" + REPORT.replace("\n\n", "</p>&nbsp;<br/><p>"),
    "emoji": REPORT.replace("police", "👮🏽‍♀️ police"), "control": REPORT.replace(" ", "\x00", 3), "surrogate": REPORT + "\ud800",
    "one long word": "x" * 20_000, "open quotes": "“" * 500, "windows lines": REPORT.replace("\n", "\r\n"), "arabic": "قتل سبعة أشخاص في هجوم يوم الاثنين",
}  # fmt: skip


def spans_of(value: Any) -> list[dict[str, Any]]:
    """Every object with start, end and text, however deep."""
    if isinstance(value, list):
        return [span for item in value for span in spans_of(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.get("start") is not None and "end" in value and "text" in value else []
    return own + [span for item in value.values() for span in spans_of(item)]


def read(text: str, language: str | None = "en") -> dict[str, Any]:
    return read_document(Document("d", text, published="2024-05-08", language=language)).to_dict()


def check_spans(text: str, output: dict[str, Any]) -> None:
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans_of(output))
    assert all(claim["evidence"] for report in output["reports"] for claim in report["claims"])


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join), st.sampled_from(["en", "fr", "de"]))
@settings(max_examples=40)
def test_every_span_of_random_news_words_slices_back(text, language):
    check_spans(text, read(text, language))


@given(st.text(max_size=200))
@settings(max_examples=40)
def test_every_span_of_random_text_slices_back(text):
    check_spans(text, read(text))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_give_one_record_each(text):
    output = read(text)
    check_spans(text, output)
    assert output["schema"] == "onrecord/1"


def test_an_empty_text_tells_nothing():
    output = read("")
    assert (output["relevant"], output["reports"], output["events"]) == (False, [], [])


@pytest.mark.skipif(not CHECKER.is_file(), reason="needs the benchmarks' contract checker")
@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_the_benchmarks_checker_finds_no_violation(text):
    spec = importlib.util.spec_from_file_location("contract", CHECKER)
    assert spec is not None
    assert spec.loader is not None
    checker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(checker)
    output = json.loads(json.dumps(read(text)))
    assert checker.check(output, {"id": "d", "text": text}) == []
