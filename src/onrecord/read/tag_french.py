"""The form of a French verb by its ending, and its likely infinitive: the tagger tells only that a word is a verb.

Fine tags as for English, with `VBC` the conditional and `VBF` the future.
"""

from __future__ import annotations

import re
from collections.abc import Container

_FIXED = {
    **dict.fromkeys("a ai as ont est es suis sont va vas vont sait sais dis vis puis sort sert perd prend rend".split(), "VBP"),
    **dict.fromkeys("été eu eue eus eues fait extrait distrait soustrait abstrait satisfait refait défait".split(), "VBN"),
    "être": "VB",
    **dict.fromkeys("mort morte morts mortes né née nés nées".split(), "VBN"),
}
FRENCH_FORMS = {
    **dict.fromkeys("aie aies ait ayons ayez aient".split(), ("AUX", "VBP", "avoir")),
    **dict.fromkeys("sois soyons soyez soient".split(), ("AUX", "VBP", "être")),
    **dict.fromkeys("eût eussent".split(), ("AUX", "VBD", "avoir")),
    **dict.fromkeys("fût fussent".split(), ("AUX", "VBD", "être")),
    **dict.fromkeys("démens dément démentent".split(), ("VERB", "VBP", "démentir")),
    **dict.fromkeys(("nie", "nient"), ("VERB", "VBP", "nier")),
    **dict.fromkeys("détruit détruite détruits détruites".split(), ("VERB", "VBN", "détruire")),
    **dict.fromkeys(("scooter", "scooters"), ("NOUN", "", "scooter")),
    **dict.fromkeys("conduit conduite conduits conduites".split(), ("VERB", "VBN", "conduire")),
    **{
        form + ending: (
            "VERB",
            "VBP",
            form.removesuffix("ien") + "enir" if form.endswith("ien") else form + ("re" if form[-1] == "d" else "tre"),
        )
        for forms, ending in (
            ("tien maintien soutien obtien retien détien contien vien revien intervien parvien devien survien", "t"),
            ("prend reprend apprend comprend défend attend rend vend perd répond descend", ""),
            ("admet permet promet transmet remet commet soumet", ""),
        )
        for form in forms.split()
    },
    **dict.fromkeys("violent violents violente violentes".split(), ("ADJ", "", "violent")),
    **dict.fromkeys(("ultra", "ultras"), ("NOUN", "", "ultra")),
    **dict.fromkeys(("supporter", "supporters"), ("NOUN", "", "supporter")),
}
"""Forms that are only one word's: `(UPOS, fine tag, infinitive)`. Subjunctives are too rare in treebanks for the tagger to know them."""
_NUMERALS = frozenset(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante soixante cent cents "
    "mille et un une".split()
)
# What stands before the -r- of a conditional or future ("tuerait", "finira", "devrait"); not the stems that end in -r- of their own.
_STEM = r"(?:e|i|d|v|au|ett|att|r)"
_OWN_R = r"(?:^(?:ret|att)?tir|^retir|^attir|spir|admir|^vir|ouvr|livr|cadr|staur|serr|terr)"
_ENDINGS = (
    ("VBD", re.compile(rf"{_OWN_R}(?:ai|as?|ais|ait|aient|ions|iez)$")),
    ("VBP", re.compile(rf"{_OWN_R}(?:ons|ez|ont)$")),
    ("VBC", re.compile(rf"{_STEM}r(?:ais|ait|aient|ions|iez)$")),
    ("VBF", re.compile(rf"{_STEM}r(?:a|ai|as|ont|ons|ez)$")),
    ("VBD", re.compile(r"(?:ais|ait|aient|èrent|irent|urent|inrent|ut|ût|[vt]int|a)$")),
    ("VBG", re.compile(r"ant$")),
    ("VBN", re.compile(r"(?:é|ée|és|ées)$")),
    ("VB", re.compile(r"(?:er|ir|oir|dre|ttre|aître|ire|ivre|ompre|lure|oire)$")),
    ("VBN", re.compile(r"(?:(?:ouv|couv|off|souff)ert|(?:e|a|o)int|(?:^|cri|scri|inter|pré|ré|pro|ro|tru)(?:du)?it|^écrit)(?:e|s|es)?$")),
    ("VBN", re.compile(r"(?:^|[^aeiouyqg])(?:u|ue|us|ues)$|çu(?:e|s|es)?$|(?:eill|ou)u(?:e|s|es)?$|(?:i|ie|ies)$|ll?is$")),
    ("VBN", re.compile(r"(?:(?:m|pr|qu|ss)(?:is|ise|ises)|[nst]is|cis)$")),
    ("VBN", re.compile(r"(?:^|inter|pré|contre|re|mau|mé)dits?$|(?:tru|du|stru|cu)it(?:e|s|es)?$|crit(?:e|s|es)?$")),
    ("VBD", re.compile(r"(?:[ndrtm]dit|^fit|[mp]r?it|^vit|ttit)$")),
)
_PRESENT = re.compile(r"(?:e|es|ent)$")
_DOUBLED = re.compile(r"([lt])\1er$")
"""What the present of some verbs doubles: "appellent", "rejettent"."""
_INFINITIVE = (
    (re.compile(r"(?:ée?s?|aient|ais|ait|èrent|ant|ent|era|eront|eraient|erait|es?|ons|ez)$"), "er"),
    # the present of verbs that change their stem: "tiennent", "prennent", "mettent", "disent", "craignent", "reçoivent", "écrivent"
    (re.compile(r"iennent$"), "enir"),
    (re.compile(r"(?<=pr)ennent$"), "endre"),
    (re.compile(r"(?<=tt)ent$"), "re"),
    (re.compile(r"(?<=d)ent$"), "re"),
    (re.compile(r"(?<=i)(?:sent|vent)$"), "re"),
    (re.compile(r"(?<=ai)ssent$"), "tre"),
    (re.compile(r"aissent$"), "aître"),
    (re.compile(r"gnent$"), "ndre"),
    (re.compile(r"(?<=iv)ent$"), "re"),
    (re.compile(r"oivent$"), "evoir"),
    (re.compile(r"(?<=v)oient$"), "oir"),
    # past participles of verbs that do not end in -er or -ir: "prévu", "retenu", "répandu", "abattu", "secouru", "promis", "contraint", "détruit"
    (re.compile(r"(?<=v)ue?s?$"), "oir"),
    (re.compile(r"çue?s?$"), "cevoir"),
    (re.compile(r"(?<=en)ue?s?$"), "ir"),
    (re.compile(r"(?<=[nr]d)ue?s?$"), "re"),
    (re.compile(r"(?<=tt)ue?s?$"), "re"),
    (re.compile(r"(?<=our)ue?s?$"), "ir"),
    (re.compile(r"(?<=m)is(?:es?)?$"), "ettre"),
    (re.compile(r"(?<=pr)is(?:es?)?$"), "endre"),
    (re.compile(r"(?<=[ae]in)t(?:es?|s)?$"), "dre"),
    (re.compile(r"(?<=ui)t(?:es?|s)?$"), "re"),
    (re.compile(r"ert(?:es?|s)?$"), "rir"),
    (re.compile(r"(?:issaient|issait|issant|issent|irent|iront|irait|ies?|is|it|ira|i)$"), "ir"),
)


