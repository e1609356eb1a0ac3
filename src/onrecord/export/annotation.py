"""Evidence as W3C Web Annotations: each claim's words are found again by their quote and by their place in the text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from onrecord.export.jsonl import json_line
from onrecord.export.outgoing import OutClaim, OutIncident, OutSource, Words
from onrecord.model.contract import value_dict

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotation_bytes(incidents: Iterable[OutIncident]) -> bytes:
    """An annotation page, one annotation for each claim; its targets are the claim's words."""
    items = [_annotation(incident, claim) for incident in sorted(incidents, key=lambda one: one.id) for claim in incident.claims]
    head = json.dumps({"@context": _CONTEXT, "id": "urn:onrecord:annotations", "type": "AnnotationPage", "startIndex": 0}).encode()
    return head[:-1] + b', "items": [\n' + b",\n".join(json_line(item)[:-1] for item in items) + b"\n]}\n"


def _annotation(incident: OutIncident, claim: OutClaim) -> dict[str, Any]:
    source = next((one for one in incident.sources if one.document == claim.document), None)
    said = f", said by {claim.said_by}" if claim.said_by else ""
    return {
        "id": _urn("claim", claim.key),
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": claim.variable},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en", "value": f"{claim.text}{said}; {claim.status}"},
            {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": json.dumps(value_dict(claim.value), ensure_ascii=False)},
            {"type": "SpecificResource", "purpose": "linking", "source": _urn("incident", incident.id)},
        ],
        "target": [_target(source, claim.document, words) for words in claim.evidence],
    }  # fmt: skip


def _target(source: OutSource | None, document: str, words: Words) -> dict[str, Any]:
    """Where the words stand. A quote in which something was replaced would be found nowhere: then the place alone tells."""
    position = {"type": "TextPositionSelector", "start": words.start, "end": words.end}
    beside = {name: text for name, text in (("prefix", words.before), ("suffix", words.after)) if text}
    exact = [{"type": "TextQuoteSelector", "exact": words.text, **beside}] if words.whole else []
    is_web = source is not None and source.url is not None and source.url.lower().startswith(("http://", "https://"))
    address = source.url if source and is_web else _urn("document", document)
    return {"type": "SpecificResource", "source": address, "scope": _urn("document", document), "selector": [*exact, position]}


def _urn(kind: str, name: str) -> str:
    return f"urn:onrecord:{kind}:{quote(name.encode('utf-8', 'replace'), safe='-._~/:')}"
