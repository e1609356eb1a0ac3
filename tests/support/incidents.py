"""Incidents built by hand: two reports of one attack with private and public persons, and text that tries everything."""

from dataclasses import replace

from onrecord.model.document import Document
from onrecord.model.incident import Account, Incident, Link, Reason, ReportKey, Source, claim_key
from onrecord.model.record import Claim, Figure, Producer, Record, Report, Sayer
from onrecord.model.span import span_at
from onrecord.model.value import Act, Count, Party, Person, Place, Reaction, Weapon, When

HARM = (
    "Two people were killed when gunmen opened fire on a market in Brackley on Tuesday, police said.\n\n"
    "Sarah Whitfield, 91, a nurse who lived at 12 Elm Street, died in hospital. Her brother, Tom Whitfield, said she was kind. "
    "“WHITFIELD helped everybody,” said her neighbour Maria Gomez, a witness.\n\n"
    "Police arrested Jonas Harker, 94, of 45 Mill Road. Harker will appear in court. Mayor Anne Dubois condemned the attack. "
    "Odile Marsan, regional secretary of the Market Workers' Federation, called for calm."
)
SECOND = (
    "Whitfield killed in market attack, husband says\n\nThree people died at the Brackley market, a hospital spokesman, Paul Reed, said. "
    "Among them was sarah whitfield, 91. #JusticeForSarahWhitfield. The suspect, Harker, is 94 years old."
)
BRACKLEY = Place("Brackley", "city", "GB", "England", ("United Kingdom", "England", "Brackley"), 2654782, 52.0323, -1.1472, 3.0)
ELM_STREET = Place(
    "Elm Street", "facility", "GB", "England", ("United Kingdom", "England", "Brackley", "Elm Street"), None, 52.032312, -1.147234, 0.2
)
PRIVATE = ("whitfield", "sarah", "harker", "jonas", "gomez", "maria", "elm street", "mill road", "sarahwhitfield")
PUBLIC = ("Anne Dubois", "Odile Marsan", "Paul Reed")


def claim(text, name, variable, value, quote, *, said_by=None, kind=None, **more):
    at = text.index(quote)
    sayer = Sayer(said_by, kind) if said_by else None
    return Claim(
        name,
        variable,
        value,
        (span_at(text, at, at + len(quote)),),
        (),
        more.pop("status", "asserted"),
        None,
        sayer,
        hedged=False,
        confidence=0.9,
        **more,
    )


def figure(value, claims, against=(), *, rule="most-corroborated", why="Told so."):
    count = value if isinstance(value, Count) else Count(None, None, None)
    return Figure(count.best, count.low, count.high, value, rule, tuple(claims), tuple(against), bool(against), why)


def record(name, text, claims, **known):
    doc = Document(id=name, text=text, language="en", **known)
    report = Report("r1", "main", "shooting", ("shooting", "killing"), "shooting in Brackley", tuple(claims), {}, ())
    return Record(doc, "en", 0.9, (), (), (), (), (), (report,), (), Producer("test", "0", "0"))


def harm_claims():
    return [
        claim(HARM, "act1", "act", Act("shooting"), "opened fire"),
        claim(HARM, "k1", "killed", Count(2, 2, 2, "people"), "Two people were killed", said_by="police", kind="police"),
        claim(HARM, "w1", "where", BRACKLEY, "Brackley"),
        claim(HARM, "w2", "where", ELM_STREET, "12 Elm Street", said_by="her neighbour Maria Gomez", kind="witness"),
        claim(HARM, "t1", "when", When("2026-01-13", "2026-01-13", "day"), "Tuesday"),
        claim(HARM, "v1", "victim", Person("Sarah Whitfield", 91, "female", "killed"), "Sarah Whitfield, 91, a nurse"),
        claim(HARM, "s1", "suspect", Person("Jonas Harker", 94, None, "arrested"), "Jonas Harker, 94,"),
        claim(
            HARM, "i1", "initiator", Party("Jonas Harker", "person", None, None, None, named=True), "Harker will appear", status="alleged"
        ),
        claim(
            HARM,
            "g1",
            "target",
            Party("Sarah Whitfield", "person", "medical", None, None, named=True),
            "Sarah Whitfield",
            said_by="Her brother, Tom Whitfield",
            kind="victim",
        ),
        claim(HARM, "p1", "weapon", Weapon("gun", "firearm"), "gunmen"),
        claim(
            HARM,
            "x1",
            "reaction",
            Reaction("condemnation", "Mayor Anne Dubois", "the attack"),
            "condemned",
            said_by="Mayor Anne Dubois",
            kind="government",
        ),
        claim(
            HARM,
            "x2",
            "reaction",
            Reaction("appeal", "Odile Marsan", "calm, for Sarah Whitfield"),
            "calm",
            said_by="Odile Marsan",
            kind="union",
        ),
    ]


