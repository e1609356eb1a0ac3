"""Quoted words of a text (curly, straight, guillemets), across sentences and paragraphs, also where a mark was left open."""

from __future__ import annotations

from onrecord.model.reading import Quotation


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations in text order, outermost first."""
    return ()