def is_numeral(word: str) -> bool:
    """Whether a word in lower case is a number of several parts: "dix-neuf", "vingt-et-un"."""
    return "-" in word and all(part in _NUMERALS for part in word.split("-")) and word[:2] != "et"


def french_form(word: str, infinitives: Container[str]) -> str:
    """The fine tag of a verb form in lower case; `infinitives` are those known."""
    if word in _FIXED:
        return _FIXED[word]
    if word.endswith(("e", "es")) and f"{word.removesuffix('s')}r" in infinitives:
        return "VBP"  # "publie", "tue", "autorise" look like participles
    return next((name for name, ending in _ENDINGS if ending.search(word)), "VBP")


def is_plural(word: str, infinitives: Container[str]) -> bool:
    """Whether a word in lower case can be the third person plural of a known verb; such forms end as adverbs do ("affirment")."""
    return word.endswith("ent") and french_infinitive(word, infinitives) in infinitives  # "souvent", "récent" are of no verb


def french_infinitive(word: str, infinitives: Container[str]) -> str:
    """The infinitive of a verb form in lower case by regular endings: a known one, else one in -er for what only such verbs have."""
    found = [word[: m.start()] + ending for pattern, ending in _INFINITIVE if (m := pattern.search(word)) and m.start() > 1]
    softened = [re.sub(r"(?:ç|(?<=g)e)(?:er|evoir)$", lambda m: ("c" if m.group()[0] == "ç" else "") + m.group()[1:], one) for one in found]
    for one in softened:
        if one in infinitives:
            return one
        if (single := _DOUBLED.sub(r"\1er", one)) in infinitives:
            return single
    return softened[0] if softened and re.search(r"(?:ée?s?|èrent|[^aeiouy]is?)$", word) else word
