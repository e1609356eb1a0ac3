"""What a count stands for in its sentence: a part of a whole, a running total, or nobody at all."""

from __future__ import annotations

from onrecord.normalise.number_line import Line, match_at, match_before
from onrecord.normalise.number_words import Numeral

_WINDOW = 9
"""How many words back the verb of "bringing the total number of dead since Monday to 12" is looked for."""


def is_part(line: Line, first: int, last: int) -> bool:
    """Whether the phrase of pieces `first:last` counts a part of a whole: "seven of them", "including six children", "dont trois"."""
    if lists_parts(line, first) or match_at(line, last, "part.after") > 0:
        return True
    for k in range(last, last + 4):
        if match_at(line, k, "part.among") > 0:
            return True
        if not line.is_word(k) or line.tag(k) == "VERB":
            break
    return False


def lists_parts(line: Line, first: int) -> bool:
    """Whether words such as "including" stand right before piece `first`: a list of parts may follow."""
    start = match_before(line, first - (line.low(first - 1) == ","), "part.before")
    of_those = line.low(start) == "of" and (line.is_word(start - 1) and not line.has(start - 1, "range.and"))
    return start >= 0 and not of_those


def continues_part(line: Line, last: int, first: int) -> bool:
    """Whether a phrase at `first` goes on with a list of parts whose last number ended at `last`: "including two women and a dozen children"."""
    gap = range(last, first)
    if len(gap) > 6 or line.has(first + 1, "nouns.casualty"):
        return False
    words = [k for k in gap if line.is_word(k) and not line.has(k, "range.and")]
    listing = line.has(first - 1, "range.and") or (line.low(first - 1) == ",")
    stray = any(line.low(k) == "," for k in gap if k != first - 1)
    return bool(words) and listing and not stray and all(line.tag(k) in ("NOUN", "ADJ", "PROPN") for k in words)


def goes_on_in_parts(line: Line, before: int, first: int, last: int) -> bool:
    """Whether a bare number goes on with a part told in the phrase that ended at piece `before`: "two of the dead were trampled and two had wounds"."""
    bare = line.is_word(last) and line.tag(last) in ("VERB", "AUX") and line.has(first - 1, "range.and")
    return bare and before > 0 and match_at(line, before, "part.after") > 0


def is_running(line: Line, first: int, numeral: int) -> bool:
    """Whether the phrase that starts at piece `first`, its numeral at `numeral`, gives a toll that includes what was told before."""
    window = range(max(0, first - _WINDOW), first)
    tolls = any(line.has(k, "running.tolls") for k in window)
    if tolls and any(match_before(line, k, "running.stands") >= 0 for k in {first, numeral}):
        return True
    if not line.has(first - 1, "running.to"):
        return False
    if line.has(first - 2, "running.rises") or line.has(first - 2, "running.directly"):
        return True
    if any(line.has(k, "running.rises") for k in window) and (tolls or line.lexicon.language == "en"):
        return not any(line.low(k) in (",", ";") for k in range(first - 4, first))
    if line.low(first - 1) == "at":
        return False  # "put the toll at 17" is what somebody counts, and no toll that has risen
    return any(line.has(k, "running.brings") and any(line.has(t, "running.tolls") for t in range(k, first)) for k in window)


def read_none(line: Line, i: int) -> tuple[Numeral, int] | None:
    """The words at piece `i` that say that there was none, and the index where their phrase ends: "no one", "no reported | casualties"."""
    for key in ("none.alone", "none.singles"):
        end = match_at(line, i, key)
        if end > 0 and not (line.low(end) == "-" and line.glued(end)):
            return Numeral(i, end, 0, 0, 0, "none"), end
    if line.has(i, "none.pronouns"):
        return (Numeral(i, i + 1, 0, 0, 0, "none"), i + 1) if _negated_pronoun(line, i) else None
    end = match_at(line, i, "none.with_noun")
    if end < 0 or line.has(end, "none.not_after_word") or line.low(end) == ".":
        return None
    noun = _noun_after(line, end, casualties_only=match_at(line, i, "none.casualties_only") == end)
    if noun >= 0:
        return Numeral(i, end, 0, 0, 0, "none"), noun
    bare = line.has(i, "none.bare") and match_at(line, end, "part.after") > 0
    return (Numeral(i, end, 0, 0, 0, "none"), end) if bare else None


def _noun_after(line: Line, i: int, *, casualties_only: bool) -> int:
    """Index of the noun of casualties or people that follows, a few adjectives and the like between; -1 for none."""
    for k in range(i, i + 5):
        if line.has(k, "nouns.casualty") or (line.has(k, "nouns.people") and not casualties_only):
            compound = (
                line.tag(k + 1) in ("NOUN", "PROPN")
                and line.is_word(k + 1)
                and line.glued(k + 1) is False
                and not line.has(k + 1, "nouns.casualty")
            )
            possessive = line.low(k + 1) == "s" and line.glued(k + 1)
            if (not compound or line.lexicon.language == "fr" or line.has(k, "none.between")) and not possessive:
                return k if not (compound and line.has(k, "none.between")) else _noun_after(line, k + 1, casualties_only=casualties_only)
            return -1
        if not (line.has(k, "none.between") or (line.is_word(k) and line.tag(k) == "ADJ")):
            return -1
    return -1


def _negated_pronoun(line: Line, i: int) -> bool:
    """French "personne" without an article and with its "ne": personne n'a été blessé, il n'a tué personne."""
    if line.has(i - 1, "none.pronoun_not_after"):
        return False
    return line.has(i + 1, "none.negators") or any(line.has(k, "none.negators") for k in range(max(0, i - 5), i))
