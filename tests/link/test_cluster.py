"""Clusters from scores alone."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.cluster import clusters_of


def test_a_pair_that_speaks_for_it_is_one_and_others_stand_alone():
    assert clusters_of("abc", {(0, 1): 2.0, (1, 2): -1.0}) == [[0, 1], [2]]


def test_a_chain_does_not_pull_together_what_speaks_against_each_other():
    assert clusters_of("abc", {(0, 1): 5.0, (1, 2): 4.0, (0, 2): -9.0}) == [[0, 1], [2]]


def test_many_pairs_that_were_not_compared_do_not_part_a_great_event():
    ring = {(k, k + 1): 9.0 for k in range(99)}
    assert clusters_of(range(100), ring) == [list(range(100))]


def test_two_members_of_one_owner_are_never_joined_by_scores():
    assert clusters_of("aba", {(0, 1): 5.0, (1, 2): 6.0}) == [[0], [1, 2]]


pairs = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1])


@given(st.dictionaries(pairs, st.floats(-10, 10)), st.sets(pairs, max_size=4), st.sets(pairs, max_size=4))
def test_each_is_in_one_cluster_and_what_cannot_be_one_is_not(scores, must, cannot):
    found = clusters_of("abcdefgh", scores, must=must, cannot=cannot)
    assert sorted(member for one in found for member in one) == list(range(8))
    assert not any(a in one and b in one for a, b in cannot for one in found)
    if not cannot:
        assert all(any(a in one and b in one for one in found) for a, b in must)


def test_two_groups_that_are_far_closer_in_themselves_than_to_each_other_are_two():
    inside = {(a, b): 9.0 for group in ((0, 1, 2), (3, 4, 5)) for a in group for b in group if a < b}
    between = {(a, b): 1.0 for a in (0, 1, 2) for b in (3, 4, 5)}
    assert clusters_of(range(6), inside | between) == [[0, 1, 2], [3, 4, 5]]
    assert clusters_of(range(6), inside | dict.fromkeys(between, 5.0)) == [[0, 1, 2, 3, 4, 5]]
    assert clusters_of(range(6), inside | between, must=[(0, 3)]) == [[0, 1, 2, 3, 4, 5]]
