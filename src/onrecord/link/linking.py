"""Linking: reports to clusters that tell one incident each."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.incident import Link, ReportKey

Pair = tuple[ReportKey, ReportKey]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reports that tell one incident, the first published first, with the links that hold them together."""

    members: tuple[ReportKey, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Linking:
    """All clusters, each report in exactly one. In `follows`, the first report's incident is told to come after the second's."""

    clusters: tuple[Cluster, ...]
    follows: tuple[Pair, ...] = ()
