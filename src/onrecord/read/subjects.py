"""What the subject of a verb is, by the words before it."""

from __future__ import annotations

from onrecord.lexicons.classes import word_class
from onrecord.read.harm import harm_words
from onrecord.read.lists import SINGULAR, as_subject, conjuncts, list_ending_at, whole_of
from onrecord.read.phrases import VerbGroup, verb_lemma
from onrecord.read.scene import LINKS, RELATIVE, Clause, ClauseKind, Scene, ending_at, is_prepositional
from onrecord.read.subjects_french import before_absolute, described_so, french_order, set_apart, whole_french

_GLOSS = 12  # tokens of an explanation in brackets
_DATELINE = 8  # tokens of a dateline
_OF_PEOPLE = frozenset(("who", "whom", "qui"))
_OF_DEEDS = frozenset(("which", "that", "qui"))
_PARTS = 3  # noun phrases from a group to what a part of it is: "six priests, | five of | them | Spaniards"
_PARTS_OF_TIME = frozenset("morning afternoon evening night week weekend month year today".split())
_NO_HEARER = frozenset(("say", "add", "claim", "report", "state"))
_HEDGES = frozenset("about around some nearly over at least more than up to".split())
_ASIDE = 4  # tokens that stand between an auxiliary and its participle


def subject_of(scene: Scene, group: VerbGroup, kind: ClauseKind, before: int, found: list[Clause]) -> tuple[int, ...]:
    """The noun phrases that are the subject of a verb group; `before` is the token ahead of it, `found` the clauses ahead of it."""
    previous = found[-1] if found else None
    token = scene.token(before)
    relative = _relative_before(scene, before, previous) if kind == "finite" else None
    if relative is not None and (antecedents := _antecedents(scene, group, relative, previous)):
        return antecedents
    if relative is not None and previous and scene.word(relative) == "who":
        return ()  # "nobody knows who shot him": not whoever wants to know
    if kind == "infinitive":
        return _controller(group, previous)
    if kind in ("participle", "reduced"):
        return _of_participle(scene, group, kind, before, previous)
    if previous and scene.word(before) == "," and (held := before_absolute(scene, previous)):
        return held
    if previous and scene.word(before) == "," and (resumed := _interrupted(scene, found)):
        return resumed
    if previous and token is not None and token.tag == "CCONJ":
        return next((c.subject for c in french_order(scene, group, found) if c.kind == kind and c.subject), previous.subject)
    if (suspected := described_so(scene, found)) and (kind == "finite"):
        return suspected
    return _finite_subject(scene, group, found) or (previous.subject if previous else ())


def _of_participle(scene: Scene, group: VerbGroup, kind: ClauseKind, before: int, previous: Clause | None) -> tuple[int, ...]:
    """Of whom a participle tells: the phrase right before it, whom the verb before it found so, or that verb's own subject."""
    adjacent = ending_at(scene, before + 1) if scene.word(before) != "," else None
    adjacent = whole_french(scene, adjacent) if adjacent is not None else None
    if kind == "reduced" and (apart := set_apart(scene, group, before, previous)):
        return apart
    if previous and _parted(scene, group, previous):
        return previous.subject
    if previous and (told := _told_of(scene, before, previous)):
        return told
    if kind == "participle" and previous and (accused := _accused(scene, before, previous)):
        return accused
    resulting = kind == "participle" and verb_lemma(scene.layout, group.main) in word_class("results")
    if previous and previous.objects and resulting:
        return previous.subject  # "fired 40 rounds killing two"
    if previous and _is_seen(scene, group, previous, adjacent):
        return previous.objects  # "found the owner of the bar shot to death"
    if previous and previous.objects and scene.word(before) == "from":
        return previous.objects  # "prevented them from leaving"
    if adjacent is not None and not (kind == "participle" and previous and adjacent in previous.objects and scene.word(before) == ","):
        return (adjacent,)
    if previous is None and scene.word(before) == "," and (opened := ending_at(scene, before + 1)) is not None:
        return (whole_french(scene, opened),)
    return previous.subject if previous else ()


