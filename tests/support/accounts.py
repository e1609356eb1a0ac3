"""Accounts and tellings made by hand, for linking and for figures across documents."""

from dataclasses import replace

from onrecord.link.sketch import sketch_of
from onrecord.link.telling import Telling
from onrecord.model.document import Document
from onrecord.model.incident import Account, ReportKey
from onrecord.model.record import Claim, Producer, Record, Report, Sayer
from onrecord.model.span import Span
from onrecord.model.value import Count, Person, Place
from onrecord.reconcile.figures import figures_of

PRODUCER = Producer("test", "1", "0")
LEEDS = Place("Leeds", "city", "GB", "England", ("United Kingdom", "England", "Leeds"), 2644688, 53.8, -1.55, 10.0)
LYON = Place("Lyon", "city", "FR", "Auvergne-Rhône-Alpes", ("France", "Auvergne-Rhône-Alpes", "Lyon"), 2996944, 45.75, 4.85, 8.0)
STORY = (
    "Dockers clashed with stewards at Quarrington Wharf on Tuesday night. Ambrose Tindall, a crane driver, was taken to Saint Olave "
    "infirmary with a broken wrist. The harbour master Philippa Lorne said that the quay would stay shut until Friday."
)


def telling(name, text=STORY, *, published="2031-03-05", day="2031-03-04", kind="main", report="r", **more):
    """A telling of a shooting in Leeds, unless it is said otherwise."""
    days = ((day, day, True),) if day else ()
    known = {"act": "clash", "acts": ("clash",), "outlet": f"{name}.example", "places": (LEEDS,), "towns": (LEEDS.geonameid,)}
    return replace(
        Telling(ReportKey(name, report), kind, published, days=days, sketch=sketch_of(text), **{k: known[k] for k in known}), **more
    )


def counted(best, *, by=None, kind=None, at=0, variable="killed", entity=None, low=None, high=None, hedged=False, words="words"):
    """A claim of a count."""
    value = Count(best if low is None else low, best if high is None else high, best)
    sayer = Sayer(by, kind) if by else None
    return Claim(
        f"c{at}",
        variable,
        value,
        (Span(at, at + len(words), words),),
        (),
        "asserted",
        None,
        sayer,
        hedged=hedged,
        confidence=0.8,
        entity=entity,
    )


def victim(name=None, *, age=None, sex=None, outcome="killed", at=500, entity=None):
    """A claim of one victim."""
    person = Person(name, age, sex, outcome)
    span = (Span(at, at + 5, "words"),)
    return Claim(f"v{at}", "victim", person, span, (), "asserted", None, None, hedged=False, confidence=0.8, entity=entity)


def account(name, *claims, published="2031-03-05", text="", kind="main", outlet=None):
    """A document's account with these claims, and the figures that they come to in it."""
    doc = Document(name, text, published=published, outlet=outlet or f"{name}.example")
    report = Report("r", kind, "clash", ("clash",), "clash", claims, figures_of(claims), ())
    record = Record(doc, "en", 1.0, (), (), (), (), (), (report,), (), PRODUCER, sketch_of(text))
    return Account(record, report)
