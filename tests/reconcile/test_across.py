"""Figures over several documents: by named rules, copies are one voice, and no order matters."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.incidents import incident_of
from onrecord.model.incident import claim_key
from onrecord.model.span import Span
from onrecord.reconcile.across import DIED, RULES, UNTOLD, figures_across
from support.accounts import STORY, account, counted, victim

OWN = "Nine stewards stood at the gates of Quarrington on Wednesday, and two windows of the office were boarded up, our reporter saw there."


def three():
    return [
        account("a", counted(3, by="police", kind="police"), published="2031-03-05"),
        account("b", counted(3), published="2031-03-05"),
        account("c", counted(5, by="a neighbour", kind="resident"), published="2031-03-05"),
    ]


def killed(accounts, rule="most-corroborated", **more):
    return figures_across(accounts, rule, **more)["killed"]


def test_what_most_voices_tell_stands_and_the_other_is_against_it():
    figure = killed(three())
    assert (figure.best, figure.low, figure.high, figure.conflict) == (3, 3, 5, True)
    assert figure.against == (claim_key("c", "c0"),)
    assert "neighbour" in figure.why


def test_a_rule_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="most-corroborated"):
        figures_across(three(), "loudest")


def test_the_official_who_spoke_last_decides_where_that_is_the_rule():
    later = [*three(), account("d", counted(4, by="the hospital", kind="medical"), published="2031-03-07")]
    assert killed(later, "latest-official").best == 4


def test_where_no_official_spoke_the_last_number_decides():
    told = [account("a", counted(3)), account("b", counted(2), published="2031-03-08")]
    assert killed(told, "latest-official").best == 2


def test_the_lowest_number_without_a_hedge_is_chosen_where_that_is_the_rule():
    told = [account("a", counted(4)), account("b", counted(2, hedged=True)), account("c", counted(3))]
    assert killed(told, "lowest-credible").best == 3


def test_the_widest_range_holds_all_that_is_told():
    told = [*three(), account("d", counted(90))]
    figure = killed(told, "widest-range")
    assert (figure.best, figure.low, figure.high) == (3, 3, 90)
    assert killed(told).high == 5


def test_a_toll_that_rose_takes_the_place_of_the_lower_one_however_many_told_that():
    early = [account(name, counted(3), published="2031-03-05") for name in "abc"]
    assert killed([*early, account("d", counted(6), published="2031-03-07")]).best == 6


def test_the_rule_of_a_toll_that_rose_says_that_it_is_the_latest():
    told = [account("a", counted(2)), account("b", counted(2)), account("c", counted(4), published="2031-03-08")]
    assert killed(told).rule == "latest-toll"
    assert "rule latest-toll" in killed(told).why
    assert killed(told[:2]).rule == "most-corroborated"


def test_a_number_told_as_a_correction_takes_the_place_of_those_of_before_although_it_is_lower():
    early = [account(name, counted(12), published="2031-03-05") for name in "abc"]
    corrected = replace(counted(11, words="revised down the number of dead to 11"), running=True)
    figure = killed([*early, account("d", corrected, published="2031-03-09")])
    assert (figure.best, figure.rule) == (11, "latest-toll")
    assert killed([*early, account("d", counted(11), published="2031-03-09")]).best == 12


def two_voices(name, own=40, other=120, *, published="2031-03-05"):
    """A document whose police and union give different numbers; the police's is told by two of its voices, and is its own figure."""
    police = counted(own, by="police", kind="police", variable="participants")
    prefect = counted(own, by="the prefect", kind="government", at=40, variable="participants")
    return account(name, police, prefect, counted(other, by="the union", kind="union", at=80, variable="participants"), published=published)


def came(accounts, rule="most-corroborated", **more):
    return figures_across(accounts, rule, **more)["participants"]