def _told_of(scene: Scene, before: int, previous: Clause) -> tuple[int, ...]:
    """The subject of what somebody says, behind the verb of saying and before the comma of an aside: "said that 40 men, carrying guns, surrounded"."""
    k = ending_at(scene, before) if scene.word(before) == "," and previous.lemma in word_class("takes_clause") else None
    if k is None or previous.group.passive or not _can_act(scene, k):
        return ()
    between = [scene.word(i) for i in range(previous.group.last, scene.phrases[k].first)]
    linked = bool({"that", "que", "qu'"} & set(between)) or (previous.lemma in _NO_HEARER and all(word in _HEDGES for word in between))
    return (k,) if linked else ()


def _is_seen(scene: Scene, group: VerbGroup, previous: Clause, adjacent: int | None) -> bool:
    """Whether a participle says how somebody was found whom more words describe: "found Ada Stone of Sampleton shot"."""
    if previous.lemma not in word_class("finds") or previous.group.passive or not previous.objects or previous.group.last > group.first:
        return False
    harmed = verb_lemma(scene.layout, group.main) in word_class("transitive")
    return harmed and (adjacent is None or (adjacent not in previous.objects and is_prepositional(scene, scene.phrases[adjacent])))


def _antecedents(scene: Scene, group: VerbGroup, relative: int, previous: Clause | None) -> tuple[int, ...]:
    """What a relative word stands for: the phrase before it and, behind a comma or by a verb in the plural, the list that it ends."""
    k = ending_at(scene, relative)
    if k is not None and k and not _can_act(scene, k):
        k -= 1  # "Ada Stone, 72, who"
    if k is None:
        return ()
    if k >= _PARTS and scene.word(scene.phrases[k - 1].head) in ("them", "whom") and scene.word(scene.phrases[k - 1].first - 1) == "of":
        k -= _PARTS  # "six priests, five of them Spaniards, who"
    if scene.word(relative) in _OF_PEOPLE and k and scene.layout.tokens[scene.phrases[k].head].tag == "PROPN":
        whole = whole_of(scene, k)  # "the mayor of Sampleton, who"
        k = k if scene.layout.tokens[scene.phrases[whole].head].lemma in word_class("nobody_of_it") else whole
    if scene.word(relative) in _OF_DEEDS and verb_lemma(scene.layout, group.main) in word_class("results"):
        deed = _deed_before(scene, k, previous.group.last if previous else scene.first)
        if deed is not None:
            return (deed,)  # "attacks against a union, which killed nine"
    told = previous is not None and k in previous.objects
    if told or scene.word(relative - 1) != ",":
        return (whole_french(scene, k),)
    chain = list_ending_at(scene, k, previous.group.last if previous else scene.first)
    return (
        as_subject(scene, chain, group.first) if len(chain) > 1 and scene.word(group.first) not in SINGULAR else (whole_french(scene, k),)
    )


def _deed_before(scene: Scene, k: int, low: int) -> int | None:
    """The last event noun of harm among the noun phrases up to `k`, from token `low` on, where prepositions lead from it to `k`."""
    for i in range(k, -1, -1):
        if scene.phrases[i].first < low:
            return None
        if scene.layout.tokens[scene.phrases[i].head].lemma in harm_words():
            return i
    return None


def _parted(scene: Scene, group: VerbGroup, previous: Clause) -> bool:
    """Whether only a few words part a participle from its auxiliary: "a été en grande partie détruite"."""
    between = scene.layout.tokens[previous.group.last : group.first]
    if previous.lemma not in ("be", "être") or not 0 < len(between) <= _ASIDE or between[0].tag != "ADP":
        return False
    return previous.kind == "finite" and all(t.tag in ("ADP", "DET", "ADJ", "NOUN", "ADV") for t in between)


