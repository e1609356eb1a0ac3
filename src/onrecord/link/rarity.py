"""How rare a word is in news, so that two reports that share "Thibodeaux" share more than two that share "police"."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from importlib import resources

from onrecord.model.errors import ResourceError

RAREST = 7.0
"""The rarity of a word that no training document has twice: one in a thousand documents."""
_FILE = "rarity.json.gz"


@lru_cache(maxsize=1)
def rarities() -> dict[str, float]:
    """The rarity of every word that is not as rare as can be. Callers must not change it."""
    try:
        packed = (resources.files("onrecord") / "data" / _FILE).read_bytes()
        table: dict[str, float] = json.loads(gzip.decompress(packed))
    except (OSError, ValueError) as error:
        raise ResourceError(f"cannot read {_FILE}: {error}", hint="install onrecord again") from error
    return table


def rarity(word: str) -> float:
    """Minus the natural logarithm of the share of documents that have a folded word, at most `RAREST`.

    Counted by `benchmarks/linking_rarity.py`. It does not depend on what is linked, so that a new report changes no other pair.
    """
    return rarities().get(word, RAREST)