def test_another_voice_in_a_document_stands_beside_its_own_figure_and_is_against_it():
    figure = came([two_voices("a")])
    assert (figure.best, figure.high) == (40, 40)
    assert "the union in a.example says 120" in figure.why
    assert figure.conflict


def test_what_another_voice_in_a_document_says_counts_for_those_who_say_the_same():
    told = [two_voices("a"), account("b", counted(120, variable="participants"))]
    assert came(told).best == 120
    assert claim_key("a", "c80") in came(told).claims


def test_the_voices_beside_each_other_are_chosen_from_by_the_rule():
    union = [account("a", *(counted(120, by=who, kind="union", at=k, variable="participants") for k, who in enumerate(("one union", "another"))),
                     counted(40, by="police", kind="police", at=80, variable="participants"))]  # fmt: skip
    assert came(union).best == 120
    assert came(union, "latest-official").best == came(union, "lowest-credible").best == 40
    assert (came(union, "widest-range").low, came(union, "widest-range").high) == (40, 120)


def test_a_copy_adds_none_of_the_voices_in_it():
    told, copy = [two_voices("a"), account("c", counted(55, variable="participants"))], two_voices("b", published="2031-03-06")
    assert came([*told, copy], voices={"a": "a", "b": "a", "c": "c"}).best == came(told, voices={"a": "a", "c": "c"}).best


def test_a_number_goes_before_people_told_one_by_one():
    one_by_one = [account(name, counted(1, entity="x"), victim("Ann Quill")) for name in "ab"]
    assert killed([*one_by_one, account("c", counted(2))]).best == 2


def test_people_told_one_by_one_are_as_many_as_have_names_of_their_own():
    told = account("a", counted(1, entity="x"), counted(1, at=40, entity="y"), victim("Ann Quill"), victim("Quill", at=600))
    assert killed([told, account("b", counted(1, entity="x"), victim("Ann Quill"))]).best == 1


def test_who_is_told_injured_and_later_dead_is_counted_among_the_dead():
    early = account("a", counted(1, variable="injured", entity="x"), victim("Ann Quill", outcome="injured"), published="2031-03-05")
    late = account("b", counted(1, entity="x"), victim("Ann Quill"), published="2031-03-08")
    figures = figures_across([early, late])
    assert figures["killed"].best == 1
    assert (figures["injured"].best, figures["injured"].rule) == (0, DIED)
    assert figures["injured"].against == (claim_key("a", "c0"),)


def test_another_person_who_was_injured_stays_injured():
    early = account("a", counted(1, variable="injured", entity="x"), victim("Tom Holt", outcome="injured"), published="2031-03-05")
    late = account("b", counted(1, entity="x"), victim("Ann Quill"), published="2031-03-08")
    assert figures_across([early, late])["injured"].best == 1


def test_what_is_told_in_passing_counts_where_nobody_tells_it_in_full():
    passing = account("a", counted(9), kind="background")
    assert killed([passing, account("b", counted(3))]).best == 3
    assert killed([passing]).best == 9


def test_silence_is_no_zero():
    assert "killed" not in figures_across([account("a", counted(2, variable="injured")), account("b")])


def test_nobody_killed_is_a_figure_of_zero():
    assert killed([account("a", counted(0)), account("b")]).best == 0


def test_copies_are_one_voice():
    copies = [account(name, counted(5), text=STORY, published="2031-03-05") for name in "abc"]
    own = [
        account("d", counted(3), text=OWN),
        account("e", counted(3), text=OWN.upper() + " It rained all day long in the whole of the town."),
    ]
    told = incident_of([*copies, *own])
    assert told.sources[0].independent_of == ("d", "e")
    assert all({"a", "b", "c"}.isdisjoint(one.independent_of) for one in told.sources if one.document in "abc")


