"""Counts of people: killed, injured, hospitalised, arrested, missing, abducted, displaced; each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.extract.among import counted_among, kind_counted
from onrecord.extract.context import Context, as_said, is_incident, make_claim, nearest_event
from onrecord.extract.countable import BODIES, MORE, can_be_people
from onrecord.extract.counted import ONE, PEOPLE, called, count_of, evidence_span, mention_at, number_in, with_number
from onrecord.extract.listed import joined_before, joined_with, listed
from onrecord.extract.nearby import after, attributive, before, of_noun, passed_over, span_of, tells_of_others, with_part
from onrecord.extract.outcome import Outcomes, Trigger, outcomes_in, triggers
from onrecord.extract.taken import carried, found_so, undergone_by
from onrecord.extract.tolls import toll_claim, tolls_in
from onrecord.lexicons.patterns import may_hold, standing
from onrecord.model.locate import sentence_index, token_index, tokens_between
from onrecord.model.quick import replace
from onrecord.model.reading import Predicate, Sentence, Token
from onrecord.model.record import Claim, Event
from onrecord.model.span import Span, overlaps, span_at
from onrecord.model.value import Count, Value

_PRONOUNCE = frozenset("pronounce declare find leave confirm presume report".split())
_COUNTING = frozenset({"count", "miscount", "recount", "compter", "comptabiliser"})
_UNREAL = frozenset({"hypothetical", "generic", "did_not_happen", "planned", "threatened"})
_OF_THEM = re.compile(
    r"\b(?:of|among|parmi) (?:the|those|its|their|all the|les) (?:wounded|injured|hurt|casualties|blessée?s)\b|\bdes blessée?s\b",
    re.IGNORECASE,
)
"""Words for some of those hurt, who are no number of all of them."""
_CAPTIVE = re.compile(r"\b(?:hostages?|captives?|kidnapp\w+|abduct\w+|otages?|ravisseurs?)\b", re.IGNORECASE)
_ONE_OF = re.compile(
    r"(?:one|two|three|four|five|some|many|several|un|une|deux|trois)\s(?:of\s(?:the\s)?|des\s)(?=\d|(?:at least|more than|dozens|scores)\b)",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"^[^,]{1,80}?\b(?=whose\b)", re.IGNORECASE)


def casualty_claims(ctx: Context) -> Iterator[Claim]:
    """All count claims of a reading, sentence by sentence; one for each number and variable."""
    words = outcomes_in(ctx.text, ctx.reading.layout.language)
    predicates: dict[int, Predicate] = {p.span.start: p for p in ctx.reading.predicates}
    for index, sentence in enumerate(ctx.reading.layout.sentences):
        if sentence.place == "aside":
            continue
        taken: set[tuple[str, int, str | None]] = set()
        for claim in _in_sentence(ctx, words, predicates, index, sentence):
            key = (claim.variable, claim.evidence[0].start, claim.entity)
            if key not in taken:
                taken.add(key)
                yield claim


def _in_sentence(ctx: Context, words: Outcomes, predicates: dict[int, Predicate], index: int, sentence: Sentence) -> Iterator[Claim]:
    told = [
        *_by_words(ctx, words, predicates, index, sentence),
        *_by_phrases(ctx, words, index, sentence),
        *_fatal(ctx, words, index, sentence),
    ]
    for who in listed(ctx, words, index, sentence, told):
        told += [replace(c, part=c.part or who.part) for c in _claim(ctx, index, who.variable, who.whom, who.trigger)]
    yield from told
    text = ctx.text[sentence.start : sentence.end]
    tolls = (toll_claim(ctx, index, *toll, event=_event(ctx, index, toll[1])) for toll in tolls_in(ctx, words, index, sentence))
    yield from (c for c in tolls if not _is_told(ctx, c, told))
    for variable, one in standing(words.nobody, text):
        nobody = one.pattern.search(text)
        if nobody:
            span = span_at(ctx.text, sentence.start + nobody.start(), sentence.start + nobody.end())
            yield make_claim(ctx, variable, Count(0, 0, 0), (span,), event=_event(ctx, index, span), confidence=0.8)


def _is_told(ctx: Context, toll: Claim, told: list[Claim]) -> bool:
    """Whether the number of a toll is that of people told of right there: "the toll: 15 dead", "a toll of one wounded"."""
    number = number_in(ctx, toll.evidence[-1])
    numbers = (n for c in told for s in c.evidence if (n := number_in(ctx, s)) is not None)
    return number is not None and any(n.number == number.number for n in numbers)


def _by_words(ctx: Context, words: Outcomes, predicates: dict[int, Predicate], index: int, sentence: Sentence) -> Iterator[Claim]:
    tokens = ctx.reading.layout.tokens
    found = list(triggers(words, sentence, tokens))
    either = _alternatives(found, tokens)
    for trigger in found:
        token = tokens[trigger.index]
        predicate = predicates.get(token.start)
        if (predicate is not None and predicate.status in _UNREAL) or _is_nobody(words, ctx.text, sentence, token):
            continue
        if trigger.use == "noun" and _is_recounted(ctx, index, token):
            continue
        for whom in _whom(ctx, trigger, sentence, predicate):
            claims = _claim(ctx, index, trigger.variable, whom, span_of(ctx, token))
            yield from (replace(c, value=_at_most(c.value)) for c in claims) if trigger.index in either else claims


def _is_recounted(ctx: Context, index: int, token: Token) -> bool:
    """Whether somebody only speaks of how the dead were counted: "one body had been counted twice"."""
    counting = (p for p in ctx.predicates_in.get(index, ()) if p.lemma in _COUNTING and p.passive)
    return any(a.role == "patient" and a.span.start <= token.start < a.span.end for p in counting for a in p.arguments)


def _is_nobody(words: Outcomes, text: str, sentence: Sentence, token: Token) -> bool:
    """Whether a word says that nobody was hurt: whoever is told before it is somebody else ("said Ada Stone, but no one was hurt")."""
    patterns = (one.pattern for _, one in words.nobody)
    return any(m.start() < token.start < m.end() for one in patterns for m in one.finditer(text, sentence.start, sentence.end))


def _alternatives(found: list[Trigger], tokens: tuple[Token, ...]) -> set[int]:
    """The words of which either is true: "eight have been injured or killed" says not how many of each."""
    pairs = (
        (a.index, b.index)
        for a, b in pairwise(found)
        if a.use == b.use == "done" and a.variable != b.variable and [t.lemma for t in tokens[a.index + 1 : b.index]] in (["or"], ["ou"])
    )
    return {index for pair in pairs for index in pair}


def _at_most(value: Value) -> Value:
    """A count of which only the most is known."""
    return replace(value, low=0, best=None) if isinstance(value, Count) else value


def _by_phrases(ctx: Context, words: Outcomes, index: int, sentence: Sentence) -> Iterator[Claim]:
    """What takes several words: "lost their lives" with whom before it, "cost the lives of" with whom behind it."""
    text = ctx.text[sentence.start : sentence.end]
    for variable, one in standing((*words.phrases, *words.cost), text):
        if variable == "arrested" and _CAPTIVE.search(text):
            continue  # "two guards were still being held" by who took them
        for m in one.pattern.finditer(text):
            here = span_at(ctx.text, sentence.start + m.start(), sentence.start + m.end())
            if (variable, one) in words.cost:
                behind = after(ctx, sentence, token_index(ctx.reading.layout, here.end - 1))
                whom = [behind] if behind else []
            else:
                whom = _beside_phrase(ctx, index, sentence, here)
            for people in whom:
                yield from _claim(ctx, index, variable, people, here)


def _fatal(ctx: Context, words: Outcomes, index: int, sentence: Sentence) -> Iterator[Claim]:
    """A "fatal shooting" killed somebody: whom it is "of", whose it is, else one whom the words do not tell."""
    text = ctx.text[sentence.start : sentence.end]
    for m in words.fatal.pattern.finditer(ctx.text, sentence.start, sentence.end) if may_hold(words.fatal, text) else ():
        here = span_at(ctx.text, m.start(), m.end())
        last = token_index(ctx.reading.layout, here.end - 1)
        whom = of_noun(ctx, Trigger(last, "killed", "noun"), sentence)
        told = list(_claim(ctx, index, "killed", whom, here)) if whom is not None else []
        yield from told or [make_claim(ctx, "killed", ONE, (here,), event=_event(ctx, index, here))]


def _beside_phrase(ctx: Context, index: int, sentence: Sentence, here: Span) -> list[Span]:
    """Whom such words tell of: whom somebody takes to hospital, the people right before them, who undergoes it, else whom somebody found so."""
    if taken := carried(ctx, index, here):
        return taken
    ahead = before(ctx, sentence, token_index(ctx.reading.layout, here.start))
    undergo = undergone_by(ctx, index, here)
    if ahead and can_be_people(mention_at(ctx, ahead), number_in(ctx, ahead), ahead):
        return undergo if ahead in undergo else [ahead]  # "six guards and two cooks were taken to hospital"
    return undergo or found_so(ctx, index, here)


def _whom(ctx: Context, trigger: Trigger, sentence: Sentence, predicate: Predicate | None) -> list[Span]:
    """Whom a word is about: the arguments of a verb, else what stands beside it."""
    beside = _counted_noun(ctx, trigger, sentence) or (_apposed(ctx, sentence, trigger.index) if trigger.use != "noun" else None)
    if beside:
        return [beside]
    if trigger.use in ("done", "state") and (one_more := _one_more(ctx, trigger, sentence)) is not None:
        return [one_more]
    wanted = {"done": ("patient",), "undergone": ("agent", "patient")}.get(trigger.use, ())
    found = [a.span for a in (predicate.arguments if predicate else ()) if a.role in wanted]
    if trigger.use == "state":
        found = _pronounced(ctx, trigger, sentence)
    if trigger.use in ("done", "state") and (more := joined_before(ctx, sentence, trigger.index)):
        return more
    if found:
        return found
    if trigger.use == "noun":
        whom = of_noun(ctx, trigger, sentence)
        behind = whom is not None and whom.start > ctx.reading.layout.tokens[trigger.index].end
        return joined_with(ctx, sentence_index(ctx.reading.layout, whom.start), whom) if whom and behind else [whom] if whom else []
    acts = trigger.use == "done" and predicate is not None and not predicate.passive and any(a.role == "agent" for a in predicate.arguments)
    whom = attributive(ctx, trigger, sentence) or (None if acts else before(ctx, sentence, trigger.index))
    whom = whom or (after(ctx, sentence, trigger.index) if trigger.use == "done" else None)
    if trigger.use == "state" and ctx.reading.layout.tokens[max(sentence.first, trigger.index - 1)].text == ",":
        here = span_of(ctx, ctx.reading.layout.tokens[trigger.index])
        return found_so(ctx, sentence_index(ctx.reading.layout, here.start), here)
    return [whom] if whom else []


def _counted_noun(ctx: Context, trigger: Trigger, sentence: Sentence) -> Span | None:
    """A French participle right behind a number is a noun: "11 blessés", "quelques blessés"."""
    if ctx.reading.layout.language != "fr" or trigger.use == "noun" or trigger.index == sentence.first:
        return None
    tokens, here = ctx.reading.layout.tokens, ctx.reading.layout.tokens[trigger.index]
    at = trigger.index - 1
    if tokens[at].text.casefold() in ("autres", "autre"):  # "une vingtaine d'autres blessés"
        at -= 1 + (at > sentence.first and tokens[at - 1].text.casefold() in ("d'", "d’", "de"))
    number = number_in(ctx, span_of(ctx, before := tokens[max(sentence.first, at)]))
    return span_at(ctx.text, number.number.start, here.end) if number is not None and number.number.end == before.end else None


def _apposed(ctx: Context, sentence: Sentence, index: int) -> Span | None:
    """Whom words between commas are about: "three members, badly wounded, were taken away"."""
    tokens = ctx.reading.layout.tokens
    here = index - 1
    while here > sentence.first and tokens[here].tag == "ADV":
        here -= 1
    if index + 1 >= sentence.last or tokens[index + 1].text != "," or tokens[here].text != ",":
        return None
    ahead = [
        m
        for m in ctx.mentions_in.get(sentence_index(ctx.reading.layout, sentence.start), [])
        if m.type in PEOPLE and m.span.end <= tokens[here].start
    ]
    bare = [
        m
        for m in ahead
        if all(t.tag not in ("VERB", "AUX") and t.text != "," for t in tokens_between(ctx.reading.layout, m.span.end, tokens[here].start))
    ]
    widest = max(bare, key=lambda m: (m.span.end - m.span.start, m.span.start), default=None)
    return with_part(ctx, widest) if widest is not None else None


def _one_more(ctx: Context, trigger: Trigger, sentence: Sentence) -> Span | None:
    """The bare "another" that a word tells of in a sentence about others: "two people were killed and another critically injured"."""
    tokens = ctx.reading.layout.tokens
    here = next((k for k in range(trigger.index - 1, sentence.first - 1, -1) if not passed_over(tokens[k])), None)
    found = here is not None and tokens[here].text.casefold() in MORE
    return (
        span_of(ctx, tokens[here])
        if here is not None and found and number_in(ctx, span_of(ctx, tokens[max(0, here - 1)])) is None
        else None
    )


def _pronounced(ctx: Context, trigger: Trigger, sentence: Sentence) -> list[Span]:
    """Whom a verb right before says it of: "was shot and later pronounced dead at the scene"."""
    tokens = ctx.reading.layout.tokens
    before = [k for k in range(trigger.index - 1, max(sentence.first, trigger.index - 3) - 1, -1) if tokens[k].tag != "ADV"][:1]
    start = next((tokens[k].start for k in before if tokens[k].lemma in _PRONOUNCE), None)
    here = (e for e in ctx.reading.predicates if e.span.start == start) if start is not None else ()
    return [a.span for e in here if e.passive for a in e.arguments if a.role == "patient"]


def _claim(ctx: Context, index: int, variable: str, whom: Span, trigger: Span) -> Iterator[Claim]:
    """The claim that a count of people was killed, hurt ...; nothing where the phrase is no people."""
    whom = span_at(ctx.text, whom.start + len(m[0]), whom.end) if (m := _WHOSE.match(whom.quote)) else whom
    if (m := _ONE_OF.match(whom.quote)) and ctx.text[whom.end : trigger.start].isspace():
        whom = span_at(ctx.text, whom.start + m.end(), whom.end)  # "he was one of 31 people killed"
    number, mention = number_in(ctx, whom), mention_at(ctx, whom)
    if (
        not can_be_people(mention, number, whom)
        or tells_of_others(ctx, mention, trigger)
        or (variable == "injured" and mention is not None and mention.head.quote.casefold() in BODIES)
    ):
        return
    value, number = count_of(ctx, whom)
    words = evidence_span(ctx, with_number(ctx, whom, number), trigger)
    approximate = number is not None and number.kind in ("approximate", "vague")
    confidence = 0.8 if number is not None else 0.6
    side = counted_among(ctx, words[-1])
    if side is not None:
        value = replace(value, of=called(ctx, side))
    if variable == "injured" and _OF_THEM.search(whom.quote):
        value = replace(value, high=None, best=None)
    entity = mention.chain if mention else None
    event = _event(ctx, index, trigger)
    claim = make_claim(ctx, variable, value, words, event=event, hedged=approximate, confidence=confidence, number=number, entity=entity)
    yield replace(as_said(ctx, claim, trigger, event), of_kind=kind_counted(ctx, side or mention))


def _event(ctx: Context, index: int, trigger: Span) -> Event | None:
    """The event that a casualty belongs to: the one at the trigger, else the nearest incident of the sentence."""
    events = ctx.events_in.get(index, [])
    same = [e for e in events if overlaps(e.span, trigger) and is_incident(e)]
    return same[0] if same else nearest_event([e for e in events if is_incident(e)], trigger)
