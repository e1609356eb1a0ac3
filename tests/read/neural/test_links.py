import numpy as np

from onrecord.read.neural.links import NEAR, Candidate, candidate_pairs, chains, looks, pair_features

TYPES = ("none", "person", "place")
PAIR, OWN, LINK = 15, 10 + 3 + len(TYPES) + 1, 2


def mention(sentence, words, *, head=-1, type_="person", level="nominal", plural=False):
    words = tuple(words.split())
    return Candidate(sentence, 0, len(words), head % len(words), words, type_, level, plural)


def weights(**pair):
    """A scorer that adds up pair features: the same text, the same head."""
    table = np.zeros((PAIR, 1), dtype=np.float32)
    table[[0, 1], 0] = pair.get("text", 0.0), pair.get("head", 0.0)
    sides = {name: np.zeros((size, 1), dtype=np.float32) for name, size in (("later", LINK), ("earlier", LINK), ("both", LINK))}
    own = {name: np.zeros((OWN, 1), dtype=np.float32) for name in ("later_own", "earlier_own")}
    one, none = np.ones((1, 1), dtype=np.float32), np.zeros(1, dtype=np.float32)
    rest = {"inner_bias": none, "middle": one, "middle_bias": none, "outer": one[0], "outer_bias": np.array([-0.5], dtype=np.float32)}
    return {**sides, **own, "pair": table, **rest}


def chained(mentions, **pair):
    return chains(mentions, np.zeros((len(mentions), LINK), dtype=np.float32), weights(**pair), TYPES)


def test_a_mention_joins_the_best_one_before_it():
    mentions = [mention(0, "the mayor"), mention(0, "a guard"), mention(1, "The Mayor"), mention(2, "the old mayor")]
    assert chained(mentions, text=1.0) == [0, 1, 0, 3]
    assert chained(mentions, head=1.0) == [0, 1, 0, 0]


def test_without_a_good_antecedent_every_mention_is_alone():
    assert chained([mention(0, "the mayor"), mention(1, "the mayor")], text=0.4) == [0, 1]
    assert chained([]) == []


def test_the_same_head_is_found_far_back_and_others_only_near():
    mentions = [mention(0, "the mayor"), *(mention(i, f"thing{i}") for i in range(NEAR + 5)), mention(NEAR, "that mayor")]
    pairs = np.concatenate(list(candidate_pairs(looks(mentions, TYPES)))).tolist()
    last = len(mentions) - 1
    assert [last, 0] in pairs
    assert [last, 1] not in pairs
    assert [last, last - NEAR] in pairs


def test_features_tell_how_words_match_and_how_far_apart_they_are():
    mentions = [mention(0, "the National Farmers Front"), mention(2, "NFF"), mention(3, "the Front")]
    found = looks(mentions, TYPES)
    short, front = pair_features(found, np.array([[1, 0], [2, 0]])).tolist()
    assert short[5] == 1.0
    assert short[11] == np.float32(0.1)
    assert front[1] == front[3] == 1.0
    assert front[0] == front[5] == 0.0


def test_each_mention_s_own_features_have_one_column_a_fact():
    own = looks([mention(0, "she"), mention(0, "two men", plural=True)], TYPES).own
    assert own.shape == (2, OWN)
    assert own.sum(1).tolist() == [3.0, 4.0]
