"""Which reports tell the same incident.

What a report says is first made light (`telling`), then the tellings are put into cells (`block`), those that share a cell are compared
by named levels (`compare`), and what fits is brought together (`cluster`). Nothing depends on the order of the reports.

    from onrecord.link.telling import Telling, tellings_of, telling_dict, telling_from
    tellings_of(record) -> tuple[Telling, ...]                 one for each report of the record; all that linking ever looks at
    telling_dict(telling) -> dict; telling_from(dict) -> Telling        plain data, for a store

    from onrecord.link.compare import compare
    compare(a, b) -> Link                                      the weight of evidence that two tellings are of one incident, with reasons

    from onrecord.link.linking import Linking, Cluster, link
    link(tellings, must=pairs, cannot=pairs, previous=None) -> Linking
        must, cannot: pairs of ReportKey that people (or a codebook) have decided; they hold against any evidence, cannot before must
        previous: a Linking made before, of some of these tellings; only what is new or has changed is compared. The result is the same
        as without it.
    Linking.clusters: tuple[Cluster, ...]; Cluster(members: tuple[ReportKey, ...], links: tuple[Link, ...]), each report in exactly one;
        Cluster.members are ordered by the day of publication
    Linking.follows: pairs (ReportKey of a telling, ReportKey of a telling of the incident that it is told to come after)

    from onrecord.link.incidents import incidents_of, incident_of
    incidents_of(accounts, linking, rule="most-corroborated", ids=None) -> tuple[Incident, ...]
        accounts: the Account of every report of the linking; ids: Mapping[ReportKey, str], names that incidents had before (by member);
        without them an incident is named after its first member
    incident_of(accounts, rule=..., id=None, links=(), follows=()) -> Incident      one cluster that is given
    incident_dict(incident) -> dict (in onrecord.model.contract)                    a line of the output contract's "Linking"

    from onrecord.link.copies import voices_of
    voices_of(documents: Iterable[Publication]) -> Mapping[str, str]     document -> the document whose voice it repeats (itself where its own)

    from onrecord.reconcile.across import RULES, figures_across
    figures_across(accounts, rule="most-corroborated") -> dict[str, Figure]         figures over all claims; claims named by `claim_key`
        rule: one of RULES: "latest-official", "most-corroborated", "lowest-credible", "widest-range"

    from onrecord.model.restore import record_from
    record_from(dict, text="") -> Record      the record of an output line
"""
