"""Where an incident's accounts come from: outlets, dates, headlines, and who was the first to say it."""

from __future__ import annotations

from onrecord.code.fact import NOTHING, Fact, Item
from onrecord.code.telling import Telling
from onrecord.model.incident import Account


def source_fact(telling: Telling, attribute: str) -> Fact:
    """`source.ATTRIBUTE`: `outlet`, `published`, `title`, `url`, `article`, `said_by` one for each; `count` of the documents."""
    accounts = telling.incident.accounts
    if attribute == "count":
        return Fact((Item(len(accounts)),))
    if attribute == "said_by":
        return _sayers(telling)
    values = [value for account in accounts if (value := _of(account, attribute))]
    return Fact(tuple(Item(value) for value in dict.fromkeys(values))) if values else NOTHING


def _of(account: Account, attribute: str) -> str | None:
    doc = account.document
    if attribute == "article":
        parts = (doc.outlet, (doc.published or "")[:10], f'"{doc.title}"' if doc.title else None)
        return " ".join(", ".join(part for part in parts if part).split())
    value = {"outlet": doc.outlet, "published": (doc.published or "")[:10], "title": doc.title, "url": doc.url}.get(attribute)
    return " ".join(value.split()) if value else None


def _sayers(telling: Telling) -> Fact:
    """The kinds of source that the claims are said by, each once: never a name."""
    by_kind: dict[str, list[str]] = {}
    for name, claim in telling.claims.items():
        if claim.said_by is not None and claim.said_by.kind:
            by_kind.setdefault(claim.said_by.kind, []).append(name)
    return Fact(tuple(Item(kind.replace("_", " "), tuple(names)) for kind, names in by_kind.items()))
