"""Which reports are brought together, and that nothing but the reports decides it."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.compare import compare
from onrecord.link.linking import DECIDED, link
from onrecord.model.incident import ReportKey
from support.accounts import LEEDS, LYON, telling

AGAIN = (
    "Ambrose Tindall, 41, broke his wrist when dockers and stewards fought at Quarrington Wharf, Philippa Lorne said on Wednesday. "
    "Saint Olave infirmary let him go home. The quay is shut until Friday."
)
OTHER = (
    "A baker's van burned out in the market square of Lyon. Firemen said that nobody was in it, and that a cigarette may have been the cause. "
    "The owner, Hortense Vaillant, has run her shop for thirty years."
)
LATER = (
    "Ambrose Tindall, the crane driver whose wrist was broken at Quarrington Wharf in March, told the tribunal that stewards had struck first. "
    "Philippa Lorne is to be heard next week."
)
PEOPLE = {"people": ("ambrose tindall",), "principals": ("ambrose tindall",)}
FOUR = (
    telling("a", **PEOPLE),
    telling("b", AGAIN, published="2031-03-06", ages=(41,), **PEOPLE),
    telling("c", OTHER, places=(LYON,), towns=(LYON.geonameid,), act="fire", acts=("fire",), people=("hortense vaillant",)),
    telling("d", LATER, published="2031-06-20", day=None, **PEOPLE),
)


def groups(linking):
    return {frozenset(key.document for key in cluster.members) for cluster in linking.clusters}


def test_reports_of_one_incident_share_a_cluster_and_others_stand_alone():
    assert groups(link(FOUR)) == {frozenset("abd"), frozenset("c")}


def test_every_report_is_in_exactly_one_cluster():
    members = [key for cluster in link(FOUR).clusters for key in cluster.members]
    assert sorted(members) == sorted(one.key for one in FOUR)


def test_no_reports_make_no_clusters():
    assert link(()).clusters == ()


@given(st.permutations(FOUR))
def test_the_order_in_which_reports_come_changes_nothing(order):
    assert link(order) == link(FOUR)


def test_a_cluster_is_held_by_one_link_fewer_than_it_has_members_and_each_says_why():
    cluster = next(one for one in link(FOUR).clusters if len(one.members) == 3)
    assert len(cluster.links) == 2
    assert all(abs(sum(reason.weight for reason in one.reasons) - one.score) < 1e-9 for one in cluster.links)
    assert any(reason.feature.startswith("people") for one in cluster.links for reason in one.reasons)


def test_members_stand_in_the_order_of_publication():
    cluster = next(one for one in link(FOUR).clusters if len(one.members) == 3)
    assert [key.document for key in cluster.members] == ["a", "b", "d"]


def test_what_must_not_be_one_is_not():
    a, b = FOUR[0].key, FOUR[1].key
    assert all({a, b} - set(one.members) for one in link(FOUR, cannot=[(a, b)]).clusters)


def test_what_must_be_one_is_and_says_that_it_was_decided():
    a, c = FOUR[0].key, FOUR[2].key
    linking = link(FOUR, must=[(c, a)])
    cluster = next(one for one in linking.clusters if c in one.members)
    assert a in cluster.members
    assert any(reason.feature == DECIDED for one in cluster.links for reason in one.reasons)


def test_what_cannot_be_one_goes_before_what_must():
    a, c = FOUR[0].key, FOUR[2].key
    assert all({a, c} - set(one.members) for one in link(FOUR, must=[(a, c)], cannot=[(c, a)]).clusters)


def test_decisions_about_reports_that_are_not_here_are_left_alone():
    gone = ReportKey("gone", "r")
    assert link(FOUR, must=[(gone, FOUR[0].key)], cannot=[(gone, FOUR[1].key)]).clusters == link(FOUR).clusters


def test_two_reports_of_one_document_are_never_brought_together_by_evidence():
    twice = replace(FOUR[0], key=ReportKey("a", "s"), kind="other")
    assert all(len({key.document for key in one.members}) == len(one.members) for one in link([*FOUR, twice]).clusters)


def test_people_may_bring_two_reports_of_one_document_together():
    twice = replace(FOUR[0], key=ReportKey("a", "s"), kind="other")
    linking = link([FOUR[0], twice], must=[(FOUR[0].key, twice.key)])
    assert len(linking.clusters) == 1


def test_a_linking_that_goes_on_from_another_is_the_same_as_one_of_all_at_once():
    before = link(FOUR[:3])
    assert link(FOUR, previous=before) == link(FOUR)


def test_a_report_that_was_read_anew_is_compared_anew():
    changed = replace(FOUR[2], key=FOUR[1].key)
    assert link([FOUR[0], changed], previous=link(FOUR[:2])) == link([FOUR[0], changed])


def test_an_incident_told_as_what_was_before_is_followed():
    strike = telling("e", OTHER, day="2031-03-09", act="strike", acts=("strike",), people=("hortense vaillant",))
    mention = telling("e", "", kind="background", report="s", **PEOPLE, towns=(), sites=("quarrington wharf",))
    known = [replace(one, sites=("quarrington wharf",)) for one in FOUR[:2]]
    linking = link([*known, strike, mention])
    assert linking.follows == ((strike.key, mention.key),)


def test_a_pair_compares_alike_from_both_sides():
    assert compare(FOUR[0], FOUR[1]).score == compare(FOUR[1], FOUR[0]).score


def test_a_pair_far_apart_in_time_is_linked_by_rare_names():
    assert compare(FOUR[0], FOUR[3]).score > 0


def test_the_same_words_about_another_town_weigh_less():
    elsewhere = replace(FOUR[1], places=(LYON,), towns=(LYON.geonameid,))
    assert compare(FOUR[0], elsewhere).score < compare(FOUR[0], FOUR[1]).score


WORDS = "harbour stewards quay dockers crane wrist tribunal market van baker olive lantern gravel pilot saddle copper".split()


@st.composite
def many(draw):
    count = draw(st.integers(2, 9))
    made = []
    for k in range(count):
        text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=12)))
        day = draw(st.sampled_from(["2031-03-04", "2031-03-05", "2031-04-20", None]))
        place = draw(st.sampled_from([LEEDS, LYON]))
        made.append(telling(f"d{k}", text, day=day, places=(place,), towns=(place.geonameid,)))
    return made


@given(many(), st.randoms(use_true_random=False), st.integers(1, 8))
@settings(max_examples=30)
def test_order_and_arrival_change_nothing(tellings, random, some):
    mixed = random.sample(tellings, len(tellings))
    assert link(mixed) == link(tellings)
    assert link(tellings, previous=link(mixed[:some])) == link(tellings)


@given(many())
@settings(max_examples=20)
def test_chains_of_decisions_hold(tellings):
    keys = [one.key for one in tellings]
    assert len(link(tellings, must=list(pairwise(keys))).clusters) == 1
    apart = [(a, b) for a in keys for b in keys if a < b]
    assert len(link(tellings, cannot=apart).clusters) == len(keys)
