"""Whether something is told as having happened: negation, modals, conditions and the words that govern a verb or event noun.

Method: scope by governing word, as in Saurí and Pustejovsky 2009 (FactBank), on shallow clauses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicons import load
from onrecord.lexicons.classes import word_class
from onrecord.model.reading import Status, Tense, Token
from onrecord.read.known_deeds import is_accused_of, is_announced, is_prepared, is_protested
from onrecord.read.phrases import NounPhrase
from onrecord.read.scene import Clause, Scene

_ASSURING = frozenset(
    "affirmer dire assurer reconnaître avouer déclarer confirmer indiquer admettre raconter expliquer prétendre revendiquer".split()
)
_VOICING = frozenset("protester dénoncer manifester réclamer exiger protest demonstrate denounce demand".split())
_GATHERING = frozenset("march gather rally assemble converge flock pour block walk turn come take demonstrate descend".split())
_JUST, _SCHEDULED = frozenset("vient viennent venait venaient".split()), frozenset("prévoir programmer planifier schedule".split())
_ANNOUNCING = frozenset("say announce add confirm declare state tell report promise pledge warn decide".split())
_UNREAL = frozenset(("did_not_happen", "planned", "threatened", "possible", "hypothetical", "generic"))


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The words of one language that decide a status; each dict goes from a base form to the status that it gives."""

    govern: dict[str, Status]
    before_noun: dict[str, Status]
    modal: dict[str, Status]
    conditional: frozenset[str]
    habitual: frozenset[str]
    negative_subject: frozenset[str]
    hedges: frozenset[str]
    perhaps: frozenset[str]


@lru_cache(maxsize=4)
def status_words(language: str) -> StatusWords:
    """The words of a language; English for all but French."""
    raw = load("status_fr" if language == "fr" else "status_en")
    before: dict[str, Status] = {w: status for status, words in raw["before_noun"].items() for w in words if status in _UNREAL}
    before |= dict.fromkeys(raw["before_noun"]["planned_by"], "planned") | dict.fromkeys(raw["before_noun"]["against"], "did_not_happen")
    return StatusWords(
        govern={w: status for status, words in raw["govern"].items() for w in words},
        before_noun=before,
        modal={w: status for status, words in raw["modal"].items() for w in words},
        conditional=frozenset(raw["conditional"]),
        habitual=frozenset(raw["generic_adverbs"]),
        negative_subject=frozenset(raw["negative_subject"]),
        hedges=frozenset(raw["hedges"]),
        perhaps=frozenset(raw["perhaps"]),
    )


def tense_of(scene: Scene, clause: Clause) -> Tense:
    """Past, present or future of a finite verb; none for the others."""
    group = clause.group
    if group.modal in ("will", "shall", "fut"):
        return "future"
    if clause.kind != "finite":
        return "none"
    fines = [scene.layout.tokens[i].fine for i in range(group.first, group.last)]
    if group.perfect or "VBD" in fines or (fines and fines[0] == "VBN"):
        return "past"
    return "present"


def clause_status(scene: Scene, clauses: tuple[Clause, ...], done: list[Status], k: int) -> Status:
    """The status of a clause; `done` are the statuses of the clauses before it."""
    clause, words = clauses[k], status_words(scene.layout.language)
    if _negative(scene, clause, words):
        return "did_not_happen"
    if clause.joined and clause.kind in ("infinitive", "finite") and k and _same_modal(clauses[k - 1], clause) and done[k - 1] in _UNREAL:
        return done[k - 1]
    if _is_conditional(scene, clause, words):
        return "hypothetical"
    if scene.layout.language == "fr" and (helped := _french_helper(scene, clause)) is not None:
        return helped
    if clause.group.modal is not None:
        return "planned" if _is_announced(scene, clauses, k) else _modal_status(scene, clause, words)
    if clause.kind == "finite" and words.perhaps & {scene.word(i) for i in range(max(clause.start - 1, scene.first), clause.group.last)}:
        return "possible"
    governed = _governed(scene, clauses, done, k, words)
    if governed is not None:
        return governed
    if _is_imperative(scene, clause, k):
        return "hypothetical"
    if _is_going_to(scene, clause) and k + 1 < len(clauses) and clauses[k + 1].kind == "infinitive":
        return "planned"
    if clause.kind == "finite" and tense_of(scene, clause) == "present":
        if words.habitual & {scene.word(i) for i in range(clause.group.first - 1, clause.group.last + 1)}:
            return "generic"
        return "ongoing" if scene.layout.tokens[clause.group.main].fine == "VBG" else "happened"
    return "happened"


