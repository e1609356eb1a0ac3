import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.neural.decode import bio, runs, tree

LABELS = ("O", "B-a", "I-a", "B-b", "I-b")


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
@settings(max_examples=40)
def test_heads_form_one_tree_with_one_root(size, seed):
    scores = np.random.default_rng(seed).normal(size=(size + 1, size + 1)).astype(np.float32)
    heads = tree(scores)
    assert heads.count(0) == 1
    for word in range(1, size + 1):
        at, seen = word, set()
        while at:
            assert at not in seen
            seen.add(at)
            at = heads[at - 1]


@given(st.integers(1, 9), st.integers(0, 2**32 - 1))
@settings(max_examples=40)
def test_an_inside_follows_its_own_begin(size, seed):
    scores = np.random.default_rng(seed).normal(size=(2, size, len(LABELS))).astype(np.float32)
    sizes = np.array([size, max(1, size - 2)])
    for path, length in zip(bio(scores, sizes), sizes, strict=True):
        assert not path[length:].any()
        assert all(end <= length for _, end, _ in runs(path, LABELS))
        for before, label in zip([0, *path.tolist()], path.tolist(), strict=False):
            assert label % 2 or label == 0 or before in (label - 1, label)


def test_the_best_path_may_beat_the_best_label_of_each_word():
    scores = np.zeros((1, 2, len(LABELS)), dtype=np.float32)
    scores[0, 0, 1], scores[0, 0, 0], scores[0, 1, 2] = 1.0, 1.5, 2.0
    assert runs(bio(scores, np.array([2]))[0], LABELS) == [(0, 2, "a")]
