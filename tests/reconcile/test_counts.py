"""Claims are built by hand: the rules see nothing but claims."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.record import Claim, Sayer
from onrecord.model.span import Span
from onrecord.model.value import Count
from onrecord.reconcile.figures import figures_of


def told(
    low, high=-1, best=-1, *, by=None, at=0, status="asserted", part=False, running=False, entity=None, event=None, variable="injured"
):
    count = Count(low, low if high == -1 else high, low if best == -1 else best)
    span = Span(at, at + 5, "words")
    sayer = Sayer(by, "other") if by else None
    told_of = {"part": part, "running": running, "entity": entity}
    return Claim(
        f"c{at}", variable, count, (span,), (event,) if event else (), status, None, sayer, hedged=False, confidence=0.8, **told_of
    )


def figure(*claims):
    return figures_of(claims)[claims[0].variable]


def test_two_voices_with_numbers_that_cannot_both_be_true_are_a_conflict():
    result = figure(told(7, at=0), told(7, at=10), told(32, by="a union official", at=20))
    assert (result.best, result.low, result.high, result.conflict) == (7, 7, 32, True)
    assert result.against == ("c20",)
    assert "union official" in result.why


def test_a_number_inside_the_bounds_of_another_is_no_conflict():
    result = figure(told(12, by="police", at=0), told(10, None, 10, by="the mayor", at=10))
    assert result.best == 12
    assert not result.conflict


def test_the_number_of_more_voices_wins():
    result = figure(told(9, at=0), told(4, by="police", at=10), told(4, by="a hospital", at=20))
    assert (result.best, result.rule) == (4, "most-corroborated")


def test_a_part_is_never_added_nor_set_against_the_whole():
    result = figure(told(20, at=0), told(6, at=10, part=True))
    assert (result.best, result.low, result.high, result.conflict) == (20, 20, 20, False)


def test_the_last_running_toll_wins():
    result = figure(told(3, at=0), told(8, at=10, running=True), told(11, at=20, running=True))
    assert (result.best, result.rule) == (11, "latest-toll")


def test_counts_of_two_parties_in_one_breath_are_added():
    result = figure(told(3, at=0, entity="soldiers", event="e1"), told(2, at=20, entity="drivers", event="e1"))
    assert (result.best, result.rule) == (5, "sum-of-parties")


def test_persons_told_one_by_one_are_counted_once_each():
    claims = [told(1, at=0, entity="a"), told(1, at=10, entity="b"), told(1, at=20, entity="a")]
    assert (figure(*claims).best, figure(*claims).rule) == (2, "count-distinct")


def test_an_explicit_none_is_a_zero_and_not_a_silence():
    result = figure(told(0, at=0))
    assert (result.best, result.rule, result.conflict) == (0, "explicit-none", False)


def test_a_none_against_a_number_is_a_conflict():
    assert figure(told(2, at=0), told(0, by="police", at=10)).conflict


def test_a_denial_stays_and_shows():
    result = figure(told(5, by="villagers", at=0), told(5, by="the army", at=10, status="denied"))
    assert result.best == 5
    assert result.conflict
    assert result.against == ("c10",)


counts = st.integers(0, 500).flatmap(lambda n: st.sampled_from([(n, n, n), (n, None, n), (n, n + 9, None)]))


@given(st.lists(st.tuples(counts, st.sampled_from([None, "police", "a union"])), min_size=1, max_size=6), st.randoms())
def test_the_order_of_claims_never_changes_a_figure_and_bounds_are_ordered(rows, rng):
    claims = [told(*count, by=by, at=10 * k) for k, (count, by) in enumerate(rows)]
    shuffled = list(claims)
    rng.shuffle(shuffled)
    first, second = figure(*claims), figures_of(tuple(shuffled))["injured"]
    assert first == second
    present = [n for n in (first.low, first.best, first.high) if n is not None]
    assert present == sorted(present)
    assert set(first.claims) | set(first.against) == {c.id for c in claims}


def test_numbers_that_add_up_to_a_total_told_before_are_its_parts():
    total = told(9, None, by="an official", at=0, entity="c1", event="e1")
    parts = told(3, by="farmers", at=10, entity="c2", event="e2"), told(6, at=20, entity="c3", event="e3")
    result = figure(total, *parts, told(11, by="a resident", at=30, entity="c4"))
    assert (result.best, result.low, result.high, result.conflict) == (9, 9, None, False)


def test_a_bound_and_its_plain_number_together_are_held_against_another_number():
    result = figure(told(24, None, at=0), told(24, by="the ministry", at=10), told(37, by="the mayor", at=20))
    assert (result.best, result.conflict) == (24, True)


def test_a_number_far_above_another_voices_lower_bound_is_shown_against_it():
    at_least = told(14, None, 14, by="police", at=0)
    assert figure(at_least, told(31, by="the union", part=True, at=10)).against == ("c10",)
    assert not figure(at_least, told(16, by="the union", part=True, at=10)).conflict
    assert not figure(at_least, told(31, by="police", part=True, at=10)).conflict
