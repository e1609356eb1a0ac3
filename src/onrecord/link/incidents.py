"""From clusters to incidents: what several documents tell together, with its figures, its voices and the links that hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.link.copies import voices_of
from onrecord.link.linking import Linking
from onrecord.model.ids import content_id
from onrecord.model.incident import Account, Incident, Link, ReportKey, Source
from onrecord.model.record import ReportKind
from onrecord.reconcile.across import DEFAULT, figures_across

_GRAVEST: tuple[ReportKind, ...] = ("main", "other", "background")


def incident_of(
    accounts: Iterable[Account],
    *,
    rule: str = DEFAULT,
    id: str | None = None,  # noqa: A002 (the contract's name)
    links: Sequence[Link] = (),
    follows: Iterable[str] = (),
) -> Incident:
    """The incident that these accounts tell. Without an id it is named after the account that was published first.

    Raises ValueError for no accounts, or a rule that there is not (`onrecord.reconcile.across.RULES`).
    """
    ordered = sorted(accounts, key=lambda one: (one.document.published or "9999", one.key))
    if not ordered:
        raise ValueError("an incident needs at least one account")
    records = {one.document.id: one.record for one in ordered}
    voices = voices_of((record.document, record.sketch) for record in records.values())
    sources = tuple(_source(record.document.id, record.document.outlet, record.document.published, voices) for record in records.values())
    kind = min((one.report.kind for one in ordered), key=_GRAVEST.index)
    figures = figures_across(ordered, rule, voices=voices)
    name = id or named_after(ordered[0].key)
    return Incident(name, kind, tuple(ordered), figures, sources, tuple(links), tuple(follows))


def named_after(key: ReportKey) -> str:
    """The id of an incident that has none yet, from its first report."""
    return content_id("i", key.document, key.report)


def _source(document: str, outlet: str | None, published: str | None, voices: Mapping[str, str]) -> Source:
    independent = tuple(other for other in sorted(voices) if voices[other] != voices[document])
    return Source(document, outlet, published, independent)


def incidents_of(
    accounts: Iterable[Account], linking: Linking, *, rule: str = DEFAULT, ids: Mapping[ReportKey, str] | None = None
) -> tuple[Incident, ...]:
    """The incidents of a linking, in its order; `accounts` are those of all its reports. `ids` are names by first member, where they have one."""
    by_key = {one.key: one for one in accounts}
    names = {cluster.members: (ids or {}).get(cluster.members[0]) or named_after(cluster.members[0]) for cluster in linking.clusters}
    home = {key: name for members, name in names.items() for key in members}
    earlier: dict[str, set[str]] = defaultdict(set)
    for later, before in linking.follows:
        earlier[home[later]].add(home[before])
    return tuple(
        incident_of(
            [by_key[key] for key in cluster.members], rule=rule, id=names[cluster.members], links=cluster.links,
            follows=sorted(earlier[names[cluster.members]]),
        )
        for cluster in linking.clusters
    )  # fmt: skip
