"""Who and what takes part: people, groups, organisations, places, vehicles, weapons and other things, with their chains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model.locate import sentence_index, token_index
from onrecord.model.quick import replace
from onrecord.model.reading import Layout, Marks, Mention, MentionParty, MentionType, Token, Toponym
from onrecord.model.span import Span, span_at
from onrecord.model.value import Weapon
from onrecord.normalise.party import count_of, is_plural, organisation_in, party_of, party_words
from onrecord.normalise.terms import key_of, word_key
from onrecord.normalise.thing import thing_of
from onrecord.normalise.weapon import find_weapons
from onrecord.read.chains import chains_of
from onrecord.read.mentions_draft import Draft, Extended, extend, tells_of_act
from onrecord.read.mentions_names import first_names, is_aged_name, is_honorific, kind_of_name, name_start, sex_of
from onrecord.read.mentions_read import as_read
from onrecord.read.phrases import NounPhrase, noun_phrases

_PRONOUNS = {
    **dict.fromkeys(("he", "him", "himself"), ("person", "m")), **dict.fromkeys(("she", "herself"), ("person", "f")), "her": ("person", "f"),
    **dict.fromkeys(("they", "them", "themselves"), ("group", None)),
    **dict.fromkeys(("someone", "somebody", "anyone", "everyone"), ("person", None)),
}  # fmt: skip
_FRENCH_PRONOUNS = {
    "il": ("person", "m"),
    "elle": ("person", "f"),
    "ils": ("group", None),
    "elles": ("group", None),
    "eux": ("group", None),
}
_NUMBER_WORDS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "scores", "hundreds"))
_HARM = frozenset(("kill", "wound", "injure", "hurt", "arrest", "detain", "kidnap", "tuer", "blesser", "arrêter", "interpeller"))
_AGED = re.compile(r"(?:an? |the )?\d{1,2}[- ](?:year|month|week|day)[- ]olds?", re.IGNORECASE)
Spans = dict[int, tuple[Span, Weapon]]


def find_mentions(layout: Layout, marks: Marks) -> tuple[Mention, ...]:
    """Mentions in text order. Their heads are the head noun or, where named, the whole name."""
    drafts = sorted(_drafts(layout, marks), key=lambda d: (d.first, -d.last, d.head_first))
    found = []
    for number, (draft, (chain, party)) in enumerate(zip(drafts, chains_of(layout, drafts), strict=True), 1):
        span = _span(layout, draft.first, draft.last)
        alone = draft.first == draft.head_first and draft.last == draft.head_last
        found.append(
            Mention(
                id=f"m{number}",
                span=span,
                head=span if alone else _span(layout, draft.head_first, draft.head_last),
                type=draft.type,
                named=draft.named,
                chain=chain,
                sentence=draft.sentence,
                party=party,
                weapon=draft.weapon,
            )
        )
    return tuple(found)


def _span(layout: Layout, first: int, last: int) -> Span:
    return span_at(layout.text, layout.tokens[first].start, layout.tokens[last - 1].end)


def _drafts(layout: Layout, marks: Marks) -> Iterator[Draft]:
    """All mentions, not yet in order: weapons, then a phrase at a time."""
    weapons = {token_index(layout, span.end - 1): (span, weapon) for span, weapon in find_weapons(layout)}
    toponyms = {token_index(layout, p.span.end - 1): p for p in (*marks.sites, *marks.places)}
    times = _covered(layout, [t.span for t in marks.times])
    phrases = noun_phrases(layout)
    taken: set[int] = set()
    known: set[str] = set()
    armed: set[int] = set()
    for k, phrase in enumerate(phrases):
        if k in taken or phrase.head in times:
            continue
        ext = extend(layout, phrases, k)
        drafts = _of_phrase(layout, ext, marks, toponyms, weapons, known) or as_read(layout, ext)
        if owner := _owner(layout, phrase):
            drafts = (*drafts, *_of_phrase(layout, owner, marks, toponyms, {}, known))
        taken.update(ext.taken if drafts else ())
        for draft in drafts:
            if draft.type == "person" and draft.named:
                known.add(layout.tokens[draft.head_last - 1].text.casefold())
            armed.update(range(draft.first, draft.last) if draft.weapon else ())
            yield draft
    for last, (span, weapon) in weapons.items():
        if last not in armed:
            first = token_index(layout, span.start)
            yield Draft(first, last + 1, first, last + 1, sentence_index(layout, span.start), "weapon", named=False, weapon=weapon)


def _owner(layout: Layout, phrase: NounPhrase) -> Extended | None:
    """Whose something is, as a phrase of its own ("Jane Doe | 's murder"); the first of several."""
    for i in range(phrase.first + 1, phrase.head):
        if layout.tokens[i].tag == "PART":
            return Extended(phrase.first, i, i - 1, i, phrase.sentence, (), phrase)
    return None


def _covered(layout: Layout, spans: Sequence[Span]) -> set[int]:
    """The tokens inside some spans."""
    return {i for span in spans for i in range(token_index(layout, span.start), token_index(layout, span.end - 1) + 1)}


def _of_phrase(  # noqa: PLR0917
    layout: Layout, ext: Extended, marks: Marks, toponyms: dict[int, Toponym], weapons: Spans, known: set[str]
) -> tuple[Draft, ...]:
    """The mention of a phrase, with the title inside it as one of its own; none where it names nobody and nothing that takes part."""
    tokens, head = layout.tokens, ext.head
    draft = Draft(ext.first, ext.last, head, head + 1, ext.sentence, "other", named=False)
    if tokens[head].tag == "PRON":
        return _pronoun(layout, ext, draft)
    if head in weapons:
        return (
            replace(
                draft, last=max(ext.base, head + 1), type="weapon", weapon=weapons[head][1], plural=is_plural(tokens[head], layout.language)
            ),
        )
    if is_aged_name(layout, ext) and (aged := name_start(layout, ext)) is not None:
        return _name(layout, ext, aged, marks, known)
    surname = head == ext.first and tokens[head].text.casefold() in known  # "Granada said", after "Jose Granada"
    if head in toponyms and toponyms[head].use != "in_name" and not surname and not _part_of_name(layout, ext, toponyms[head]):
        return _toponym(layout, ext, draft, toponyms[head], marks)
    nominal = _nominal(layout, ext, draft, marks)
    start = None if nominal is not None and nominal.named else name_start(layout, ext)
    full = start is not None and start < head and tokens[start].tag == "PROPN"
    if full and start == ext.first:
        full = nominal is not None and nominal.type == "person" and tokens[start].text.casefold() in first_names()
    if start is not None and (nominal is None or full):
        return _name(layout, ext, start, marks, known)
    if nominal is not None:
        return (nominal,)
    return _aged(layout, ext, draft, marks) or _number(layout, ext, draft, marks)


def _part_of_name(layout: Layout, ext: Extended, place: Toponym) -> bool:
    """Whether a place name is only the last part of somebody's ("Jose Granada")."""
    first, start = token_index(layout, place.span.start), name_start(layout, ext)
    return start is not None and ext.first <= start < first and layout.tokens[start].text.casefold() in first_names()


