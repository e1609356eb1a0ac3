"""What is said: the token ranges of the content of a cue, before, around and after its source."""

from __future__ import annotations

from onrecord.read.attribution_asides import answered, of_preposition, parenthesis, pointed_at, said_before, tally_before
from onrecord.read.attribution_behind import Range, relative_end
from onrecord.read.attribution_sources import SPEECH, inverted
from onrecord.read.attribution_syntax import Clauses
from onrecord.read.cues import Cue

_OPENERS = frozenset(("that", "whether", "if", "how", "why", "what", "que", "qu'", "si", "comment", "pourquoi"))
_REACH = 250
"""A content lies within so many words of its cue, were the sentence longer (a text without full stops)."""
_ENDS = frozenset((".", "?", "!", ";", "…"))
_CONJUNCTIONS = frozenset(("and", "but", "while", "et", "mais", "as", "though", "although", "when"))
_SINCE = frozenset(("after", "when", "following", "as", "since", "après"))
_ADJUNCTS = frozenset(
    "who which whose when while as after before during in on at following according citing adding saying noting referring".split()
)


def content_of(clauses: Clauses, cue: Cue, source: Range | None, cues: tuple[Cue, ...], starts: dict[int, int]) -> list[Range]:
    """Token ranges of the content of a cue in its sentence; `starts` gives the first token of each cue with its source."""
    first, last = _sentence_limits(clauses, cue)
    if (comma := answered(clauses, cue, starts[cue.first])) is not None:
        return said_before(clauses, comma, first, cues)
    if (told := pointed_at(clauses, cue)) is not None:
        return [told]
    if cue.frame in ("seem", "adverb", "passive"):
        return _around(clauses, cue, source, first, _cut(clauses, cue, last, cues, starts))
    start = starts[cue.first]
    behind = max(cue.last, source[1]) if source and source[0] >= cue.first else cue.last
    while clauses.word(cue.last) == "," and behind < last and clauses.tokens[behind].fine == "SET":
        behind += 1  # "évoque | , lui, | onze blessés"
    if cue.frame == "preposition":
        tally = tally_before(clauses, cue, cues)
        return [tally] if tally else of_preposition(clauses, start, behind, parenthesis(clauses, start, (first, last)))
    relative = source is not None and source[1] - source[0] == 1 and clauses.word(source[0]) in ("qui", "who") and source[1] == cue.first
    left = _left(clauses, cue, (first, start), cues) if cue.frame in SPEECH and not relative else None
    right = _right(
        clauses, cue, behind, relative_end(clauses, cue, source, _cut(clauses, cue, last, cues, starts)), stands_alone=left is None
    )
    if left is not None and right is not None and clauses.word(right[0]) in _OPENERS and not _quoted(clauses, left):
        left = None
    if cue.frame == "quote" and left is None and right is not None and not _said(clauses, right, clauses.quote[cue.first]):
        return []
    if left is None and right is None and cue.frame == "view":
        right = _relative_object(clauses, start)
    return [r for r in (left, right) if r is not None]


def _relative_object(clauses: Clauses, start: int) -> Range | None:
    """What is rejected in a relative clause: "a charge that | the ministry dismissed"."""
    if clauses.word(start - 1) not in ("that", "which"):
        return None
    noun = clauses.ending.get(start - 1) or (clauses.ending.get(start - 2) if clauses.word(start - 2) == "," else None)
    return (noun.first, noun.last) if noun is not None else None


def _said(clauses: Clauses, span: Range, own: int) -> bool:
    """Whether a range opens as speech does: with quoted words, others than the quotation `own` that the cue stands in, or a clause with "that"."""
    return (
        clauses.word(span[0]) in _OPENERS
        or clauses.word(span[0] - 1) == ":"
        or any(clauses.quote[k] not in (-1, own) for k in range(span[0], min(span[1], span[0] + 4)))
    )


