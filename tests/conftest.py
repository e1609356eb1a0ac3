"""Hypothesis settings for all tests: repeatable, and no deadline, since the first call loads lexicons."""

from hypothesis import settings

settings.register_profile("onrecord", deadline=None, derandomize=True)
settings.load_profile("onrecord")
