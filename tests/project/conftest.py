"""The same few reports are read in many tests: each is read once."""

from dataclasses import replace
from functools import cache

import pytest

from onrecord import pipeline
from onrecord.project import reading

READ = cache(pipeline.read_document)


@pytest.fixture(autouse=True)
def _read_once(monkeypatch):
    monkeypatch.setattr(reading, "read_document", lambda doc: replace(READ(doc), producer=pipeline.producer()))