def _sentence_limits(clauses: Clauses, cue: Cue) -> Range:
    """The tokens of the sentence of a cue without its last mark."""
    sentence = clauses.sentence(cue.sentence)
    last = min(sentence.last, cue.last + _REACH)
    while last > cue.last and clauses.word(last - 1) in _ENDS:
        last -= 1
    first = max(sentence.first, cue.first - _REACH)
    if sentence.paragraph <= 3 and clauses.tokens[first].text.isupper():
        dash = next((k for k in range(first + 1, min(cue.first, first + 12)) if clauses.word(k) in ("-", "--", "–", "—")), None)
        first = first if dash is None else dash + 1
    return first, last


def _cut(clauses: Clauses, cue: Cue, last: int, cues: tuple[Cue, ...], starts: dict[int, int]) -> int:
    """Where the content of a cue ends at the latest: before a later cue that is joined to it, not said by its source."""
    for other in cues:
        if other.first < cue.last or other.sentence != cue.sentence:
            continue
        start = starts[other.first]
        if clauses.quote[other.first] >= 0 or not _can_report(clauses, other, last, start):
            continue
        if start < cue.first and other.last <= last and starts.get(other.first, other.first) != other.first:
            return min(last, other.first - (clauses.word(other.first - 1) == ","))  # "X, who was blamed for it, | denied it"
        if start <= cue.last:
            continue
        if (comma := answered(clauses, other, start)) is not None and comma > cue.last:
            return min(last, comma)
        before = clauses.word(start - 1)
        if other.frame == "preposition" and before == ",":
            return min(last, start - 1)
        joined = (
            before == ";"
            or before in ("and", "but", "et", "mais", "while", "as", "when", "or", "after", "before")
            or (before in (",", ";") and (clauses.tokens[other.first].fine == "VBG" or other.frame in SPEECH))
        )
        if joined and other.frame not in ("noun", "adverb", "seem"):
            end = start - 1
            return min(last, end - 1 if clauses.word(end - 1) in (",", ";") else end)
    return last


def _can_report(clauses: Clauses, cue: Cue, last: int, start: int) -> bool:
    """Whether a cue is followed by speech where it needs it: "three hours after the shooting began" has none."""
    if cue.frame != "quote" or clauses.word(cue.last) == ":":
        return True
    return clauses.word(start - 1) == "," if cue.last >= last else _said(clauses, (cue.last, last), -1)


def _quoted(clauses: Clauses, span: Range) -> bool:
    """Whether a range holds quoted words."""
    return any(clauses.quote[k] >= 0 for k in range(*span))


def _clausal(clauses: Clauses, span: Range) -> bool:
    """Whether a range can be a clause that is said: it has a verb or quoted words."""
    return any(k in clauses.group_at for k in range(*span)) or _quoted(clauses, span)


def _left(clauses: Clauses, cue: Cue, before: Range, cues: tuple[Cue, ...]) -> Range | None:
    """What is said in the tokens before source and cue: "...,” X said", "Three were hurt, X said"."""
    first, start = before
    end = start
    while end > first and clauses.word(end - 1) in ("and", "but", "as", "et"):
        end -= 1
    if end <= first and start == first:
        return _question_before(clauses, cue, first)
    if end <= first or (clauses.word(end - 1) not in (",", "—", "–", "-", "?", "!") and not _closing(clauses, end - 1)):
        return None
    if end != start and clauses.word(start - 1) != "as":
        return None
    begin = first
    for other in cues:
        if other.sentence == cue.sentence and other.last <= start and other.frame in SPEECH and clauses.quote[other.first] < 0:
            begin = max(begin, other.last)
    span = (begin, end - 1 if clauses.word(end - 1) in (",", "—", "–", "-") else end)
    plain = span[0] < span[1] and not _quoted(clauses, span)
    if begin > first and plain and start > first and _trails_off(clauses, cue, start) and clauses.word(end - 1) == ",":
        span, begin = (first, span[1]), first  # "they demanded a ransom, the governor said on Monday"
    if span[0] >= span[1] or not _clausal(clauses, span) or (begin > first and plain):
        return None
    return None if plain and not inverted(clauses, cue) and not (_finite(clauses, span) and _trails_off(clauses, cue, start)) else span


