"""Ids that stay: a pure function of the incidents that were and the clusters that are."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.incident import ReportKey
from onrecord.project.identity import identify
from onrecord.store.incidents import Gone, Known


def group(*names):
    return frozenset(ReportKey(name, "r1") for name in names)


def after(named, clusters):
    """What the next run is told was before."""
    return {name: Known(named.born[name], cluster) for name, cluster in zip(named.ids, clusters, strict=True)}, named.gone


def step(before, *clusters):
    named = identify(*before, clusters)
    return named.ids, after(named, clusters)


NOTHING = ({}, {})


def test_an_id_stays_while_reports_come_in():
    (first,), state = step(NOTHING, group("a"))
    (second, other), _ = step(state, group("a", "b"), group("c"))
    assert second == first != other


def test_a_merge_keeps_the_older_id_and_the_other_leads_to_it():
    (old,), state = step(NOTHING, group("b"))
    (_, young), state = step(state, group("b"), group("a"))
    (left,), (_, gone) = step(state, group("a", "b"))
    assert left == old
    assert gone[young].into == old


def test_a_split_keeps_the_id_with_the_larger_part():
    (old,), state = step(NOTHING, group("a", "b", "c"))
    ids, _ = step(state, group("a"), group("b", "c"))
    assert ids[1] == old != ids[0]


def test_a_merge_that_is_undone_gives_both_ids_back():
    (one, two), state = step(NOTHING, group("a", "b"), group("c", "d"))
    _, state = step(state, group("a", "b", "c", "d"))
    ids, (_, gone) = step(state, group("a", "b"), group("c", "d"))
    assert ids == (one, two)
    assert gone == {}


def test_an_id_that_nothing_tells_any_more_is_kept_and_comes_back_with_its_reports():
    (one, two), state = step(NOTHING, group("a"), group("b"))
    _, state = step(state, group("a"))
    assert state[1] == {two: Gone(2, None, group("b"))}
    ids, _ = step(state, group("a"), group("b"))
    assert ids == (one, two)


def test_documents_that_are_read_anew_by_other_reports_keep_their_incidents():
    (one, two), state = step(NOTHING, group("a", "b"), group("c"))
    anew = [frozenset(ReportKey(key.document, "r9") for key in cluster) for cluster in (group("a", "b"), group("c"))]
    ids, _ = step(state, *anew)
    assert ids == (one, two)


def test_an_old_report_id_merges_nothing_by_its_document_alone():
    told = frozenset({ReportKey("a", "r1")}), frozenset({ReportKey("a", "r2")})
    (one, two), state = step(NOTHING, *told)
    ids, (_, gone) = step(state, frozenset({ReportKey("a", "r9")}))
    assert ids == (one,)
    assert gone[two].into is None


def test_a_new_id_is_never_one_that_was_used():
    (one,), state = step(NOTHING, group("a", "b", "c"))
    (kept,), state = step(state, group("b", "c"))
    ids, _ = step(state, group("a"), group("b", "c"))
    assert kept == one
    assert len(set(ids)) == 2


def clusters_of(labels):
    found = {}
    for k, label in enumerate(labels):
        if label:
            found.setdefault(label, set()).add(ReportKey(f"doc{k}", "r1"))
    return [frozenset(members) for members in found.values()]


HISTORY = st.lists(st.lists(st.integers(0, 4), min_size=8, max_size=8), min_size=1, max_size=6)


@given(HISTORY)
def test_through_any_history_ids_are_unique_and_old_ones_lead_somewhere_or_nowhere(history):
    state, ever = NOTHING, set()
    for labels in history:
        clusters = clusters_of(labels)
        ids, state = step(state, *clusters)
        incidents, gone = state
        assert len(set(ids)) == len(clusters)
        assert not set(incidents) & set(gone)
        ever |= set(ids)
        assert ever == set(incidents) | set(gone)
        for name in gone:
            seen = set()
            while name in gone and name not in seen:
                seen.add(name)
                name = gone[name].into  # noqa: PLW2901 (followed to its end)
            assert name is None or name in incidents


@given(HISTORY, st.randoms())
def test_the_order_of_clusters_changes_nothing(history, random):
    state = NOTHING
    for labels in history:
        clusters = clusters_of(labels)
        mixed = random.sample(clusters, len(clusters))
        ids, straight = step(state, *clusters)
        other, state = step(state, *mixed)
        assert dict(zip(clusters, ids, strict=True)) == dict(zip(mixed, other, strict=True))
        assert straight == state


@given(HISTORY)
def test_the_same_clusters_again_change_nothing(history):
    state = NOTHING
    for labels in history:
        _, state = step(state, *clusters_of(labels))
        _, again = step(state, *clusters_of(labels))
        assert again == state
