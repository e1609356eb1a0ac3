"""The record takes no side: swap the sides in a report, and the record swaps with them and nothing else changes."""

import re

import pytest

from onrecord.model.contract import value_dict
from onrecord.model.document import Document
from onrecord.pipeline import read_document

SIDES = {
    "en": {"police": "protesters", "Police": "Protesters", "officers": "marchers"},
    "fr": {"policiers": "manifestants", "Policiers": "Manifestants"},
}
KINDS, SOURCES = {"police": "protesters"}, {"police": "party_to_it"}
REPORTS = {
    "en": [
        (
            "Police and protesters clashed in Lyndon on Tuesday. Police said protesters beat three officers with iron bars. "
            "Protesters denied beating anyone. Seven officers were injured, according to police."
        ),
        (
            "Police attacked protesters with sticks outside the town hall in Lyndon on Tuesday, injuring 12 protesters. "
            "A spokesman for the police said protesters threw stones. A spokesman for the protesters denied that protesters had thrown stones."
        ),
        "Protesters were shot dead by police in Lyndon on Monday. A spokesman for the police blamed the protesters for the violence.",
        "Two officers were killed by protesters in Lyndon on Monday, police said. The protesters denied responsibility for the killings.",
    ],
    "fr": [
        (
            "Des policiers et des manifestants se sont affrontés mardi à Lyon. Les policiers affirment que des manifestants ont frappé trois "
            "policiers. Les manifestants ont nié avoir frappé des policiers. Sept policiers ont été blessés, selon les manifestants."
        ),
        "Des manifestants ont accusé les policiers d'avoir tué deux manifestants lundi à Lyon. Les policiers ont démenti ces accusations.",
    ],
}


def swapper(pairs):
    both = {**pairs, **{b: a for a, b in pairs.items()}}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(both, key=len, reverse=True)))})\b")
    return lambda words: pattern.sub(lambda match: both[match.group()], words)


def as_is(words):
    return words


def seen(text, language, swap, kinds, sources):
    """All that a record says, in the order of its words, with sides renamed."""
    record = read_document(Document("n", text, published="2026-03-03", language=language))

    def plain(value):
        if isinstance(value, dict):
            return {key: kinds.get(x, x) if key == "kind" else plain(x) for key, x in value.items()}
        return swap(value) if isinstance(value, str) else value

    def claim(c):
        source = c.said_by and (swap(c.said_by.text), sources.get(c.said_by.kind, c.said_by.kind))
        words = [swap(span.quote) for span in c.evidence]
        return c.variable, plain(value_dict(c.value)), words, c.status, source, c.hedged, len(c.denies)

    def figure(f):
        return f.best, f.low, f.high, f.rule, f.conflict, len(f.claims), len(f.against)

    reports = [
        (r.kind, r.act, r.acts, [claim(c) for c in r.claims], {name: figure(f) for name, f in r.figures.items()}) for r in record.reports
    ]
    return reports, record.relevant, round(record.relevance, 3), [issue.code for issue in record.issues]


def both_ways(kinds):
    return {**kinds, **{b: a for a, b in kinds.items()}}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in REPORTS.items() for text in texts])
def test_police_and_protesters_swap_and_nothing_else_changes(language, text):
    swap = swapper(SIDES[language])
    told, swapped = seen(text, language, as_is, {}, {}), seen(swap(text), language, swap, both_ways(KINDS), both_ways(SOURCES))
    assert told == swapped


NATIONS = [
    ({"Norway": "Portugal", "Norwegian": "Portuguese"}, ("Norwegian soldiers shot four Portuguese fishermen near the border on Tuesday, Portugal said. "
     "Norway denied that its soldiers had fired.")),
    ({"Blue Front": "Green Front"}, ("Members of the Blue Front attacked the offices of the Green Front in Lyndon on Tuesday, injuring six people. "
     "The Green Front accused the Blue Front of burning two cars. The Blue Front denied the accusation.")),
    ({"Christian": "Muslim", "Christians": "Muslims"}, ("A Christian crowd burned four Muslim homes in Lyndon on Tuesday, killing two Muslims. "
     "Muslims were attacked by Christians with knives, witnesses said.")),
]  # fmt: skip


@pytest.mark.parametrize(("pairs", "text"), NATIONS)
def test_names_of_nations_and_groups_swap_and_nothing_else_changes(pairs, text):
    swap = swapper(pairs)
    countries = both_ways({"NO": "PT"})

    def told(words, rename, codes):
        reports, *rest = seen(words, "en", rename, {}, {})
        return [(r[:3], [(c[0], {**c[1], "country": codes.get(c[1].get("country"), c[1].get("country"))} if isinstance(c[1], dict) else c[1],
                          *c[2:]) for c in r[3] if c[0] != "where"], r[4]) for r in reports], rest  # fmt: skip

    assert told(text, as_is, {}) == told(swap(text), swap, countries)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_denied_claim_reads_the_same_whichever_side_speaks_first(language):
    first, second = {
        "en": ("Police said protesters killed two officers in Lyndon on Monday.", "Protesters denied killing two officers in Lyndon on Monday."),
        "fr": ("Des policiers affirment que des manifestants ont tué deux passants lundi à Lyon.", "Des manifestants ont nié avoir tué deux passants lundi à Lyon."),
    }[language]  # fmt: skip

    def structure(text):
        record = read_document(Document("n", text, published="2026-03-03", language=language))
        by_id = {c.id: c for c in record.claims}
        return sorted((c.variable, c.status, c.said_by.text.casefold(), sorted(by_id[name].said_by.text.casefold() for name in c.denies))
                      for c in record.claims if c.variable in ("act", "initiator", "killed") and c.said_by)  # fmt: skip

    assert structure(f"{first} {second}") == structure(f"{second} {first}")
