"""Noun phrases and verb groups by part of speech: the shallow syntax that the rules of reading stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.lexicons.classes import word_class
from onrecord.model.once import once_a_layout
from onrecord.model.reading import Layout, Token
from onrecord.read.phrases_classes import word_classes
from onrecord.read.tag import lemma_of, load_lemmas

_BEFORE = r'(?:[jc]|l(?=[jc])|(?<=[dc])r(?=[jc])|(?<=j),(?=j)|(?<=[jc])&(?=[jc]{1,4}[nq])|(?<=[djch])"(?=[jnq]))'
_BARE_NUMBER = r"h{0,4}d?c{1,5}(?:&c{1,3}(?![cjnq]))?|d{1,3}[rlc]{0,3}(?:e|jj?)(?![njq])"
_NICKNAME = r'(?:(?<=q)"[jnq]{1,3}[".]q{1,4})?'
_NOUN_PHRASE = re.compile(
    r'p|ty?|h{0,4}d{0,3}[jc]{0,4}"[jnq]{1,8}"[jc]{0,2}[nq]{1,5}|'
    rf"h{{0,4}}d{{0,3}}{_BEFORE}{{0,15}}[nq]{{1,25}}(?:(?<=q)j{{1,2}}[nq]{{1,10}}){{0,2}}{_NICKNAME}(?:c(?![jncq]))?"
    rf"(?:s{_BEFORE}{{0,8}}[nq]{{1,12}}){{0,4}}|{_BARE_NUMBER}"
)
_FRENCH_NOUN_PHRASE = re.compile(
    rf'p|ty?|h{{0,4}}d{{0,3}}(?:(?<=d)")?[jcr]{{0,6}}?(?:(?<=[jc])")?[nq]{{1,15}}j{{0,4}}(?:c(?![jncq]))?|{_BARE_NUMBER}'
)
_VERB_GROUP = re.compile(r"(?:x[rl]{0,2})?(?:o[xrl]{0,2})?(?:[mb][rlx]{0,4}){0,5}[fveg]|x?(?:o[xrl]{0,2})?(?:[mb][rlx]{0,3}){0,5}[mb]x?")
_FRENCH_VERB_GROUP = re.compile(
    r"(?:x[xkp]{0,3})?(?:[mb][rlx]{0,4}(?:&[rl])?k?){0,5}[fveg]x?|(?:x[xkp]{0,3})?(?:[mb][rlx]{0,3}){0,5}[mb]x?"
)
_FRENCH_MOVES = re.compile(
    r"(?:all|arriv|entr|tomb|rest|mont|rentr|retourn|pass|décéd|n)(?:é|ée|és|ées|er)$|(?:ven|deven|reven|interven|surven|parven|descend)(?:u|ue|us|ues)$|"
    r"(?:part|sort)(?:i|ie|is|ies)$|mort(?:e|s|es)?$"
)
_MODAL_NAMES = {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "’d": "would", "ca": "can", "sha": "shall"}
_AGREES = re.compile(r"(?:ée|ées|és|ie|ies|ue|ues)$")
"""Endings of participles that agree with a noun, as those after "avoir" do not: "l'enquête, confiée à"."""
_REFLEXIVE = frozenset(("se", "s'", "s’"))
_MEDIA = frozenset(("AFP", "Reuters", "AP", "RFI", "RTL", "BFMTV", "BBC", "CNN", "EFE", "TF1", "LCI"))
_CLITICS = _REFLEXIVE | {"en", "y"}


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A base noun phrase: tokens `first:last` (half-open indices into the layout), `head` the index of its head noun.

    No prepositional phrases inside, but possessors are ("the police force's general reserve"). Pronouns are phrases too.
    """

    first: int
    last: int
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Auxiliaries and their verb: tokens `first:last`, `main` the index of the verb. `negated` by not, never, no longer, ne ... pas.

    `passive` holds for a participle after its noun too ("a man killed in the attack"). `modal` is the lemma of a modal among them
    ("may", "would"; French conditional and future: "cond", "fut"), null where there is none.
    """

    first: int
    last: int
    main: int
    sentence: int
    passive: bool
    negated: bool
    modal: str | None
    perfect: bool


@once_a_layout
def noun_phrases(layout: Layout) -> tuple[NounPhrase, ...]:
    """Base noun phrases in text order; they do not overlap. Relative words ("who", "qui") are none."""
    pattern = _FRENCH_NOUN_PHRASE if layout.language == "fr" else _NOUN_PHRASE
    found = []
    for number, sentence in enumerate(layout.sentences):
        classes = _classes(layout)[number]
        for m in pattern.finditer(classes):
            head = max(map(m.group().rfind, "nqt"))
            first, head, last = m.start(), m.start() + head if head >= 0 else m.end() - 1, m.end()
            apart = 0 <= head < last - 1 and classes[last - 1] == "c" and layout.tokens[sentence.first + last - 1].text.isalpha()
            if pattern is _FRENCH_NOUN_PHRASE and (cut := _told_medium(layout, sentence.first + first, sentence.first + last)):
                found.append(NounPhrase(sentence.first + first, cut, cut - 1, number))
                first, head = cut - sentence.first, max(head, cut - sentence.first)
            last -= apart  # "in Sampleton | seven were killed": a number in words counts nothing before it
            found.append(NounPhrase(sentence.first + first, sentence.first + last, sentence.first + head, number))
            if apart:
                found.append(NounPhrase(sentence.first + last, sentence.first + last + 1, sentence.first + last, number))
    return tuple(found)


def _told_medium(layout: Layout, first: int, last: int) -> int:
    """Where a name follows on the initials of whom it is told: "a déclaré à l'AFP | Jean Dupont"; 0 where none does."""
    for k in range(first + 1, last - 1):
        medium, name = layout.tokens[k], layout.tokens[k + 1]
        if medium.text in _MEDIA and name.tag == "PROPN" and name.text[:1].isupper() and not name.text.isupper():
            return k + 1
    return 0


@once_a_layout
def verb_groups(layout: Layout) -> tuple[VerbGroup, ...]:
    """Verb groups in text order; they do not overlap."""
    pattern = _FRENCH_VERB_GROUP if layout.language == "fr" else _VERB_GROUP
    found: list[VerbGroup] = []
    for number, classes in enumerate(_classes(layout)):
        earlier: VerbGroup | None = None
        for m in pattern.finditer(classes):
            earlier = _group(layout, number, m, earlier)
            found.append(earlier)
    return tuple(found)


def is_joined(layout: Layout, a: VerbGroup, b: VerbGroup) -> bool:
    """Whether a verb of harm is joined to one without helpers by nothing but a comma or "and": "shot and killed"."""
    between = [t.text.casefold() for t in layout.tokens[a.last : b.first] if t.tag != "ADV"]
    marks = between in ([","], ["and"], ["&"], [",", "and"], [",", "then"], ["and", "then"])
    return marks and a.sentence == b.sentence and b.first == b.main and all(_harms(layout, g.main) for g in (a, b))


def _harms(layout: Layout, index: int) -> bool:
    return layout.tokens[index].fine in ("VBD", "VBN", "JJ", "NN") and verb_lemma(layout, index) in word_class("harms_whom")


@once_a_layout
def _classes(layout: Layout) -> tuple[str, ...]:
    """The letters of the words of each sentence."""
    return tuple(word_classes(layout.tokens[s.first : s.last], layout.language) for s in layout.sentences)


def verb_lemma(layout: Layout, index: int) -> str:
    """The base form of a token read as a verb, also where the tagger took it for an adjective or a noun."""
    token = layout.tokens[index]
    if token.tag in ("VERB", "AUX"):
        return token.lemma
    return lemma_of(token.text.casefold(), "VERB", "VBD" if token.text.casefold().endswith("ed") else "VB", load_lemmas(layout.language))


def _group(layout: Layout, number: int, m: re.Match[str], earlier: VerbGroup | None) -> VerbGroup:
    """The verb group matched in the classes of a sentence; `earlier` is the group before it there."""
    offset, classes, first, last = layout.sentences[number].first, m.string, m.start(), m.end()
    words = layout.tokens[offset + first : offset + last]
    main = max(k for k in range(first, last) if classes[k] in "fvegmb")
    helpers = [words[k - first] for k in range(first, main) if classes[k] in "mb"]
    joined = earlier is not None and classes[max(0, first - 2) : first].rstrip("rlcxn")[-1:] in ("&", ",")
    if layout.language == "fr":
        clitics = first
        while clitics and layout.tokens[offset + clitics - 1].text.casefold() in _CLITICS:
            clitics -= 1
        before = [t.text.casefold() for t in layout.tokens[offset + clitics : offset + main]]
        passive = classes[main] == "e" and _french_passive(helpers, words[main - first], before)
        by = layout.tokens[offset + last].text.casefold() if offset + last < len(layout.tokens) else ""
        apart = by == "par" or _AGREES.search(words[main - first].text.casefold()) is not None
        passive = passive and not (joined and earlier and not helpers and earlier.perfect and not earlier.passive and not apart)
    else:
        inherited = earlier if joined and earlier and layout.tokens[earlier.main].fine in ("VBD", "VBN", "JJ") else None
        passive = _english_passive(classes[main], helpers, inherited)
    return VerbGroup(
        first=offset + first,
        last=offset + last,
        main=offset + main,
        sentence=number,
        passive=passive,
        negated=_negated(layout, offset + first, offset + last, classes[first:last]),
        modal=_modal([*helpers, words[main - first]], classes[first : main + 1]),
        perfect=_perfect(layout.language, helpers, classes[main], passive=passive),
    )


def _english_passive(letter: str, helpers: list[Token], inherited: VerbGroup | None) -> bool:
    """After "be" or "get"; alone after a noun; or joined to a passive one ("were killed and wounded")."""
    if helpers:
        return letter in "ef" and helpers[-1].lemma in ("be", "get", "'s", "being")
    return letter == "e" and (inherited is None or inherited.passive)


def _french_passive(helpers: list[Token], main: Token, before: list[str]) -> bool:
    """With "être", unless the verb forms its past with it or is reflexive; a participle alone is passive."""
    if any(word in _REFLEXIVE for word in before):
        return False
    if not helpers:
        return True
    return helpers[-1].lemma == "être" and not (_FRENCH_MOVES.match(main.text.casefold()) and len(helpers) == 1)


def _perfect(language: str, helpers: list[Token], letter: str, *, passive: bool) -> bool:
    """With "have"; in French with "avoir", or with "être" where that makes no passive ("sont partis", "s'est enfui")."""
    if language == "fr" and helpers and letter == "e" and not passive:
        return True
    return bool(helpers) and letter in "efb" and any(h.lemma in ("have", "avoir", "'ve") for h in helpers)


def _negated(layout: Layout, first: int, last: int, classes: str) -> bool:
    """Negation inside the group or "no longer" before its verb; French "ne ... que" only restricts."""
    words = [t.text.casefold() for t in layout.tokens[first:last]]
    if layout.language != "fr":
        return "x" in classes or "longer" in words
    if "pas" in words or "jamais" in words:
        return True
    after = [t.text.casefold() for t in layout.tokens[last : last + 3]]
    return "x" in classes and not any(word in ("que", "qu'", "qu’") for word in after)


def _modal(words: list[Token], classes: str) -> str | None:
    """The modal among the words of a group, or the tense of the first finite French verb."""
    verbs = [c for c in classes if c in "fvegmb"]
    for word, letter in zip(words, verbs, strict=True):
        if letter == "m":
            return _MODAL_NAMES.get(word.text.casefold(), word.lemma)
    fine = words[0].fine
    return "cond" if fine == "VBC" else "fut" if fine == "VBF" else None