def _question_before(clauses: Clauses, cue: Cue, first: int) -> Range | None:
    """The quotation right before a sentence that is only source and cue: "“Is that so?” he asked."."""
    k = clauses.quote[first - 1] if first > 0 else -1
    if k < 0 or clauses.quote[first] == k or not _trails_off(clauses, cue, first):
        return None
    if clauses.sentence(cue.sentence).paragraph != clauses.sentence(cue.sentence - 1).paragraph:
        return None
    return first - 1, first


def _finite(clauses: Clauses, span: Range) -> bool:
    """Whether a range has a finite verb."""
    groups = (clauses.group_at[k] for k in range(*span) if k in clauses.group_at)
    return any(clauses.tokens[g.first].fine not in ("VBG", "VBN", "VB", "TO") for g in groups)


def _trails_off(clauses: Clauses, cue: Cue, start: int) -> bool:
    """Whether nothing that could be said stands right behind a cue: then what is said stands before it."""
    last = clauses.sentence(cue.sentence).last
    k = max(cue.last, start)
    if cue.frame == "tell" or clauses.word(k) in ("to", "à", "au", "aux"):
        k = _skip_hearer(clauses, cue, k, last)
    if k >= last or clauses.word(k) in _ENDS or clauses.word(k) in (",", "—", "–", "-", ")"):
        return True
    return (
        (clauses.tag(k) in ("ADP", "SCONJ") and clauses.word(k) not in _OPENERS) or _time_at(clauses, k) or clauses.tokens[k].fine == "VBG"
    )


def _closing(clauses: Clauses, k: int) -> bool:
    """Whether a token closes quoted words."""
    return clauses.is_mark(k) and clauses.quote[k] >= 0 and (k + 1 >= len(clauses.quote) or clauses.quote[k + 1] != clauses.quote[k])


def _right(clauses: Clauses, cue: Cue, behind: int, last: int, *, stands_alone: bool) -> Range | None:
    """What is said behind source and cue."""
    begin = behind
    if cue.frame == "tell" or clauses.word(begin) in ("to", "à", "au", "aux"):
        begin = _skip_hearer(clauses, cue, begin, last)
    if not stands_alone:
        return _continued(clauses, begin, last)
    if clauses.word(begin) in (":", ","):
        begin += 1
    marker = next((k for k in range(begin, min(last, begin + 14)) if clauses.word(k) in _OPENERS or _opens_quote(clauses, k)), None)
    if marker is not None and cue.frame in SPEECH and marker > begin and not any(k in clauses.group_at for k in range(begin, marker)):
        if clauses.tag(begin) in ("ADP", "SCONJ") or clauses.word(marker - 1) in (",", ":") or _time_at(clauses, begin):
            begin = marker
    elif cue.frame in SPEECH and (phrase := clauses.starting.get(begin)) and clauses.is_time(phrase):
        begin = phrase.last
    return (begin, last) if begin < last else None


def _time_at(clauses: Clauses, k: int) -> bool:
    """Whether a time starts at a token."""
    phrase = clauses.starting.get(k)
    return phrase is not None and clauses.is_time(phrase)


def _opens_quote(clauses: Clauses, k: int) -> bool:
    """Whether a token opens quoted words."""
    return clauses.quote[k] >= 0 and (k == 0 or clauses.quote[k - 1] != clauses.quote[k])


