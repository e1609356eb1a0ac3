"""What is kept of a document's wording, small enough to be kept for each: by it reports are linked and copies are known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sketch:
    """The wording of one document without the document.

    `terms` are its content words, folded, each with how often it stands there, the weightiest first; `names` are
    those of them that are always written with a capital. `shingles` are the smallest hashes
    of its runs of words (a bottom-k sketch: Broder 1997), in order, and `size` how many different runs there are. `credits` are the
    agencies that it credits ("(AFP)"), `follows` the media that it says were first ("as first reported by the Courier"), folded. `magnitudes` are those
    that it gives of earthquakes, each once.
    """

    terms: tuple[tuple[str, int], ...] = ()
    names: tuple[str, ...] = ()
    shingles: tuple[int, ...] = ()
    size: int = 0
    credits: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    magnitudes: tuple[float, ...] = ()