def attack(name="incident-1", first="north", second="whitfield-case"):
    """Two reports of one shooting: one says two were killed, the other three."""
    told = [
        claim(SECOND, "k2", "killed", Count(3, 3, 3), "Three people died", said_by="a hospital spokesman, Paul Reed", kind="medical"),
        claim(SECOND, "v2", "victim", Person("sarah whitfield", 91, None, "killed"), "sarah whitfield, 91"),
        claim(SECOND, "s2", "suspect", Person("Harker", 94, None, None), "94 years old"),
    ]
    one = record(
        first,
        HARM,
        harm_claims(),
        title="Nurse Sarah Whitfield, 91, killed",
        outlet="The Northern Mail",
        published="2026-01-14",
        url="https://north.example/sarah-whitfield-killed",
    )
    two = record(
        second,
        SECOND,
        told,
        title="WHITFIELD KILLED IN MARKET ATTACK",
        outlet="Post",
        published="2026-01-15T08:00",
        url="https://post.example/1",
    )
    figures = {
        "act": figure(Act("shooting"), [claim_key(first, "act1")]),
        "killed": figure(Count(2, 3, 2), [claim_key(first, "k1")], [claim_key(second, "k2")], why="2, by police; Paul Reed says 3; of Sarah Whitfield it is told twice."),
        "when": figure(When("2026-01-13", "2026-01-13", "day"), [claim_key(first, "t1")]),
        "where": figure(BRACKLEY, [claim_key(first, "w1")]),
        "initiator": figure(Party("Jonas Harker", "person", None, None, None, named=True), [claim_key(first, "i1")]),
        "target": figure(Party("Sarah Whitfield", "person", "medical", None, None, named=True), [claim_key(first, "g1")]),
        "weapon": figure(Weapon("gun", "firearm"), [claim_key(first, "p1")]),
    }  # fmt: skip
    keys = [ReportKey(first, "r1"), ReportKey(second, "r1")]
    reasons = (Reason("victim", "Sarah Whitfield", "sarah whitfield", 6.0), Reason("place", "Brackley", None, 2.5))
    return Incident(
        name, "main", (Account(one, one.reports[0]), Account(two, two.reports[0])), figures,
        (Source(first, "The Northern Mail", "2026-01-14", (second,)), Source(second, "Post", "2026-01-15", (first,))),
        (Link(*keys, 8.5, reasons),), ("incident-0",),
    )  # fmt: skip


STRANGE = '=HYPERLINK("http://x") was said <script>alert(1)</script>, x;=1+1\r\n\x07 and \ud800 [b] @home -5 …'


def strange():
    """An incident whose words are formulas, markup, control characters and more than a cell holds."""
    text = STRANGE + " long " * 9000
    long = Claim(
        "c2",
        "reaction",
        Reaction("statement", "=cmd", text),
        (span_at(text, 0, len(text)),),
        (),
        "denied",
        None,
        Sayer("+1", None),
        hedged=True,
        confidence=0.5,
    )
    zero = claim(text, "c1", "killed", Count(0, 0, 0), "=HYPERLINK", said_by="@people", kind="other")
    made = record("=d,1|;'", text, [zero, long], title="-2+3", outlet='"quoted", <b>', url="javascript:alert(1)")
    report = replace(made.reports[0], title="'=1+1", figures={"killed": figure(Count(0, 0, 0), ["c1"])})
    made = replace(made, reports=(report,))
    figures = {**report.figures, "where": figure(Place("@place", "city", "FR", None, ("France", "@place"), None, -90.0, -180.0, None), [])}
    figures |= {"when": figure(When("0001-01-01", None, "vague"), []), "weapon": figure(Weapon("=weapon", None), [])}
    return Incident("-incident", "other", (Account(made, report),), figures, (Source("=d,1|;'", '"quoted", <b>', None, ()),))