def _relative_before(scene: Scene, before: int, previous: Clause | None) -> int | None:
    """The token of a relative word ahead of a verb, with nothing but a time or a prepositional phrase between them."""
    low = max(previous.group.last if previous else scene.first, before - 6)
    for i in range(before, low - 1, -1):
        token = scene.token(i)
        if token is None or scene.word(i) in (",", ":", ";"):
            return None
        if scene.word(i) in RELATIVE and token.tag in ("PRON", "DET", "SCONJ"):
            between = [k for k, p in enumerate(scene.phrases) if i < p.first <= before]
            return i if all(is_prepositional(scene, scene.phrases[k]) or not _can_act(scene, k) for k in between) else None
    return None


def _interrupted(scene: Scene, found: list[Clause]) -> tuple[int, ...]:
    """The subject that a clause between commas has parted from its verb ("the police, who had waited, fired")."""
    for clause in reversed(found):
        relative = clause.link in RELATIVE and scene.word(clause.start - 1) == ","
        if relative or (clause.kind in ("participle", "reduced") and scene.word(clause.group.first - 1) == ","):
            return tuple(dict.fromkeys(whole_of(scene, k) for k in clause.subject))
    return ()


def _controller(group: VerbGroup, previous: Clause | None) -> tuple[int, ...]:
    """Who does what an infinitive says: the object of "ask", "force", ..., else the subject of the verb before."""
    if previous is None:
        return ()
    if previous.lemma in word_class("accusing"):
        return previous.subject if previous.group.passive else previous.objects or previous.subject
    if (
        previous.lemma in word_class("object_control")
        and not previous.group.passive
        and previous.objects
        and previous.group.last <= group.first
    ):
        return previous.objects
    return previous.subject


def _accused(scene: Scene, before: int, previous: Clause) -> tuple[int, ...]:
    """Of whom it is said that he did what follows: "accused the guards of beating him", "was blamed for starting the fire"."""
    if previous.lemma not in word_class("accusing") or scene.word(before) not in ("of", "for", "with"):
        return ()
    return previous.subject if previous.group.passive else previous.objects


def _finite_subject(scene: Scene, group: VerbGroup, found: list[Clause]) -> tuple[int, ...]:
    """The first noun phrase without a preposition between the verb before and this one that can be its subject."""
    low = found[-1].group.last if found else scene.first
    low = max([low, *(i + 1 for i in range(low, group.first) if _restarts(scene, i))])
    inside = [k for k, p in enumerate(scene.phrases) if low <= p.first and p.last <= group.first]
    ends = group.first
    while len(inside) > 1 and scene.phrases[inside[-1]].last == ends and _is_daypart(scene, inside[-1]):
        ends = scene.phrases[inside.pop()].first  # "after unknown men this afternoon placed"
    bare = (k for k in inside if not is_prepositional(scene, scene.phrases[k]) and not _is_daypart(scene, k))
    free = [k for k in bare if _can_act(scene, k) and not _tells_of_some(scene, k)]
    if free and (_is_sayer(scene, group, free[-1]) or _follows_setting(scene, group, low, inside)):
        return (inside[-1],)
    if found and found[-1].objects and free and free[0] in found[-1].objects and found[-1].lemma not in word_class("takes_clause"):
        free = [k for k in free if k not in found[-1].objects]
        if not free and (found[-1].link in RELATIVE or found[-1].kind in ("participle", "reduced")):
            return found[-1].subject  # "a soldier guarding the plant was hurt"
    if not free and inside and scene.phrases[inside[-1]].last == ends:
        ahead = scene.word(scene.phrases[inside[-1]].first - 1)
        free = [inside[-1]] if ahead in word_class("late_prepositions") or not found else []
    if not free:
        return ()
    last = scene.phrases[inside[-1]]
    opens = scene.word(last.first - 1) in word_class("clause_openers") and last.last == ends
    if found and opens and found[-1].lemma not in word_class("takes_clause"):
        return (inside[-1],)  # "... after the boats had been towed"
    after_link = [k for k in free if scene.word(scene.phrases[k].first - 1) in LINKS]
    chosen = after_link[-1] if after_link else _nearest_start(scene, free)
    return as_subject(scene, conjuncts(scene, chosen, stop=group.first), group.first)


