"""The frame of every page that leaves: one file, its own style, no script, nothing fetched, and a policy that holds browsers to that."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

_CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def framed(title: str, facts: str, body: str, *, sheets: tuple[str, ...], style: str = "") -> str:
    """A whole page. All but the names of `sheets` (style sheets of this package) is HTML, escaped by the caller; `body` follows the header."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_CSP}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{"".join(map(_sheet, sheets))}{style}</style>
</head>
<body>
<header><h1>{title}</h1><p class="soft">{facts}</p></header>
{body}
</body>
</html>
"""


@lru_cache(maxsize=4)
def _sheet(name: str) -> str:
    return resources.files("onrecord.export").joinpath(name).read_text("utf-8")
