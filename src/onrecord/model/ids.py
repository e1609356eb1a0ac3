"""Names made of content: the same input always has the same id."""

from __future__ import annotations

import hashlib
import json
from typing import Any

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def content_id(prefix: str, *parts: Any) -> str:
    """`prefix-` and 12 hexadecimal digits of the SHA-256 over the parts as canonical JSON."""
    canonical = _CANONICAL.encode(parts)
    return f"{prefix}-{hashlib.sha256(canonical.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def digest(data: bytes) -> str:
    """SHA-256 of raw bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()
