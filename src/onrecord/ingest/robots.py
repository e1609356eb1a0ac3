"""What a site's robots.txt allows, as RFC 9309 reads it: the rules of the group that names us, else of `*`; the longest match decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

MOST_BYTES = 500_000
"""What of a robots.txt is read at most (RFC 9309, 2.5)."""
_MOST_RULES = 5000


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for us: (allowed, pattern); `delay` is how many seconds a site asks to be left between requests."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Whether a path, with its query, may be fetched."""
        stated = quote(path, safe="/%?&=:;@!$'()*+,~-._[]")
        best = max(((len(pattern), allowed) for allowed, pattern in self.rules if _matches(pattern, stated)), default=(0, True))
        return stated.startswith("/robots.txt") or best[1]


def robots_of(text: str, agent: str) -> Robots:
    """The rules in a robots.txt for the product token `agent`, in lower case."""
    groups: dict[str, list[tuple[bool, str]]] = {}
    delays: dict[str, float] = {}
    named: list[str] = []
    in_rules = False
    for key, value in _fields(text.splitlines()):
        if key == "user-agent":
            named = [] if in_rules else named
            in_rules = False
            named.append(value.split("/")[0].strip().lower())
            groups.setdefault(named[-1], [])
        elif key in ("allow", "disallow"):
            in_rules = True
            for name in named if value else ():
                groups[name].append((key == "allow", quote(value, safe="/%?&=:;@!$'()*+,~-._[]")))
        elif key == "crawl-delay":
            in_rules = True
            delays |= dict.fromkeys(named, _seconds(value))
    name = agent if agent in groups else "*"
    return Robots(tuple(groups.get(name, ())[:_MOST_RULES]), delays.get(name, 0.0))


def _fields(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in lines:
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _seconds(value: str) -> float:
    try:
        return max(0.0, min(float(value), 60.0))
    except ValueError:
        return 0.0


def _matches(pattern: str, path: str) -> bool:
    """Whether a pattern with `*` and a closing `$` fits the beginning of a path; in one pass, whatever the pattern."""
    ended = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not parts:
        return not ended or path == first
    at = len(first)
    for part in parts[:-1] if ended else parts:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not ended or (path.endswith(parts[-1]) and len(path) - len(parts[-1]) >= at)
