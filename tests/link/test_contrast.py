"""When two groups of reports tell two incidents, however like their words are."""

from onrecord.link.contrast import contrast
from onrecord.link.known import known
from onrecord.link.linking import link
from support.accounts import telling

TINDALL = "Dockers held a march at Quarrington Wharf, and constables arrested Ambrose Tindall on the quay. He is to be heard next week."
VAILLANT = "Dockers held a march at Quarrington Wharf, and constables arrested Hortense Vaillant on the quay. She is to be heard next week."
BOTH = TINDALL + " Hortense Vaillant was arrested there a month ago."


def arrested(name, text, *people):
    return telling(name, text, published=None, day=None, involved=tuple(("held", one) for one in people))


def group(text, *people, prefix):
    return [arrested(f"{prefix}{k}", text, *people) for k in range(3)]


def ready(tellings):
    return [known(one) for one in tellings]


def test_groups_that_each_name_another_arrested_person_tell_two_incidents():
    assert contrast(ready(group(TINDALL, "tindall", prefix="a")), ready(group(VAILLANT, "vaillant", prefix="b")))


def test_a_group_that_also_knows_of_the_other_person_tells_of_a_second_incident():
    assert contrast(ready(group(BOTH, "tindall", "vaillant", prefix="a")), ready(group(VAILLANT, "vaillant", prefix="b")))


def test_groups_that_both_know_of_both_people_may_tell_one_incident():
    assert not contrast(ready(group(BOTH, "tindall", prefix="a")), ready(group(BOTH, "vaillant", prefix="b")))


def test_the_hurt_and_the_arrested_of_one_incident_are_no_contrast():
    hurt = [known(telling(f"b{k}", VAILLANT, published=None, day=None, involved=(("hurt", "vaillant"),))) for k in range(3)]
    assert not contrast(ready(group(TINDALL, "tindall", prefix="a")), hurt)


def test_one_report_proves_no_contrast():
    assert not contrast(ready(group(TINDALL, "tindall", prefix="a")[:1]), ready(group(VAILLANT, "vaillant", prefix="b")))


def test_reports_without_dates_about_two_people_are_two_incidents():
    found = link([*group(TINDALL, "tindall", prefix="a"), *group(VAILLANT, "vaillant", prefix="b")])
    assert {frozenset(key.document for key in one.members) for one in found.clusters} == {
        frozenset({"a0", "a1", "a2"}),
        frozenset({"b0", "b1", "b2"}),
    }


def test_what_people_say_must_be_one_is_one_against_any_contrast():
    a, b = group(TINDALL, "tindall", prefix="a"), group(VAILLANT, "vaillant", prefix="b")
    pairs = [(one.key, other.key) for one, other in zip([*a, *b], [*a, *b][1:], strict=False)]
    assert len(link([*a, *b], must=pairs).clusters) == 1


def quakes(prefix, *magnitudes):
    words = "An earthquake of magnitude {} shook Quarrington Wharf on Sunday and damaged houses."
    return ready([telling(f"{prefix}{k}", words.format(one), published=None, day=None) for k, one in enumerate(magnitudes)])


def test_groups_whose_magnitudes_lie_apart_tell_two_earthquakes():
    assert contrast(quakes("a", 5.6, 5.6), quakes("b", 5.9, 6.1))


def test_agencies_may_put_one_earthquake_a_little_apart():
    assert not contrast(quakes("a", 5.9, 5.9), quakes("b", 6.1, 6.1))


def test_two_single_reports_must_lie_farther_apart():
    assert not contrast(quakes("a", 5.6), quakes("b", 5.9))
    assert contrast(quakes("a", 4.6), quakes("b", 5.9))


def test_who_gives_no_magnitude_is_no_contrast():
    assert not contrast(quakes("a", 5.6, 5.6), ready(group(TINDALL, "tindall", prefix="b")))