def _is_daypart(scene: Scene, k: int) -> bool:
    """Whether a noun phrase only says when: "this afternoon", "last week", "yesterday"."""
    phrase = scene.phrases[k]
    pointing = scene.word(phrase.first) in ("this", "last", "that", "early", "late") and scene.word(phrase.head) in _PARTS_OF_TIME
    return pointing or scene.word(phrase.head) in word_class("no_arguments")


def _can_act(scene: Scene, k: int) -> bool:
    """Whether a noun phrase is more than a day, an age between commas, or the remains of a quotation mark in a broken encoding."""
    phrase, head = scene.phrases[k], scene.word(scene.phrases[k].head)
    named = (token := scene.token(phrase.first - 2)) is not None and token.tag == "PROPN"
    age = head.isdigit() and named and scene.word(phrase.first - 1) == "," == scene.word(phrase.last)
    return head not in word_class("no_arguments") and not head.startswith("â") and not age


def _tells_of_some(scene: Scene, k: int) -> bool:
    """Whether a noun phrase only says what some of those told before are: "a dozen, most of them women, were hurt"."""
    first = scene.phrases[k].first
    return scene.word(first - 1) in ("them", "whom", "these") and scene.word(first - 2) == "of"


def _follows_setting(scene: Scene, group: VerbGroup, low: int, inside: list[int]) -> bool:
    """Whether a preposition opens the clause, and the last phrase stands between a comma and the verb: "In this town, four men were"."""
    last, opens = scene.phrases[inside[-1]], scene.token(low)
    return opens is not None and opens.tag == "ADP" and last.last == group.first and scene.word(last.first - 1) == ","


def _is_sayer(scene: Scene, group: VerbGroup, k: int) -> bool:
    """Whether a noun phrase between a comma and a verb of saying is its subject ("..., police said")."""
    phrase = scene.phrases[k]
    ahead = scene.word(phrase.first - 1)
    return (
        phrase.last == group.first
        and ahead in (",", '"', "”", "''", "»")
        and verb_lemma(scene.layout, group.main) in word_class("takes_clause")
    )


def _restarts(scene: Scene, i: int) -> bool:
    """Whether what stands before a mark is no part of the clause after it: a dateline, a speaker, a heading."""
    word = scene.word(i)
    if word == "]":
        return not _glosses(scene, i)
    return word in (":", ";", "--", "–", "—") or (word == "-" and (scene.word(i - 1) in ("-", ")") or _opens_with_names(scene, i)))


def _opens_with_names(scene: Scene, dash: int) -> bool:
    """Whether nothing but names stands before a dash that is set off by spaces, as in a dateline ("Sampleton, Ohio - Police ...")."""
    if not scene.first < dash <= scene.first + _DATELINE or dash + 1 >= scene.last:
        return False
    before, here, behind = scene.layout.tokens[dash - 1 : dash + 2]
    alone = before.end < here.start and here.end < behind.start
    return alone and all(token.tag in ("PROPN", "PUNCT", "NUM") for token in scene.layout.tokens[scene.first : dash])


def _glosses(scene: Scene, close: int) -> bool:
    """Whether words in square brackets explain the noun right before them ("the Front [FNX]"), and are no heading or speaker."""
    opened = next((i for i in range(close - 1, max(scene.first - 1, close - _GLOSS), -1) if scene.word(i) == "["), None)
    before = scene.token(opened - 1) if opened is not None else None
    return before is not None and before.tag in ("NOUN", "PROPN")


def _nearest_start(scene: Scene, free: list[int]) -> int:
    """The first of the candidates that no comma and no "and" with another candidate behind it parts from the verb before."""
    for k in free:
        if scene.token(scene.phrases[k].head) is not None and scene.layout.tokens[scene.phrases[k].head].tag != "NUM":
            return k
    return free[0]
