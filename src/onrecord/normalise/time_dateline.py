"""The date that a report itself gives as its own: in its dateline, or on a line of its own at its head."""

from __future__ import annotations

import re
from datetime import date

from onrecord.model.reading import Layout
from onrecord.model.span import Span, span_at
from onrecord.normalise.time_lexicon import TimeLexicon, time_lexicon
from onrecord.normalise.time_match import find_forms
from onrecord.normalise.time_pattern import plain

_HEAD = 1500
_PLACE = re.compile(
    r"\W{0,6}(?:\[[^\]\n]{1,40}\]\s?)?[A-ZÀ-Ý][\w.'’()/ -]{1,50}(?:,[\w.'’() -]{1,40}){0,2}[,.:]?\s?(?:\([^)\n]{1,40}\)[,.:]?\s?)?"
)
_OPENING = re.compile(
    r"\)?\s{0,3}(?:\d{1,2}[h:]\d\d[\s.,]{0,3})?(?:\([^)\n]{1,80}\)|\[[^\]\n]{1,80}\]|/[\w ]{1,30}/)?\s{0,3}(?:--|[-–—:]\s|[.,] ?[–—]|\[|_\s)"
)
_WEEKDAY = re.compile(r"^\W*\w{3,9}[,.]?\s*$")
_REST = re.compile(r"[\s.,|–—-]*(?:(?:at|à|,)?\s*\d{1,2}[h:.]\d{0,2}(?:\s?[ap]\.?m\.?)?(?:\s\w{2,4})?)?[\s.,|–—-]*")


def find_dateline(layout: Layout) -> tuple[str, Span] | None:
    """The ISO date of the dateline and its words; null where the head of the text has no full date in such a place."""
    lexicon = time_lexicon(layout.language)
    text = layout.text
    for found in find_forms(layout):
        if found.start >= _HEAD:
            break
        form = found.form
        if form.kind != "calendar" or form.year is None or form.month is None or form.day is None:
            continue
        try:
            day = date(form.year, form.month, form.day)
        except ValueError:
            continue
        line_start = text.rfind("\n", 0, found.start) + 1
        line_end = text.find("\n", found.end)
        before, after = text[line_start : found.start], text[found.end : line_end if line_end >= 0 else len(text)]
        if _is_dateline(before, after, text[found.end : found.end + 130], lexicon):
            return day.isoformat(), span_at(text, found.start, found.end)
    return None


def _is_dateline(before: str, after: str, beyond: str, lexicon: TimeLexicon) -> bool:
    """Whether what stands before and after a date on its line, and beyond the line, makes it the report's own."""
    if len(before) > 160:
        return False
    lead = plain(before.strip(' \t\r\xa0:|-–—*()[]"“”,.'))
    alone = _REST.fullmatch(after[:60]) is not None and len(after) <= 60
    if lead in lexicon.words["dateline"]:
        return True
    if not lead or _WEEKDAY.match(before):
        return alone or _OPENING.match(beyond) is not None
    return _PLACE.fullmatch(before) is not None and (_OPENING.match(beyond) is not None or (alone and before.isupper()))