def _continued(clauses: Clauses, begin: int, last: int) -> Range | None:
    """What goes on behind a cue in the middle: "..., X said, ..."; times, hearers and appositions are none of it."""
    comma = next(
        (
            k
            for k in range(begin, min(last, begin + 16))
            if clauses.word(k) in (",", ":", "—", "–") or (k == begin and _opens_quote(clauses, k))
        ),
        None,
    )
    if comma is None:
        return None
    begin = comma if _opens_quote(clauses, comma) else comma + 1
    if begin >= last:
        return None
    quoted = clauses.quote[begin] >= 0
    if not quoted and (clauses.word(begin) in _ADJUNCTS or clauses.tokens[begin].fine == "VBG"):
        return None
    return begin, last


def _skip_hearer(clauses: Clauses, cue: Cue, begin: int, last: int) -> int:
    """Behind the one who is told."""
    if clauses.word(begin) in ("to", "à", "au", "aux"):
        begin += 1
    phrase = clauses.starting.get(begin)
    if phrase is None or phrase.last > last:
        return begin
    end = phrase.last
    while clauses.word(end) in ("of", "at", "in", "for", "and", "from", "on", "de") and (more := clauses.starting.get(end + 1)) is not None:
        if more.last in clauses.group_at and clauses.word(end) == "and":
            break
        end = more.last
    # Nobody is told where the phrase is the subject of what follows: "promised the city would pay".
    if clauses.tokens[cue.last - 1].lemma == "ask" and clauses.word(end) == "to":
        return begin
    follows = clauses.group_at.get(end)
    lone = (
        follows is not None
        and clauses.word(follows.first) != "to"
        and cue.frame == "tell"
        and clauses.tokens[cue.last - 1].lemma in ("promise", "ask")
    )
    return begin if lone else end


def hearer_of(clauses: Clauses, cue: Cue, source: Range | None) -> Range | None:
    """Whom it is told: the noun phrase behind a cue of telling, or behind "to"."""
    behind = max(cue.last, source[1]) if source and source[0] >= cue.first else cue.last
    if clauses.word(cue.last) in ("à", "au", "aux", "to"):
        behind = cue.last
    elif cue.frame != "tell" and clauses.word(behind) not in ("to", "à", "au", "aux"):
        return None
    begin = behind + (clauses.word(behind) in ("to", "à", "au", "aux"))
    end = _skip_hearer(clauses, cue, behind, clauses.sentence(cue.sentence).last)
    return (begin, end) if begin in clauses.starting and begin < end else None


def _around(clauses: Clauses, cue: Cue, source: Range | None, first: int, last: int) -> list[Range]:
    """The clause around a cue without a source: "X is said to ...", "X reportedly ..."."""
    if cue.frame == "adverb" and clauses.word(cue.first - 1) == "," and clauses.tag(cue.last) == "ADP":
        end = next((k for k in range(cue.last, last) if clauses.word(k) == ","), last)
        return [(cue.last, end)] if cue.last < end else []
    begin = cue.first
    if cue.stance == "accuses":  # "was charged with murder | after a gunman killed three"
        last = next((k for k in range(cue.last, last) if clauses.word(k) in _SINCE and clauses.tag(k) in ("ADP", "SCONJ")), last)
    if cue.frame == "adverb":
        begin = first
    elif (phrase := clauses.ending.get(cue.first)) is not None:
        begin = phrase.first
        while (
            begin - 1 > first and clauses.word(begin - 1) in ("of", "for", "in", "from", "de", "du", "des") and begin - 1 in clauses.ending
        ):
            begin = clauses.ending[begin - 1].first
    for k in range(cue.first - 1, first, -1):
        if cue.frame == "adverb" and clauses.word(k) in (",", ";") and k + 1 in clauses.starting:
            begin = k + 1
            break
    right = source[1] if source and source[0] >= cue.last else cue.last
    impersonal = clauses.word(begin) in ("it", "il", "there") and clauses.word(right) in _OPENERS
    pieces = [(right, last)] if impersonal else [(begin, cue.first), (right, last)]
    return [(a, b) for a, b in pieces if a < b]
