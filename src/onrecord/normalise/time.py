"""Words that say when: TIMEX3 types and values (ISO-TimeML), with the publication date as anchor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from onrecord.model.document import Issue
from onrecord.model.locate import sentence_index, token_index
from onrecord.model.reading import Layout, TimeExpression
from onrecord.model.span import Span, span_at
from onrecord.normalise.time_dateline import find_dateline
from onrecord.normalise.time_lexicon import time_lexicon
from onrecord.normalise.time_match import Found, find_forms
from onrecord.normalise.time_merge import merge
from onrecord.normalise.time_resolve import Context, Resolved, follow, read_on, resolve, same_day
from onrecord.normalise.time_tense import Look, look_of
from onrecord.normalise.time_value import stretch_of

_SAYING = frozenset(
    "say tell announce report add state confirm declare note write warn claim learn dit déclaré annoncé indiqué précisé affirmé confirmé expliqué appris".split()
)


def find_times(layout: Layout, published: str | None) -> tuple[tuple[TimeExpression, ...], tuple[Issue, ...]]:
    """Time expressions in text order, and an issue for each whose date hangs on a publication date that is not known.

    `published` is an ISO 8601 date or date-time; the part of a date that is not in its words is counted from it.
    """
    lexicon = time_lexicon(layout.language)
    context = Context(anchor=moment_of(published))
    times: list[TimeExpression] = []
    issues: list[Issue] = []
    for found in merge(find_forms(layout), layout.text, lexicon):
        sentence = sentence_index(layout, found.start)
        look: Callable[[], Look] = partial(look_of, layout, lexicon, found.start, found.end)
        context = read_on(context, sentence)
        resolved = resolve(found.form, context, look)
        followed = follow(context, found.form, resolved, sentence)
        context = followed if context.day is None or not _of_saying(layout, found.start) else same_day(followed, context)
        times.append(expression(layout.text, found, resolved))
        if resolved.type in ("DATE", "TIME") and resolved.value.startswith(("XXXX", "T")):
            issues.append(undated(times[-1].span, context))
    return tuple(times), tuple(issues)


def _of_saying(layout: Layout, start: int) -> bool:
    """Whether a time is that of saying ("police said on Wednesday") and not of what is told: hours after it are not of that day."""
    last = token_index(layout, start)
    return any(t.tag == "VERB" and (t.lemma in _SAYING or t.text.casefold() in _SAYING) for t in layout.tokens[max(0, last - 3) : last])


def undated(span: Span, context: Context) -> Issue:
    """The issue of an expression whose day is not known."""
    if context.anchor is None:
        return Issue("time-without-anchor", f"{span.quote!r} cannot be dated without a publication date", span.start, span.end)
    return Issue("time-not-in-calendar", f"{span.quote!r} names no day of the calendar", span.start, span.end)


def moment_of(published: str | None) -> datetime | None:
    """A publication date as a moment without time zone; null where there is none or it is not in the calendar."""
    if not published:
        return None
    try:
        return datetime.fromisoformat(published).replace(tzinfo=None)
    except ValueError:
        return None


def expression(text: str, found: Found, resolved: Resolved) -> TimeExpression:
    """The time expression of a form found in a text."""
    span = span_at(text, found.start, found.end)
    if resolved.type in ("DURATION", "SET"):
        return TimeExpression(span, resolved.type, resolved.value, None, None, None, found.form.mod)
    stretch = stretch_of(resolved.value)
    precision = "hour" if stretch.precision == "minute" and found.form.minute is None else stretch.precision
    return TimeExpression(span, resolved.type, resolved.value, stretch.first, resolved.last or stretch.last, precision, found.form.mod)


def dateline_date(layout: Layout) -> tuple[str, Span] | None:
    """The ISO date that the text gives as its own ("BOGOTA, 30 AUG 89 (AGENCY) --") and its words; null where it gives no full date."""
    return find_dateline(layout)
