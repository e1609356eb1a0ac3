"""The log folded: the later decision holds, an undo is one more, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.decision import Decision
from onrecord.model.incident import ReportKey
from onrecord.review.state import fold

A, B, C = (ReportKey(name, "r1") for name in "abc")


def made(name, target, verdict, value=None):
    return Decision(name, target, verdict, value, "Ada", "2026-01-05T00:00:00Z")


def joined(name, verdict, *groups):
    return made(name, "incident:x", verdict, {"reports": [[[key.document, key.report] for key in group] for group in groups]})


def test_the_last_verdict_on_a_target_holds():
    state = fold([made("1", "claim:a#c1", "accept"), made("2", "claim:a#c1", "reject"), made("3", "claim:a#c2", "accept")])
    assert state.on("claim:a#c1").verdict == "reject"
    assert state.on("claim:a#c2").verdict == "accept"
    assert state.on("claim:a#c3") is None


def test_an_undo_brings_back_what_was_before():
    state = fold([made("1", "t", "accept"), made("2", "t", "reject"), made("3", "decision:2", "undo")])
    assert state.on("t").id == "1"
    assert state.undone == {"2"}


def test_an_undo_of_an_undo_brings_back_the_decision():
    log = [made("1", "t", "reject"), made("2", "decision:1", "undo"), made("3", "decision:2", "undo")]
    assert fold(log).on("t").id == "1"
    assert fold(log).undone == {"2"}


def test_a_merge_pairs_the_reports_of_one_with_those_of_the_other():
    state = fold([joined("1", "merge", [A, B], [C])])
    assert state.must == ((A, C), (B, C))
    assert state.cannot == ()


def test_a_later_split_holds_against_an_earlier_merge():
    state = fold([joined("1", "merge", [A], [B, C]), joined("2", "split", [A, B], [C])])
    assert state.must == ((A, B),)
    assert state.cannot == ((A, C), (B, C))


def test_a_merge_that_is_undone_pairs_nothing():
    assert fold([joined("1", "merge", [A], [B]), made("2", "decision:1", "undo")]).pairs == {}


LOG = st.lists(st.tuples(st.sampled_from(["accept", "reject", "undo"]), st.integers(0, 9)), max_size=12)


@given(LOG)
def test_what_is_undone_is_a_decision_before_its_undo(steps):
    log = [made(str(k), f"decision:{n}" if verdict == "undo" else f"t{n % 3}", verdict) for k, (verdict, n) in enumerate(steps)]
    state = fold(log)
    holding = {one.id for one in state.verdicts.values()}
    assert not holding & state.undone
    for k, one in enumerate(log):
        if one.verdict == "undo" and one.id not in state.undone and int(one.target[9:]) < k:
            assert one.target[9:] in state.undone
