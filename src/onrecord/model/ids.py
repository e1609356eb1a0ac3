"""Names made of content: the same input always has the same id."""

from __future__ import annotations

import hashlib
import json
from json.encoder import encode_basestring
from typing import Any

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def content_id(prefix: str, *parts: Any) -> str:
    """`prefix-` and 12 hexadecimal digits of the SHA-256 over the parts as canonical JSON."""
    canonical = f"[{','.join(map(_canonical, parts))}]"
    return f"{prefix}-{hashlib.sha256(canonical.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _canonical(part: Any) -> str:
    """One part as canonical JSON; an encoder is set up anew at each call, so it is asked only where a part is no plain word or number."""
    if type(part) is str:
        return encode_basestring(part)
    if type(part) in (list, tuple):
        return f"[{','.join(map(_canonical, part))}]"
    return str(part) if type(part) is int else _CANONICAL.encode(part)


def digest(data: bytes) -> str:
    """SHA-256 of raw bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()
