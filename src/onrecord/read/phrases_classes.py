"""One letter a word: what it can do in a phrase, with the tagger's usual mistakes put right.

`d` determiner, `j` what stands before a noun, `c` number, `n` noun, `q` name, `t` day ("Tuesday"), `y` part of a day after it, `p` pronoun,
`s` possessive, `h` hedge of a number, `l` adverb in -ly, `r` other adverb, `x` negation, `o` infinitive's "to", `m` modal, `b` auxiliary,
`f` finite verb, `v` infinitive, `e` past participle, `g` -ing form, `k` French clitic, `w` word that begins a clause, `i` preposition, `&` and, or.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.model.reading import Token

_MARKS = {",": ",", '"': '"', "“": '"', "``": '"', "«": '"', "‘": '"', "”": ".", "»": ".", "''": "."}
_MARKS |= {"â€œ": '"', "â€˜": '"', "â€˜â€˜": '"', "â€™â€™": ".", "â€™": ".", "â€\x9d": ".", "â€\ufffd": ".", "â€": "."}
_BY_TAG = {"NUM": "c", "DET": "d", "ADJ": "j", "ADV": "r", "NOUN": "n", "PROPN": "q", "X": "n", "SYM": "n"}
_BY_TAG |= {"CCONJ": "&", "ADP": "i", "SCONJ": "w"}
_BY_FINE = {"CD": "c", "WDT": "w", "WP": "w", "WP$": "d", "WRB": "w", "PRP$": "d", "EX": ".", "POS": "s", "TO": "o", "MD": "m", "SET": "l"}
_VERBS = {"VBN": "e", "VBG": "g", "VB": "v"}
_CLOSED = dict.fromkeys(("not", "n't", "n’t", "never"), "x")
_CLOSED |= dict.fromkeys(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "deux", "trois", "quatre", "cinq"), "c")
_CLOSED |= {"including": "i"}
_PRENOMINAL = re.compile(
    r"(?:protesting|striking|rioting|demonstrating|warring|visiting|remaining|ruling|opposing|fleeing|chanting|surviving|marching)$"
)
_NOT_NOUNS = frozenset(("shot", "hit", "killed", "wounded", "injured"))
_CASUALTIES = frozenset(("wounded", "injured", "dead"))
_ALWAYS_FINITE = re.compile(
    r"(?i)(?:clashed|died|fled|occurred|happened|arrived|escaped|exploded|collapsed|erupted|marched|rallied|went|began|"
    r"asserted|noted|added|stated|declared|explained|claimed|commented|replied|warned|reiterated|emphasi[sz]ed|stressed|argued)$"
)
_PAST = re.compile(r"(?i)(?:\w{2,}ed|shot|hit|hurt|beat|struck|threw|fought|held|took|set|cut|broke|shook|burnt|blew|stole|led|fled)$")
_STATIVE = re.compile(
    r"(?i)(?:un\w+ed|\w+-\w+|armed|masked|hooded|united|so-called|alleged|suspected|presumed|wanted|limited|assorted|"
    r"(?:uni|plain|non)?\w*(?:minded|clothed|uniformed|organi[sz]ed)|red|indeed|sacred|naked|wicked|hundred)$"
)
_DOUBTED = frozenset(("alleged", "suspected", "presumed", "purported", "supposed"))
"""Participles that before a noun do not tell who alleges or suspects: "that alleged members of the group fled"."""
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight mon tue wed thu fri sat sun "
    "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
)
_DAY_PARTS = frozenset("morning night evening afternoon noon midnight matin soir midi après-midi".split())
_HEDGES = re.compile(
    r"(?:at least|at most|more than|less than|fewer than|up to|as many as|no fewer than|no more than|as few as|close to|"
    r"about|around|some|nearly|almost|approximately|over|roughly|an estimated|between)$"
)
_FRENCH_HEDGES = re.compile(r"(?:au moins|plus de|plus d'|près de|moins de|environ|quelque|quelques|presque|jusqu'à|entre)$")
_NE = frozenset(("ne", "n'", "n’"))
_PAS = frozenset(("pas", "jamais", "guère", "point"))
_CLITICS = frozenset(("se", "s'", "s’", "me", "m'", "m’", "te", "t'", "t’", "y", "en", "l'", "l’"))
_RELATIVES = frozenset(
    ("qui", "que", "qu'", "qu’", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "duquel", "auquel", "quoi")
)
_FRENCH_MODALS = re.compile(r"(?:peu[tx]|peuvent|pou(?:rr|v)\w+|pu|doi(?:s|t|vent)|dev(?:ai|r)\w+|dû|due?s?)$")

_TO_PARTICIPLE = re.compile(r"[xrlkp]{0,4}(?:&[rl])?b?[xrl]{0,3}e")
_PARTICIPLE = re.compile(r"(?:é|ée|és|ées)$")
_NO_PARTICIPLES = frozenset(("âgé", "carré", "discipliné", "privé", "côté", "instantané", "spontané", "simultané"))
_EITHER = re.compile(r"(?:it|[aeo]int)$")


def word_classes(tokens: Sequence[Token], language: str) -> str:
    """One letter for each token of a sentence."""
    letters = [_letter(token.text, token.tag, token.fine) for token in tokens]
    _days(tokens, letters)
    if language == "fr":
        _french(tokens, letters)
    else:
        _pairs(tokens, letters)
        _participles(tokens, letters)
        _clauses(tokens, letters)
    _hedges(tokens, letters, _FRENCH_HEDGES if language == "fr" else _HEDGES)
    return "".join(letters)


@lru_cache(maxsize=16384)
def _letter(text: str, tag: str, fine: str) -> str:
    """What the tag alone says, and words of the closed classes."""
    word = text.casefold()
    if text in _MARKS or word in _CLOSED:
        return _MARKS.get(text) or _CLOSED[word]
    if fine in _BY_FINE and tag != "PROPN":
        return _BY_FINE[fine]
    if tag == "AUX":
        return "n" if len(word) > 6 and fine != "" else "b"
    if tag == "VERB":
        return _VERBS.get(fine, "f")
    if tag == "PRON":
        return "p"
    if tag == "ADV" and word.endswith("ly"):
        return "l"
    return _BY_TAG.get(tag, ".")


def _days(tokens: Sequence[Token], letters: list[str]) -> None:
    """A day without an article is a phrase of its own: "killed a man | Tuesday night | police said"."""
    for i, token in enumerate(tokens):
        if letters[i] not in "nq" or token.text.casefold() not in _DAYS:
            continue
        if (i and letters[i - 1] in "dj") or letters[i + 1 : i + 2] == ["s"]:
            continue
        letters[i] = "t"
        if i + 1 < len(tokens) and letters[i + 1] in "nq" and tokens[i + 1].text.casefold() in _DAY_PARTS:
            letters[i + 1] = "y"


def _goes_on(tokens: Sequence[Token], letters: list[str], i: int) -> bool:
    """Whether "in Lyndon" or "dead" follows, as behind the verb of a headline ("Five shot dead in Lyndon")."""
    return i < len(tokens) and (letters[i] == "i" or tokens[i].text.casefold() == "dead")


def _participles(tokens: Sequence[Token], letters: list[str]) -> None:
    """Participles that stand before a noun ("the wounded men"), for one ("the wounded"), or after "be" ("were injured")."""
    for i in range(len(letters)):
        before, after = letters[i - 1] if i else "^", letters[i + 1] if i + 1 < len(letters) else "$"
        word = tokens[i].text.casefold()
        if word == "no" and after in "ncjq":
            letters[i] = "d"
        elif word == "dead" and before in "fe" and after in "dcnq":
            letters[i] = "r"  # "shot dead | three men"
        elif word in ("-", "‑", "–") and before == "c" and i + 1 < len(tokens) and tokens[i + 1].text.casefold().startswith("year"):
            letters[i] = "j"
        elif word in ("year", "month") and before == "c" and i + 1 < len(tokens) and tokens[i + 1].text.casefold() == "old":
            letters[i] = "j"  # "a 17 year old man"
        elif word == "old" and i and tokens[i - 1].text.casefold() in ("year", "month") and after not in "njq":
            letters[i] = "n"  # "the 17 year old was shot"
        elif (
            letters[i] == "n" and (before in "nq" or (before == "c" and i == 1)) and word in _NOT_NOUNS and _goes_on(tokens, letters, i + 1)
        ):
            letters[i] = "e"
        elif letters[i] == "n" and before == "q" and word == "shot" and after in "dpq":
            letters[i] = "f"
        elif letters[i] in "jef" and before == "c" and after == "b" and word in _CASUALTIES:
            letters[i] = "n"  # "eight bodies and 22 wounded | had been brought"
        elif letters[i] in "je" and before in "dc" and after not in "njq" and _PAST.match(word):
            letters[i] = "j" if before == "d" else "e"
        elif letters[i] == "g" and before in "dj" and after not in "njq":
            letters[i] = "n"
        elif letters[i] in "eg" and after in "njq":
            if (
                before in "djcs"
                or (before == "i" and (letters[i] == "e" or _PRENOMINAL.match(word)))
                or (before == "^" and _STATIVE.match(word))
                or (before in "w&,f." and word in _DOUBTED)
            ):
                letters[i] = "j"
        elif letters[i] == "j" and before in "bxrl" and after not in "njq" and _PAST.match(word):
            aux = next((k for k in range(i - 1, max(-1, i - 4), -1) if letters[k] not in "xrl"), i)
            letters[i] = "e" if letters[aux] == "b" else "j"
        elif letters[i] == "f" and tokens[i].lemma == "get" and re.match("[rl]?e", "".join(letters[i + 1 : i + 3])):
            letters[i] = "b"


def _pairs(tokens: Sequence[Token], letters: list[str]) -> None:
    """Two participles before a noun that is behind a preposition or an article: "families of kidnapped and murdered women"."""
    for i in range(1, len(letters) - 3):
        if letters[i + 1] != "&" or letters[i + 3] not in "jnq" or letters[i + 2] not in "jefg" or letters[i] not in "jefn":
            continue
        past = _PAST.match(tokens[i + 2].text)
        before = "idcj" if past else "idcj&"  # "of prisoners and murdered and missing people"
        if (past or letters[i + 2] != "f") and letters[i - 1] in before and (letters[i] == "j" or _PAST.match(tokens[i].text)):
            letters[i] = letters[i + 2] = "j"


def _clauses(tokens: Sequence[Token], letters: list[str]) -> None:
    """Put right each clause: the words up to the next comma, conjunction, relative word or mark (80 words at most)."""
    first = 0
    while first < len(letters):
        last = first + 1
        while last < len(letters) and last - first < 80 and letters[last] not in ',&w."':
            last += 1
        _finite(tokens, letters, first, last)
        first = last


def _has_finite(tokens: Sequence[Token], letters: list[str], first: int, last: int) -> bool:
    return any(letters[k] in "fm" or (letters[k] == "b" and tokens[k].fine in ("VBD", "VBP", "VBZ")) for k in range(first, last))


def _finite(tokens: Sequence[Token], letters: list[str], first: int, last: int) -> None:
    """Past forms taken for adjectives or participles ("guerrillas attacked police"), and the other way round; one finite verb a clause."""
    has_finite = _has_finite(tokens, letters, first, last)
    for i in range(first, last):
        word = tokens[i].text
        if letters[i] not in "jefn" or not _PAST.match(word) or _STATIVE.match(word):
            continue
        k = i - 1
        while k > first and letters[k] in "rl":
            k -= 1
        before, after = letters[k] if k >= 0 else "^", letters[i + 1] if i + 1 < len(letters) else "$"
        if letters[i] != "f" and not has_finite and _is_past(tokens, letters[i], i, before, after):
            letters[i] = "f"
            has_finite = True
        elif letters[i] == "f" and after == "i" and before in "npcytq" and _relative(tokens, letters, i, last):
            letters[i] = "e"


def _is_past(tokens: Sequence[Token], letter: str, i: int, before: str, after: str) -> bool:
    """Whether a past form in a clause without finite verb is its verb, going by its neighbours."""
    if letter == "n":
        return before == "&" and after in "njdcq" and tokens[i].text.casefold() in ("stole", "threw", "struck", "shot")
    if before in ",&.":
        return after in ("dcphnq" if before == "&" else "dcph")
    if before not in "npcytq":
        return False
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is not None and (following.fine == "RP" or following.lemma == "that"):
        return True
    return before == "p" or after in "dpncjhtq" or bool(_ALWAYS_FINITE.match(tokens[i].text))


def _relative(tokens: Sequence[Token], letters: list[str], i: int, last: int) -> bool:
    """Whether a past form before a preposition only describes its noun ("the man shot by police died"): another finite verb follows."""
    if not _has_finite(tokens, letters, i + 1, last) or _ALWAYS_FINITE.match(tokens[i].text):
        return False
    return not any(tokens[k].tag == "SCONJ" or letters[k] in "wp" for k in range(i + 1, min(last, i + 15)))


def _hedges(tokens: Sequence[Token], letters: list[str], hedges: re.Pattern[str]) -> None:
    """Words before a number that bound it ("at least 12", "as many as 200")."""
    for i, letter in enumerate(letters):
        if letter != "c" or (i and letters[i - 1] in "ch"):
            continue
        for width in (3, 2, 1):
            words = " ".join(t.text for t in tokens[max(0, i - width) : i]).casefold().replace("’", "'")
            if i >= width and hedges.match(words):
                letters[i - width : i] = ["h"] * width
                break


def _french(tokens: Sequence[Token], letters: list[str]) -> None:
    """Clitics, "ne ... pas", relative words, contracted prepositions, and "pouvoir" and "devoir" as modals."""
    for i, token in enumerate(tokens):
        word = token.text.casefold()
        if word in _NE or (word in _PAS and letters[i] in "rn"):
            letters[i] = "x"
        elif word in ("du", "au", "aux") or (word == "des" and (letters[i] == "i" or (i and letters[i - 1] in "nq"))):
            letters[i] = "i"
        elif token.text in ("Le", "La") and "".join(letters[i - 1 : i + 2 : 2]) == "qq" and tokens[i + 1].text[0].isupper():
            letters[i] = "q"  # "Louis Le Fur"
        elif token.tag == "AUX":
            letters[i] = "b"
        elif letters[i] == "p":
            letters[i] = "w" if word in _RELATIVES else "k" if word in _CLITICS else "p"
        elif letters[i] in "fb" and _FRENCH_MODALS.match(word) and re.match("[xrlk]{0,3}[vb]", "".join(letters[i + 1 : i + 5])):
            letters[i] = "m"
    _french_verbs(tokens, letters)


def _french_verbs(tokens: Sequence[Token], letters: list[str]) -> None:
    """Auxiliaries ("avoir" and "être" with a participle behind them), and participles with and without one."""
    helped = False
    for i, token in enumerate(tokens):
        after = "".join(letters[i + 1 : i + 7])
        word = token.text.casefold()
        if letters[i] in "fv" and token.lemma in ("avoir", "être") and _TO_PARTICIPLE.match(after):
            letters[i] = "b"
        elif letters[i] == "j" and helped and _PARTICIPLE.search(word) and token.lemma not in _NO_PARTICIPLES:
            letters[i] = "e"  # "venait d'être incendié"
        elif letters[i] == "e" and not helped and _EITHER.search(word) and (word in ("dit", "fait") or after[:1] in "dhcp"):
            letters[i] = "f"  # "le maire dit", "la bombe détruit le pont"
        helped = letters[i] == "b" or (helped and letters[i] in "xrlk")