def _is_imperative(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether a bare verb without a subject opens the sentence; French forms do not tell."""
    bare = scene.layout.tokens[clause.group.main].fine in ("VB", "VBP") and scene.layout.language != "fr"
    return bare and clause.kind == "finite" and not clause.subject and k == 0 and clause.lemma not in ("thank", "hope", "sound")


def _is_conditional(scene: Scene, clause: Clause, words: StatusWords) -> bool:
    """After "if", "unless", "in case"; French "s'" only before "il"."""
    if "case" in (scene.word(clause.start), scene.word(clause.start - 1)):
        return True
    if clause.link == "s'":
        at = next((i for i in range(clause.start, clause.group.first) if scene.word(i) == "s'"), clause.group.first)
        return scene.word(at + 1) in ("il", "ils")
    return clause.link in words.conditional


def _french_helper(scene: Scene, clause: Clause) -> Status | None:
    """What "va", "peut", "doit" before an infinitive in one group say; their past tells what happened."""
    if scene.layout.tokens[clause.group.main].fine != "VB":
        return None
    helpers = {scene.word(i) for i in range(clause.group.first, clause.group.main)}
    if helpers & {"va", "vont"}:
        return "planned"
    if helpers & {"peut", "peuvent", "pourrait", "pourraient"}:
        return "possible"
    return "planned" if helpers & {"doit", "doivent", "devra", "devront"} else None


def _is_going_to(scene: Scene, clause: Clause) -> bool:
    """The words "is going to" in the present, which tells of the future."""
    main = scene.word(clause.group.main)
    return main in ("va", "vont") or (main in ("going", "gon") and tense_of(scene, clause) == "present")


def _same_modal(before: Clause, clause: Clause) -> bool:
    return before.kind == clause.kind and (
        clause.kind == "infinitive" or (before.group.modal is not None and clause.group.first == clause.group.main)
    )


def _negative(scene: Scene, clause: Clause, words: StatusWords) -> bool:
    """Negated itself, by its subject ("no one"), or by a "without" or "neither" before it."""
    if clause.group.negated:
        return True
    opening = [scene.word(j) for i in clause.subject for j in (scene.phrases[i].first, scene.phrases[i].first - 1)]
    if words.negative_subject & set(opening) and clause.kind != "reduced":
        return True
    if any(scene.word(scene.phrases[i].first) == "no" for i in clause.objects):
        return True
    return scene.word(clause.group.first - 1) in ("without", "sans", "never")


def _modal_status(scene: Scene, clause: Clause, words: StatusWords) -> Status:
    """What a modal says; "would have" and "could have" tell of what did not happen, French "aurait" of what is only reported."""
    modal = clause.group.modal or ""
    helpers = [scene.word(i) for i in range(clause.group.first, clause.group.main)]
    if modal == "cond":
        return "happened" if any(w.startswith(("aur", "ser")) for w in helpers) else "possible"
    if modal == "could" and clause.kind == "finite" and clause.lemma in ("see", "hear"):
        return "happened"
    return words.modal.get(modal, "possible")


def _is_announced(scene: Scene, clauses: tuple[Clause, ...], k: int) -> bool:
    """Whether "would" is the future of what somebody said in the past: "the ministry said that troops would be sent"."""
    clause = clauses[k]
    above = clauses[clause.governor] if clause.governor is not None else None
    said = above is not None and clause.content and above.lemma in _ANNOUNCING and tense_of(scene, above) == "past"
    return (
        clause.group.modal == "would"
        and said
        and not clause.group.perfect
        and not any(c.link in status_words(scene.layout.language).conditional for c in clauses)
    )


def _governed(scene: Scene, clauses: tuple[Clause, ...], done: list[Status], k: int, words: StatusWords) -> Status | None:
    """The status that the governing verb or noun gives, if it decides."""
    clause = clauses[k]
    if clause.governor_noun is not None:
        by_noun = words.govern.get(clause.governor_noun, words.before_noun.get(clause.governor_noun, "possible"))
        return done[clause.governor] if by_noun == "happened" and clause.governor is not None else by_noun
    if clause.governor is None:
        return "hypothetical" if clause.kind == "infinitive" else None
    above, over = clauses[clause.governor], done[clause.governor]
    given = words.govern.get(above.lemma)
    if clause.kind == "infinitive":
        if clause.lemma in _VOICING and (scene.word(clause.group.first - 1) == "pour" or above.lemma in _GATHERING):
            return over  # "ont bloqué la route pour protester", "marched to protest"
        if _comes_after(scene, clause) or (clause.group.perfect and (above.lemma in _ASSURING or is_accused_of(scene, clause))):
            return "happened" if is_accused_of(scene, clause) else over
        if _is_going_to(scene, above):
            return "planned"
        if given is None:
            if above.lemma in ("have", "avoir") and over == "happened" and tense_of(scene, above) == "past":
                return "happened"
            return "planned" if above.lemma in ("be", "have", "être") else "possible"
        if given == "happened":
            return over if above.lemma not in ("use", "know", "find") else "possible" if over != "happened" else "happened"
        return _inverse(given, over)
    if clause.kind == "participle":
        if is_accused_of(scene, clause):
            return None
        if clause.content and given not in (None, "happened"):
            return _inverse(given, over) if given else None
        return over if over in _UNREAL and clause.link in ("", ",", "and", "by") and above.kind != "finite" else None
    if clause.content and given is not None and given != "happened" and clause.kind == "finite":
        return given if given in ("possible", "did_not_happen") and above.lemma not in ("claim", "suggest", "warn", "learn") else None
    return None


def _comes_after(scene: Scene, clause: Clause) -> bool:
    """Whether an infinitive tells what came next or was just done: "a tiré avant de s'enfuir", "après avoir tiré", "venait d'être surpris"."""
    ahead = [scene.word(i) for i in range(max(scene.first, clause.group.first - 4), clause.group.first)]
    if "avant" in ahead or "après" in ahead:
        return True
    return ahead[-2:] == ["train", "de"] or (ahead[-1:] in (["de"], ["d'"]) and any(w in _JUST for w in ahead[-2:-1]))


def _inverse(given: Status, over: Status) -> Status:
    """What did not fail to happen, happened; what was not tried or planned, did not happen."""
    if over != "did_not_happen":
        return given
    return "possible" if given == "did_not_happen" else "did_not_happen"


def noun_status(scene: Scene, phrase: NounPhrase, clause: Clause | None, clause_told: Status, *, argument: bool) -> Status:
    """The status of an event noun: from the words before it, else from the clause that it is an `argument` of."""
    words = status_words(scene.layout.language)
    for i in range(phrase.head - 1, max(scene.first, phrase.first - 4) - 1, -1):
        token = scene.layout.tokens[i]
        if token.tag in ("VERB", "PUNCT", "AUX") and i < phrase.first:
            break
        status = words.before_noun.get(token.lemma) or words.before_noun.get(scene.word(i))
        if status is not None and (i >= phrase.first or token.tag in ("ADP", "NOUN", "ADJ", "DET", "ADV")):
            return "happened" if is_protested(scene, phrase, i) else status
    if clause is not None and is_prepared(scene, phrase, clause.lemma):
        return "planned"
    if clause is not None and not argument and phrase.first >= clause.group.last and _is_indefinite(scene, phrase):
        given = words.govern.get(clause.lemma)
        if clause_told in ("hypothetical", "planned", "possible"):
            return clause_told
        if given in ("planned", "possible", "threatened") and scene.word(phrase.first - 1) in _REACHES:
            return given
    if clause is not None and argument:
        given = words.govern.get(clause.lemma)
        if clause.lemma in _SCHEDULED and clause.group.passive and clause_told not in _UNREAL:
            return "planned"
        if (
            clause_told == "happened"
            and given not in (None, "happened")
            and clause.lemma not in _TOLD
            and not clause.group.passive
            and not (clause.lemma == "call" and not _is_indefinite(scene, phrase))  # "called the raid a crime"
            and not is_announced(clause.lemma, scene.layout.tokens[phrase.head].lemma)
        ):
            return given
        if clause_told in _UNREAL and (clause.lemma not in word_class("presumes") or _is_indefinite(scene, phrase)):
            return clause_told
    if _is_bare_plural(scene, phrase) and clause is not None and clause_told == "happened" and _present_be(scene, clause):
        return "generic"
    return "happened"


_REACHES = frozenset("for of against to and or à de et ou".split())
"""Words over which a verb such as "demand" reaches a noun: "demanded a ban on the league and arrest of its leaders"."""
_TOLD = frozenset("permettre claim suggest see warn say report learn order fear reject condemn deny stop halt".split())


def _is_indefinite(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether nothing before a noun says that it is a known one ("the", "this", "its", a name)."""
    return all(
        scene.word(i) not in ("the", "this", "that", "these", "those", "le", "la", "les", "l'", "ce", "cette", "ces")
        and scene.layout.tokens[i].fine not in ("PRP$", "POS", "NNP")
        for i in range(phrase.first, phrase.head)
    )


def _is_bare_plural(scene: Scene, phrase: NounPhrase) -> bool:
    first: Token = scene.layout.tokens[phrase.first]
    return scene.layout.tokens[phrase.head].fine == "NNS" and first.tag not in ("DET", "NUM", "PROPN", "PRON")


def _present_be(scene: Scene, clause: Clause) -> bool:
    return clause.lemma in ("be", "être") and scene.layout.tokens[clause.group.main].fine in ("VBZ", "VBP")


def is_hedged(scene: Scene, clause: Clause | None, first: int, last: int) -> bool:
    """Whether the words keep their distance: "reportedly" in the clause, "is believed to", French "aurait"."""
    words = status_words(scene.layout.language)
    near = {scene.word(i) for i in range(max(scene.first, first - 3), min(scene.last, last + 2))}
    if words.hedges & near:
        return True
    return clause is not None and clause.group.modal == "cond"
