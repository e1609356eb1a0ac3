"""The output contract, schema version 1: how a record looks as plain data. A field named here keeps its name, type and meaning."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from onrecord.model.reading import Argument, Attribution, Mention, TimeExpression, Toponym
from onrecord.model.span import Span
from onrecord.model.value import Count, Duration, Value

if TYPE_CHECKING:
    from onrecord.model.document import Issue
    from onrecord.model.incident import Incident, Link, Reason, Source
    from onrecord.model.record import Claim, Event, Figure, Record, Report
    from onrecord.model.sketch import Sketch

SCHEMA = "onrecord/1"
Json = dict[str, Any]


def span_dict(span: Span) -> Json:
    """`{start, end, text}`."""
    return {"start": span.start, "end": span.end, "text": span.quote}


def value_dict(value: Value) -> Any:
    """A claim's value: an object of its fields, a string for a duration."""
    if isinstance(value, Duration):
        return value.value
    return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, Count):
        return {"low": value.low, "high": value.high, "best": value.best}
    return list(value) if isinstance(value, tuple) else value


def _time(time: TimeExpression) -> Json:
    rest = {"type": time.type, "value": time.value, "first": time.first, "last": time.last}
    return {**span_dict(time.span), **rest, "precision": time.precision, "mod": time.mod}


def _place(place: Toponym) -> Json:
    return {
        **span_dict(place.span), "kind": place.kind, "name": place.name, "geonameid": place.geonameid, "country": place.country,
        "admin1": place.admin1, "latitude": place.latitude, "longitude": place.longitude, "radius_km": place.radius_km,
        "score": place.score, "use": place.use, "path": list(place.path),
    }  # fmt: skip


def _mention(mention: Mention) -> Json:
    party = mention.party and {
        "kind": mention.party.kind, "country": mention.party.country, "organization": mention.party.organization,
        "count": _plain(mention.party.count),
    }  # fmt: skip
    rest = {"type": mention.type, "named": mention.named, "chain": mention.chain, "party": party}
    return {"id": mention.id, **span_dict(mention.span), "head": span_dict(mention.head), **rest}


def _attribution(one: Attribution) -> Json:
    roles = {name: [span_dict(span) for span in getattr(one, name)] for name in ("source", "cue", "content")}
    return {"id": one.id, **roles, "source_kind": one.source_kind, "via": one.via, "stance": one.stance, "hedged": one.hedged}


def _role(argument: Argument) -> Json:
    return {"role": argument.role, **span_dict(argument.span), "mention": argument.mention}


def _event(event: Event) -> Json:
    roles = [_role(argument) for argument in event.roles]
    rest = {"act": event.act, "status": event.status, "roles": roles, "attribution": event.attribution, "hedged": event.hedged}
    told = {"act_source": event.act_source, "act_sure": event.act_sure}
    return {"id": event.id, **span_dict(event.span), **rest, **told}


def claim_dict(claim: Claim) -> Json:
    """A claim as the contract has it."""
    return {
        "id": claim.id, "variable": claim.variable, "value": value_dict(claim.value),
        "evidence": [span_dict(span) for span in claim.evidence], "events": list(claim.events), "status": claim.status,
        "attribution": claim.attribution, "said_by": claim.said_by and {"text": claim.said_by.text, "kind": claim.said_by.kind},
        "hedged": claim.hedged, "confidence": round(claim.confidence, 3),
        "part": claim.part, "running": claim.running, "entity": claim.entity, "of_kind": claim.of_kind,
        "denies": list(claim.denies),
    }  # fmt: skip


def figure_dict(figure: Figure) -> Json:
    """A figure as the contract has it."""
    return {
        "best": figure.best, "low": figure.low, "high": figure.high, "value": value_dict(figure.value), "rule": figure.rule,
        "claims": list(figure.claims), "against": list(figure.against), "conflict": figure.conflict, "why": figure.why,
    }  # fmt: skip


def report_dict(report: Report) -> Json:
    """A report as the contract has it."""
    claims = [claim_dict(claim) for claim in report.claims]
    figures = {variable: figure_dict(figure) for variable, figure in report.figures.items()}
    head = {"id": report.id, "kind": report.kind, "act": report.act, "acts": list(report.acts), "title": report.title}
    return {**head, "claims": claims, "figures": figures, "events": list(report.events)}


def issue_dict(issue: Issue, text: str) -> Json:
    """An issue with its words; nulls where it is about the whole document."""
    words = text[issue.start : issue.end] if issue.start is not None and issue.end is not None else None
    return {"code": issue.code, "message": issue.message, "start": issue.start, "end": issue.end, "text": words}


def sketch_dict(sketch: Sketch) -> Json:
    """What is kept of the wording; `shingles` as eight hexadecimal digits each."""
    shingles = "".join(f"{one:08x}" for one in sketch.shingles)
    rest = {"credits": list(sketch.credits), "follows": list(sketch.follows), "magnitudes": list(sketch.magnitudes)}
    return {"terms": dict(sketch.terms), "names": list(sketch.names), "shingles": shingles, "size": sketch.size, **rest}


def record_dict(record: Record) -> Json:
    """One output line."""
    doc = record.document
    return {
        "schema": SCHEMA, "id": doc.id, "language": record.language, "published": doc.published,
        "published_source": doc.published_source, "title": doc.title, "outlet": doc.outlet, "url": doc.url, "relevant": record.relevant, "relevance": round(record.relevance, 3),
        "times": [_time(time) for time in record.times], "places": [_place(place) for place in record.places],
        "mentions": [_mention(mention) for mention in record.mentions],
        "attributions": [_attribution(one) for one in record.attributions], "events": [_event(event) for event in record.events],
        "reports": [report_dict(report) for report in record.reports],
        "issues": [issue_dict(issue, doc.text) for issue in record.issues],
        "sketch": sketch_dict(record.sketch),
        "producer": {"name": record.producer.name, "version": record.producer.version, "digest": record.producer.digest},
    }  # fmt: skip


def _reason(reason: Reason) -> Json:
    return {"feature": reason.feature, "a": reason.a, "b": reason.b, "weight": round(reason.weight, 2)}


def _link(link: Link) -> Json:
    ends = {name: {"document": key.document, "report": key.report} for name, key in (("a", link.a), ("b", link.b))}
    return {**ends, "score": round(link.score, 2), "reasons": [_reason(reason) for reason in link.reasons]}


def _source(source: Source) -> Json:
    rest = {"published": source.published, "independent_of": list(source.independent_of)}
    return {"document": source.document, "outlet": source.outlet, **rest}


def incident_dict(incident: Incident) -> Json:
    """A line of what linking gives."""
    reports = [{"document": a.key.document, "report": a.key.report, "kind": a.report.kind} for a in incident.accounts]
    figures = {variable: figure_dict(figure) for variable, figure in incident.figures.items()}
    told = {"sources": [_source(source) for source in incident.sources], "links": [_link(link) for link in incident.links]}
    return {"id": incident.id, "kind": incident.kind, "reports": reports, "figures": figures, **told, "follows": list(incident.follows)}
