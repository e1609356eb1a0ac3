"""Records built by hand, of text that tries everything against whoever shows it."""

from onrecord.model.document import Document, Issue
from onrecord.model.record import Claim, Figure, Producer, Record, Report, Sayer
from onrecord.model.span import span_at
from onrecord.model.value import Act, Count

HOSTILE = "Ten hurt <script>alert('x')</script> & \"more\" \x1b[31mred\x1b[0m [bold]x[/bold] \u202eback\r\n\r\nTwelve were hurt 👩🏽‍🚒, the union\x07 said.\x00 End"


def claim(text, variable, value, *quotes, said_by=None, name="c1", status="asserted", hedged=False):
    evidence = tuple(span_at(text, text.index(quote), text.index(quote) + len(quote)) for quote in quotes)
    return Claim(name, variable, value, evidence, (), status, None, said_by, hedged, 0.9)


def record(text=HOSTILE, *, reports=None, issues=(), **known):
    doc = Document(id="d1", text=text, language="en", **known)
    return Record(
        doc, "en", 0.9, (), (), (), (), (), disputed_report(text) if reports is None else reports, issues, Producer("p", "0", "0")
    )


def disputed_report(text=HOSTILE):
    """Ten by the report itself, twelve by the union; ten is chosen, twelve speaks against it."""
    ten = claim(text, "injured", Count(10, 10, 10), "Ten hurt", name="c1")
    twelve = claim(
        text, "injured", Count(12, 12, 12, "of <b>us</b>"), "Twelve were hurt 👩🏽‍🚒, the union", said_by=Sayer("the union\x07", "union"), name="c2",
        status="alleged", hedged=True,
    )  # fmt: skip
    act = claim(text, "act", Act("armed_clash"), "hurt", name="c3")
    figure = Figure(
        10, 10, 12, Count(10, 10, 10), "first", ("c1",), ("c2",), conflict=True, why="Ten, by the report itself; the union says twelve."
    )
    chosen = Figure(None, None, None, Act("armed_clash"), "gravest", ("c3",), (), conflict=False, why="Told once.")
    main = Report(
        "r1", "main", "armed_clash", ("armed_clash", "arson"), "A clash", (ten, twelve, act), {"injured": figure, "act": chosen}, ()
    )
    aside = Report("r2", "background", "strike", ("strike",), "A strike <i>before</i>", (), {}, ())
    return (main, aside)


ISSUE = Issue("place-unresolved", "not in the <gazetteer>", HOSTILE.index("End"), HOSTILE.index("End") + 3)
