"""The hurt of two sides, counted by two voices, are added up; claims are built by hand."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.document import Document
from onrecord.model.record import Claim, Sayer
from onrecord.model.span import Span
from onrecord.model.value import Count
from onrecord.pipeline import read_document
from onrecord.reconcile.figures import figures_of


def told(number, kind, by=None, at=0):
    sayer = Sayer(by, "other") if by else None
    words = (Span(at, at + 5, "words"),)
    return Claim(
        f"c{at}", "injured", Count(number, number, number), words, (), "asserted", None, sayer, hedged=False, confidence=0.8, of_kind=kind
    )


def read(text, language="en"):
    return read_document(Document("d", text, published="2026-04-20", language=language))


def figure(*claims):
    return figures_of(claims)["injured"]


def test_hurt_officers_by_one_voice_and_hurt_marchers_by_another_are_added_and_no_conflict():
    result = figure(told(4, "police", "the prefect"), told(9, "protesters", "the organisers", at=20))
    assert (result.best, result.low, result.high, result.rule, result.conflict) == (13, 13, 13, "sum-of-sides", False)
    assert "the prefect" in result.why
    assert "the organisers" in result.why


def test_a_single_officer_counts_beside_several_marchers():
    assert figure(told(1, "police"), told(9, "protesters", at=20)).best == 10


def test_two_voices_who_differ_over_one_side_are_a_conflict_of_the_sum():
    result = figure(told(4, "police", "the prefect"), told(7, "police", "a union", at=10), told(9, "protesters", at=20))
    assert (result.low, result.high, result.conflict) == (13, 16, True)


def test_where_somebody_counts_everyone_the_sides_are_not_added():
    result = figure(told(14, None, "a hospital"), told(4, "police", at=10), told(9, "protesters", at=20))
    assert result.best == 14


@given(st.integers(2, 500), st.integers(2, 500))
def test_the_order_in_which_the_sides_are_told_never_changes_the_sum(one, other):
    claims = told(one, "military"), told(other, "organised_rebels", at=20)
    turned = replace(claims[0], evidence=(Span(40, 45, "words"),)), claims[1]
    assert figure(*claims).best == figure(*turned).best == one + other


def test_the_ranks_in_which_people_were_hurt_are_whom_a_count_is_of():
    record = read(
        "Brawls broke out at a march in Lyon on Friday. Police said two officers were hurt. Medics counted a dozen injured among the marchers."
    )
    counted = [claim for claim in record.claims if claim.variable == "injured"]
    assert [(claim.value.best, claim.value.of) for claim in counted] == [(2, "officers"), (12, "marchers")]
    assert record.figures["injured"].best == 14


def test_french_ranks_are_read_as_well():
    text = "Des heurts ont éclaté samedi à Nantes lors d'une manifestation. Deux policiers ont été blessés, selon la préfecture. Les organisateurs font état d'une dizaine de blessés parmi les manifestants."
    record = read(text, language="fr")
    assert [claim.value.of for claim in record.claims if claim.variable == "injured"] == ["policiers", "manifestants"]
    assert (record.figures["injured"].best, record.figures["injured"].conflict) == (12, False)
