"""The number phrases of one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.reading import NumberPhrase
from onrecord.model.span import Span, span_at
from onrecord.model.value import Count
from onrecord.normalise.number_context import continues_part, goes_on_in_parts, is_part, is_running, lists_parts, read_none
from onrecord.normalise.number_hedges import count_of, with_hedges
from onrecord.normalise.number_line import Line
from onrecord.normalise.number_range import Quantity, read_quantity
from onrecord.normalise.number_traps import trap_of


def phrases_in(line: Line) -> Iterator[NumberPhrase]:
    """Number phrases of a line in text order, without overlap; numerals that count nothing are left out."""
    i, floor = 0, 0
    trapped: tuple[str, int] | None = None
    part_end: int | None = None
    while i < len(line.pieces):
        if not (line.pieces[i].digits or line.pieces[i].low in line.lexicon.starters):
            i += 1
            continue
        none = read_none(line, i)
        if none:
            yield _none_phrase(line, i, none[0].last, none[1])
            i = floor = none[1]
            continue
        quantity = read_quantity(line, i)
        if quantity is None:
            i += 1
            continue
        name = trap_of(line, quantity, trapped)
        if name:
            trapped, i = (name, quantity.numeral.last), quantity.numeral.last
            continue
        phrase, i, part_end = _phrase(line, quantity, floor, part_end)
        floor, trapped = i, None
        yield phrase


def _phrase(line: Line, quantity: Quantity, floor: int, part_end: int | None) -> tuple[NumberPhrase, int, int | None]:
    """The phrase around a quantity, the index after it, and that index again where it is in a list of parts."""
    hedged = with_hedges(line, quantity, floor)
    count, kind = count_of(hedged)
    first, last = max(hedged.first, floor), hedged.last
    listed = lists_parts(line, first) or (part_end is not None and continues_part(line, part_end, first))
    part = listed or is_part(line, first, last) or goes_on_in_parts(line, floor, first, last)
    running = is_running(line, first, quantity.numeral.first)
    number = _span(line, quantity.numeral.first, quantity.numeral.last)
    phrase = NumberPhrase(_span(line, first, last), number, count, kind, part, running)
    return phrase, last, last if listed else None


def _none_phrase(line: Line, first: int, last: int, end: int) -> NumberPhrase:
    """Nobody, no casualties."""
    part = is_part(line, first, last)
    return NumberPhrase(_span(line, first, max(last, end)), _span(line, first, last), Count(0, 0, 0), "none", part)


def _span(line: Line, first: int, last: int) -> Span:
    """The words of pieces `first:last`."""
    return span_at(line.layout.text, line.pieces[first].start, line.pieces[last - 1].end)
