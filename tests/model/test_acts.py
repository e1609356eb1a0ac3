from onrecord.model.acts import ACTS, FAMILY_OF, GRAVITY


def test_each_act_stands_in_one_family():
    assert set(FAMILY_OF) == ACTS == set(GRAVITY)
    assert len(GRAVITY) == len(set(GRAVITY.values()))


def test_an_attack_is_graver_than_a_protest_and_a_bombing_than_a_clash():
    assert GRAVITY["clash"] < GRAVITY["demonstration"]
    assert GRAVITY["bombing"] < GRAVITY["clash"]
