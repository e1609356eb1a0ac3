"""What a record can be asked about an incident."""

from dataclasses import replace

from onrecord.ask.check import check
from onrecord.ask.compare import compare, diff
from onrecord.ask.timeline import timeline
from onrecord.ask.why import why
from onrecord.model.document import Document
from onrecord.model.incident import Account, Incident, Source, lone_incident
from onrecord.pipeline import read_document

FIRST = "A bomb exploded at a market in Lyon on Monday, killing three people, police said. Police said the Blue Front planted the bomb."
LATER = "The bomb at a market in Lyon on Monday killed five people, the hospital told Radio Lumen. The Blue Front denied planting the bomb."


def account(name, text, published, outlet):
    record = read_document(Document(name, text, published=published, outlet=outlet, language="en"))
    return Account(record, record.main)


def incident(*accounts):
    figures = {**accounts[0].report.figures}
    keys = [a.key.document for a in accounts]
    sources = tuple(
        Source(a.key.document, a.document.outlet, a.document.published, tuple(k for k in keys if k != a.key.document)) for a in accounts
    )
    return Incident("i1", "main", accounts, figures, sources)


A, B = account("a", FIRST, "2026-03-03", "The Post"), account("b", LATER, "2026-03-05", "The Wire")


def test_why_gives_each_claim_with_its_words_and_who_says_it():
    answer = why(incident(A, B), "killed")
    assert [(t.claim.value.best, t.account.document.outlet, [v.who for v in t.voices]) for t in answer.testimonies] == [
        (3, "The Post", ["police"]), (5, "The Wire", ["the hospital", "Radio Lumen"]),
    ]  # fmt: skip
    assert [t.stands for t in answer.testimonies] == ["for", "apart"]
    for testimony in answer.testimonies:
        text = testimony.account.document.text
        assert all(text[span.start : span.end] == span.quote for span in testimony.claim.evidence)


def test_why_of_a_variable_that_nobody_tells_is_empty_and_not_zero():
    answer = why(incident(A), "arrested")
    assert (answer.figure, answer.testimonies, answer.voices) == (None, (), 0)


def test_two_reports_that_give_other_numbers_differ_and_those_of_one_place_do_not():
    found = {d.variable: d.relation for d in diff(A, B)}
    assert found["killed"] == "differs"
    assert found["where"] in ("same", "fits")


def test_a_report_that_is_silent_has_no_cell():
    silent = account("c", "A bomb exploded at a market in Lyon on Monday.", "2026-03-03", None)
    grid = compare(incident(A, silent))
    killed = next(row for row in grid.rows if row.variable == "killed")
    assert [cell is None for cell in killed.cells] == [False, True]
    assert {d.variable: d.relation for d in diff(A, silent)}["killed"] == "only_a"


def test_a_timeline_says_what_each_report_changed():
    moments = timeline(incident(B, A))
    assert [m.account.key.document for m in moments] == ["a", "b"]
    assert {t.variable: t.change for t in moments[0].told}["killed"] == "new"
    assert {t.variable: t.change for t in moments[1].told}["killed"] == "changed"


def test_a_copy_is_shown_as_one():
    copied = replace(incident(A, B), sources=tuple(Source(x, None, None, ()) for x in ("a", "b")))
    assert [m.copy_of for m in timeline(copied)] == [None, "a"]


def killing(name, day, published, killed, comparison=""):
    text = f"Gunmen shot dead {killed} farmers in Lyon on {day}. {comparison}"
    record = read_document(Document(name, text, published=published, language="en"))
    return lone_incident(record, record.main)


BEFORE = killing("old", "12 May 2024", "2024-05-13", 3)


def test_the_first_since_is_contradicted_by_a_like_incident_in_between():
    (finding,) = check(killing("new", "3 March 2026", "2026-03-05", 2, "It was the first such attack since 2019."), [BEFORE])
    assert (finding.verdict, finding.against, finding.since) == ("contradicted", (BEFORE.id,), "2020-01-01")


def test_the_first_since_stands_where_the_like_incident_came_before():
    (finding,) = check(killing("new", "3 March 2026", "2026-03-05", 2, "It was the first such attack since June 2024."), [BEFORE])
    assert (finding.verdict, finding.against) == ("stands", ())


def test_the_deadliest_is_measured_by_the_killed():
    (finding,) = check(killing("new", "3 March 2026", "2026-03-05", 5, "It was the deadliest attack in ten years."), [BEFORE])
    assert (finding.verdict, finding.measure, finding.looked_at) == ("stands", "killed", 1)
    (finding,) = check(killing("new", "3 March 2026", "2026-03-05", 2, "It was the deadliest attack in ten years."), [BEFORE])
    assert finding.verdict == "contradicted"


def test_an_empty_record_settles_nothing():
    (finding,) = check(killing("new", "3 March 2026", "2026-03-05", 2, "It was the first such attack since 2019."), [])
    assert finding.verdict == "unclear"
