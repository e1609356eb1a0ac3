"""What a robots.txt allows."""

import time

import pytest

from onrecord.ingest.robots import robots_of

SITE = """# all
User-agent: *
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Disallow: /search?*sort=

User-agent: otherbot
User-agent: OnRecord/1.0
Disallow: /for-us
Crawl-delay: 3
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/news", True),
        ("/private/x", False),
        ("/private/open/x", True),
        ("/a.pdf", False),
        ("/a.pdf?x", True),
        ("/search?a=1&sort=b", False),
        ("/robots.txt", True),
    ],
)
def test_the_longest_rule_that_fits_decides(path, allowed):
    assert robots_of(SITE, "somebot").allows(path) is allowed


def test_the_group_that_names_us_holds_alone():
    ours = robots_of(SITE, "onrecord")
    assert (ours.allows("/private"), ours.allows("/for-us/x"), ours.delay) == (True, False, 3.0)


def test_allow_and_disallow_of_one_length_allow():
    assert robots_of("user-agent: *\nallow: /a\ndisallow: /a", "x").allows("/a")


def test_an_empty_disallow_allows_all_and_a_slash_nothing():
    assert robots_of("User-agent: *\nDisallow:", "x").allows("/a")
    assert not robots_of("User-agent: *\nDisallow: /", "x").allows("/a")


def test_letters_outside_ascii_are_compared_as_they_are_sent():
    assert not robots_of("User-agent: *\nDisallow: /émeute", "x").allows("/%C3%A9meute/1")


def test_a_pattern_full_of_stars_takes_no_time():
    rules = robots_of("User-agent: *\nDisallow: /" + "*a" * 2000 + "$", "x")
    begun = time.process_time()
    rules.allows("/" + "a" * 100_000 + "b")
    assert time.process_time() - begun < 1
