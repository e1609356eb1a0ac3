"""`onrecord link`: records of many documents to incidents, each told once, with the figures of all its reports."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.messages import tell
from onrecord.cli.output import whole_file
from onrecord.model.errors import InputError, InvalidLine, OnrecordError
from onrecord.model.incident import Account, Incident
from onrecord.model.record import Record

if TYPE_CHECKING:
    from onrecord.link.telling import Telling

Files = Annotated[list[str], typer.Argument(metavar="OUT.jsonl...", help="What onrecord read --jsonl wrote; - is standard input.")]
Out = Annotated[str, typer.Option("--out", metavar="FILE|-", help="Where the incidents go, one JSON object a line.")]
Given = Annotated[
    str | None, typer.Option(metavar="FILE", help='Clusters that are known, one a line: {"id": "x", "documents": [...]}: no linking.')
]
Rule = Annotated[
    str, typer.Option(metavar="NAME", help="How figures are chosen: most-corroborated, latest-official, lowest-credible, widest-range.")
]


def link(files: Files, *, out: Out = "-", given: Given = None, rule: Rule = "most-corroborated") -> int:
    """Bring together the reports that tell one incident, and hold their figures against each other."""
    from onrecord.reconcile.across import RULES  # noqa: PLC0415 (a wrong call is told before anything is loaded)

    if rule not in RULES:
        raise OnrecordError(f"no rule {rule!r}", hint=f"one of {', '.join(RULES)}")
    _refuse_same([*files, *([given] if given else [])], out)
    gc.enable()  # many records live long
    from onrecord.export.jsonl import json_line  # noqa: PLC0415 (the same)
    from onrecord.model.contract import incident_dict  # noqa: PLC0415 (the same)

    with ExitStack() as stack:
        accounts, tellings = _told(_records(files, stack))
        known = None if given is None else _clusters(given, stack)
        target = stack.enter_context(whole_file(out))
        lines = 0
        for incident in _incidents(accounts, tellings, known, rule):
            target.write(json_line(incident_dict(incident)))
            lines += 1
    tell(f"{len(accounts):,} reports, {lines:,} incidents")
    return 0


def _told(records: Iterable[Record]) -> tuple[list[Account], list[Telling]]:
    """All accounts and tellings. Of each record only what figures are made of is kept, so that many records fit."""
    from onrecord.link.telling import tellings_of  # noqa: PLC0415 (a wrong call is told before anything is loaded)

    accounts: list[Account] = []
    tellings: list[Telling] = []
    for record in records:
        tellings += tellings_of(record)
        light = replace(record, times=(), places=(), mentions=(), attributions=(), events=(), issues=())
        accounts += [Account(light, report) for report in record.reports]
    return accounts, tellings


def _incidents(accounts: list[Account], tellings: list[Telling], known: dict[str, str] | None, rule: str) -> Iterable[Incident]:
    from onrecord.link.incidents import incident_of, incidents_of  # noqa: PLC0415 (a wrong call is told before anything is loaded)
    from onrecord.link.linking import link as link_all  # noqa: PLC0415 (the same)

    if known is None:
        return incidents_of(accounts, link_all(tellings), rule=rule)
    return _given(accounts, known, lambda some, name: incident_of(some, rule=rule, id=name))


def _given(accounts: list[Account], known: dict[str, str], make: Callable[[list[Account], str | None], Incident]) -> Iterator[Incident]:
    """Incidents of clusters of documents: each document's main report is in its cluster, what else it tells stands alone."""
    groups: dict[tuple[str, str], list[Account]] = {}
    for account in accounts:
        lead = account.record.main or account.record.reports[0]
        cluster = known.get(account.document.id) if account.report is lead else None
        groups.setdefault(
            ("given", cluster) if cluster is not None else ("alone", f"{account.key.document}/{account.key.report}"), []
        ).append(account)
    for (how, name), some in groups.items():
        yield make(some, name if how == "given" else None)


def _records(files: list[str], stack: ExitStack) -> Iterator[Record]:
    """The records of all files; a document that comes twice is an error, for its reports would be counted twice."""
    from onrecord.model.restore import record_from  # noqa: PLC0415 (a wrong call is told before anything is loaded)

    seen: dict[str, str] = {}
    for where, item in (one for name in files for one in _lines(name, stack)):
        try:
            record = record_from(item)
        except InputError as error:
            raise type(error)(f"{where}: {error}", hint=error.hint) from error
        document = record.document.id
        if document in seen:
            raise OnrecordError(f"{where}: document {document[:60]!r} came before, in {seen[document]}", hint="give each document once")
        seen[document] = where
        yield record


def _clusters(name: str, stack: ExitStack) -> dict[str, str]:
    """Document -> cluster."""
    found: dict[str, str] = {}
    for where, item in _lines(name, stack):
        documents = item.get("documents") if isinstance(item, dict) else None
        if not isinstance(documents, list) or not isinstance(item.get("id"), str) or not all(isinstance(one, str) for one in documents):
            raise InvalidLine(f"{where}: not a cluster", hint='one object a line: {"id": "x", "documents": ["a1", "a2"]}')
        for document in documents:
            if found.setdefault(document, item["id"]) != item["id"]:
                raise InvalidLine(f"{where}: document {document[:60]!r} is in cluster {found[document][:60]!r} too")
    return found


def _lines(name: str, stack: ExitStack) -> Iterator[tuple[str, Any]]:
    from onrecord.ingest.files import open_bytes  # noqa: PLC0415 (a wrong call is told before anything is loaded)

    for number, line in enumerate(stack.enter_context(open_bytes(name)), 1):
        if line.strip():
            try:
                yield f"{name}, line {number}", json.loads(line)
            except (ValueError, RecursionError) as error:
                raise InvalidLine(f"{name}, line {number}: not JSON ({error})", hint="one JSON object a line") from error


def _refuse_same(sources: list[str], target: str) -> None:
    for source in sources:
        if "-" not in (source, target) and Path(source).exists() and Path(target).exists() and Path(source).samefile(target):
            raise OnrecordError(f"the result would be written over what is read: {target}", hint="name another file")