counts = st.builds(
    lambda best, official, variable: (best, official, variable), st.integers(0, 9), st.booleans(), st.sampled_from(["killed", "injured"])
)
days = st.sampled_from(["2031-03-04", "2031-03-05", "2031-03-07", "2031-04-01"])
TEXTS = [
    STORY,
    OWN,
    "",
    "Rain fell on the pilots' strike at the gravel works, where a lantern burned all night and the saddle makers sang.",
]


@st.composite
def incidents(draw):
    made = []
    for k in range(draw(st.integers(1, 5))):
        told = [
            counted(
                best, by="police" if official else None, kind="police" if official else None, at=40 * n, variable=variable, entity=f"x{n}"
            )
            for n, (best, official, variable) in enumerate(draw(st.lists(counts, max_size=3)))
        ]
        told = [
            replace(c, running=True, evidence=(Span(c.evidence[0].start, c.evidence[0].start + 14, "revised it to "),))
            if draw(st.booleans())
            else c
            for c in told
        ]
        made.append(account(f"d{k}", *told, published=draw(days), text=draw(st.sampled_from(TEXTS)), outlet="one.example"))
    return made


@given(incidents(), st.randoms(use_true_random=False), st.sampled_from(RULES))
@settings(max_examples=60)
def test_the_order_of_arrival_never_changes_a_figure(accounts, random, rule):
    mixed = random.sample(accounts, len(accounts))
    assert incident_of(mixed, rule=rule, id="i") == incident_of(accounts, rule=rule, id="i")


@given(incidents(), st.data(), st.sampled_from(RULES))
@settings(max_examples=60)
def test_a_copy_of_a_story_never_changes_a_figure(accounts, data, rule):
    worded = [one for one in accounts if one.document.text]
    if not worded:
        return
    original = data.draw(st.sampled_from(worded))
    doc = replace(original.document, id="z-copy", published="2031-09-01", outlet="two.example")
    copy = replace(original, record=replace(original.record, document=doc))
    before, after = (incident_of(some, rule=rule).figures for some in (accounts, [*accounts, copy]))
    assert after == before


@given(incidents(), st.sampled_from(RULES))
@settings(max_examples=60)
def test_a_range_holds_its_best_and_claims_are_for_or_against(accounts, rule):
    for figure in figures_across(accounts, rule).values():
        assert not set(figure.claims) & set(figure.against)
        if figure.best is not None:
            assert (figure.low or 0) <= figure.best
            assert figure.high is None or figure.best <= figure.high


def test_who_is_told_hurt_by_one_and_by_others_not_at_all_was_not():
    one = account("a", counted(1, entity="x"), counted(1, variable="injured", entity="y", at=200))
    others = [account(name, counted(1, entity="x")) for name in ("b", "c")]
    figure = figures_across([one, *others])["injured"]
    assert (figure.best, figure.low, figure.high, figure.rule) == (0, 0, 1, UNTOLD)
    assert figures_across([one])["injured"].best == 1


def test_a_number_of_people_hurt_is_not_outweighed_by_silence():
    told = [
        account("a", counted(1, entity="x"), counted(3, variable="injured", at=200)),
        *(account(n, counted(1, entity="x")) for n in "bc"),
    ]
    assert figures_across(told)["injured"].best == 3


def test_a_number_far_above_the_people_whom_others_tell_is_of_more_than_this():
    told = [account("a", counted(1, entity="x")), account("b", counted(19))]
    figure = killed(told)
    assert (figure.best, figure.against) == (1, (claim_key("b", "c0"),))
    assert killed([*told, account("c", counted(19))]).best == 19


def test_of_people_told_one_by_one_the_fewest_stand():
    three = account(
        "a",
        *(counted(1, entity=n, at=40 * k) for k, n in enumerate("xyz")),
        victim("Ann Quill", entity="x"),
        victim("Bo Ash", entity="y", at=600),
        victim("Cy Holt", entity="z", at=700),
    )
    one = account("b", counted(1, entity="x"), victim("Ann Quill", entity="x"))
    assert killed([three]).best == 3
    assert killed([three, one]).best == 1
