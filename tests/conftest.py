"""Hypothesis settings for all tests: repeatable, and no deadline, since the first call loads lexicons. Stores of both kinds for whoever asks."""

from hypothesis import settings

from support.stores import made_once, postgresql, store, where  # noqa: F401 (fixtures)

settings.register_profile("onrecord", deadline=None, derandomize=True)
settings.load_profile("onrecord")