def _pronoun(layout: Layout, ext: Extended, draft: Draft) -> tuple[Draft, ...]:
    """Personal pronouns that refer to people."""
    token = layout.tokens[ext.head]
    found = (_FRENCH_PRONOUNS if layout.language == "fr" else _PRONOUNS).get(token.text.casefold())
    if found is None or token.fine == "PRP$" or ext.last - ext.first > 1:
        return ()
    kind: MentionType = "person" if found[0] == "person" else "group"
    return (replace(draft, type=kind, sex=found[1], pronoun=True, plural=kind == "group"),)


def _toponym(layout: Layout, ext: Extended, draft: Draft, place: Toponym, marks: Marks) -> tuple[Draft, ...]:
    """A place; people of a place ("Salvadorans"); a country that acts ("France condemned")."""
    words, at = layout.tokens[ext.first : ext.last], ext.head - ext.first
    first = max(ext.first, token_index(layout, place.span.start))
    if place.use == "demonym":
        plural = is_plural(layout.tokens[ext.head], layout.language)
        party = MentionParty("civilians", place.country, None, count_of(words, at, language=layout.language, marks=marks))
        return (replace(draft, type="group" if plural else "person", plural=plural, party=party),)
    named = any(t.tag == "PROPN" for t in layout.tokens[first : ext.head + 1])
    kind: MentionType = "facility" if place.kind == "facility" else "place"
    acting = MentionParty("government", place.country) if place.use == "metonymic" else None
    base = ext.last if kind == "facility" and not named else max(ext.base, ext.head + 1)
    return (replace(draft, last=base, head_first=first if named else ext.head, type=kind, named=named, party=acting),)


