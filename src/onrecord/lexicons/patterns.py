"""Many patterns that most texts hold none of: one quick look before each is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """One pattern for many that are matched without case and written in small letters, for `may_hold`."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns))


def may_hold(anything: re.Pattern[str], text: str) -> bool:
    """Whether a text may hold one of the patterns of `any_of`.

    A search without case is slow, so the text is put in small letters; one that grows by it ("İ") is not judged.
    """
    small = text.lower()
    return len(small) != len(text) or anything.search(small) is not None