def _nominal(layout: Layout, ext: Extended, draft: Draft, marks: Marks) -> Draft | None:
    """People, organisations and things by the word lists."""
    words, at, language = layout.tokens[ext.first : ext.last], ext.head - ext.first, layout.language
    head = layout.tokens[ext.head]
    plural = is_plural(head, language)
    party = party_of(words, head=at, language=language, marks=marks)
    thing = thing_of(words, head=at, language=language)
    if thing == "vehicle" or (thing and (party is None or word_key(head.text, language) in party_words(language).generic)):
        kind: MentionType = "vehicle" if thing == "vehicle" else "object" if thing == "other" else "facility"
        return replace(draft, type=kind, plural=plural, party=party)
    if party is None or (head.tag == "ADJ" and at > 0 and layout.tokens[ext.head - 1].tag == "ADV") or tells_of_act(words, at, language):
        return None
    known = organisation_in(words)
    if known and known[0] <= at < known[1]:
        place = replace(draft, head_first=ext.first + known[0], head_last=ext.first + known[1], last=max(ext.base, ext.first + known[1]))
        return replace(place, type="organization", named=True, plural=True, party=replace(party, count=None))
    lists = party_words(language)
    texts = [t.text for t in words]
    ending = {key_of(texts[i : at + 1], language) for i in range(max(0, at - 3), at + 1)}
    if ending & lists.organizations:
        named = head.tag == "PROPN" and at > 0 and layout.tokens[ext.first + at - 1].tag in ("PROPN", "ADP", "X")
        begin = ext.first + (words[0].tag == "DET") if named else ext.head
        return replace(
            draft, head_first=begin, type="organization", named=named, plural=plural, party=party if plural else replace(party, count=None)
        )
    one = party.count is not None and party.count.best == 1
    several = not one and (plural or bool(ending & lists.collective) or (party.count is not None and (party.count.low or 0) > 1))
    sex = None if several else sex_of([head], language)
    return replace(draft, type="group" if several else "person", plural=several, sex=sex, party=party)


def _name(layout: Layout, ext: Extended, start: int, marks: Marks, known: set[str]) -> tuple[Draft, ...]:
    """A named person or organisation, and the title before the name as a mention of its own."""
    kind = kind_of_name(layout, ext, start, known)
    if kind is None:
        return ()
    tokens, language = layout.tokens, layout.language
    draft = Draft(ext.first, ext.base, start, ext.head + 1, ext.sentence, "other", named=True)
    if kind != "person":
        words = tokens[ext.first : ext.base]
        told = party_of(words, head=ext.head - ext.first, language=language, marks=marks)
        told = told or (MentionParty("unknown") if kind == "organization" else None)
        party = replace(told, count=None) if told else None
        begin = ext.first + (tokens[ext.first].tag == "DET")
        draft = replace(draft, head_first=begin if kind == "organization" else start)
        return (
            replace(
                draft,
                type="organization" if kind == "organization" else "facility" if kind == "facility" else "other",
                party=party,
                plural=True,
            ),
        )
    complement = tokens[ext.base : ext.last]
    last = ext.last if complement and (organisation_in(complement) or any(t.tag == "PROPN" for t in complement)) else ext.base
    title = _title(layout, ext, start, marks)
    titled = title.party if title and title.party and title.party.kind != "unknown" else None
    its = titled or _affiliated(tokens[ext.base : last], language, marks) or MentionParty("unknown")
    named = replace(draft, last=last, type="person", sex=sex_of(tokens[ext.first : ext.head + 1], language), party=its)
    return (named, replace(title, describes=start)) if title else (named,)


def _title(layout: Layout, ext: Extended, start: int, marks: Marks) -> Draft | None:
    """The title or description before a name."""
    tokens = layout.tokens
    named = any(t.text[:1].isalpha() for t in tokens[ext.first : start])
    if (
        start <= ext.first
        or not named
        or tokens[start - 1].tag in ("DET", "PART")
        or (start - ext.first == 1 and is_honorific(tokens[ext.first].text))
    ):
        return None
    words = tokens[ext.first : start]
    told = [party_of(words, head=at, language=layout.language, marks=marks) for at in range(len(words) - 1, -1, -1)]
    party = next((p for p in told if p and p.kind != "unknown"), MentionParty("unknown"))
    if party.kind == "unknown" and word_key(words[-1].text, layout.language) in party_words(layout.language).police_ranks:
        party = replace(party, kind="police")
    return Draft(ext.first, start, start - 1, start, ext.sentence, "person", named=False, sex=sex_of(words, layout.language), party=party)


def _affiliated(complement: Sequence[Token], language: str, marks: Marks) -> MentionParty | None:
    """The party of somebody by what stands after the name ("of the Dockers union")."""
    if len(complement) < 2:
        return None
    party = party_of(complement[1:], language=language, marks=marks)
    if party is None:
        return None
    names = [t for t in complement[1:] if t.tag != "DET"]
    text = "".join(t.text + (" " if k + 1 < len(names) and names[k + 1].start > t.end else "") for k, t in enumerate(names))
    return MentionParty(party.kind, party.country, party.organization or text, None)


def _aged(layout: Layout, ext: Extended, draft: Draft, marks: Marks) -> tuple[Draft, ...]:
    """People told by nothing but their age: "the 32-year-old", "two 17-year-olds"."""
    words, head = layout.tokens[ext.first : ext.base], layout.tokens[ext.head]
    if not _AGED.fullmatch(head.text) and not (
        head.text == "old" and _AGED.fullmatch(layout.text, layout.tokens[ext.first].start, head.end)
    ):
        return ()
    count = count_of(words, ext.head - ext.first, language=layout.language, marks=marks)
    plural = head.text.casefold().endswith("s")
    party = MentionParty("unknown", count=count)
    return (replace(draft, last=max(ext.base, ext.head + 1), type="group" if plural else "person", plural=plural, party=party),)


def _number(layout: Layout, ext: Extended, draft: Draft, marks: Marks) -> tuple[Draft, ...]:
    """A number for people ("seven were hurt", "killing two"), not one that a time or a sum has."""
    tokens, head = layout.tokens, ext.head
    counts = tokens[head].tag == "NUM" or tokens[head].text.casefold() in _NUMBER_WORDS
    if not counts or not (tokens[head].text.isalpha() or tokens[head].text.replace(",", "").isdigit()):
        return ()
    after = tokens[ext.last : ext.last + 3]
    before = tokens[ext.first - 1] if ext.first else None
    of_them = len(after) > 1 and after[0].text.casefold() in ("of", "d'", "d’") and after[1].text.casefold() in ("them", "whom", "entre")
    acts = bool(after) and (after[0].tag == "AUX" or after[0].lemma in ("die", "have", *_HARM))
    if not (of_them or acts or (before is not None and before.lemma in _HARM)):
        return ()
    count = count_of(tokens[ext.first : ext.base], head - ext.first, language=layout.language, marks=marks)
    plural = tokens[head].text.casefold() not in ("one", "un", "une", "1")
    return (replace(draft, type="group" if plural else "person", plural=plural, party=MentionParty("unknown", count=count)),)
