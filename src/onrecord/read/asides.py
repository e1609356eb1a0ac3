"""What stands on a page beside the report: playlists of other films, lists of other stories. It tells nothing of what the report is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_PLAYED = re.compile(r"\d{1,2}:\d\d(?::\d\d)?\s+[^\W\d].{5,200}")
"""A film with its length: "1:47 Mother of defendant speaks"; a time of day is told with more or in a sentence."""
_LABEL = re.compile(
    r"(?:related|previous|more|other|recent|trending|top|latest|recommended|most)\s(?:stor(?:y|ies)|coverage|content|articles?|links?|news|videos?"
    r"|headlines|read|popular)\s*:?|more\s(?:stories\s|from\s)[^.!?]{1,60}(?:\.com)?\s*:?|(?:read|see|watch)\s(?:more|also|next)\s*:?|also\s(?:read|see)\s*:?|related\s*:"
    r"|(?:à\s)?lire\s(?:aussi|également)\s*:?|sur\sle\smême\ssujet\s*:?|articles?\sliés?\s*:?",
    re.IGNORECASE,
)
"""A line that says that other stories follow."""
_OTHER = re.compile(
    r"(?:related(?:\s(?:stor(?:y|ies)|coverage|content|articles?))?|read\s(?:more|also|next)|see\salso|also\sread|previous\s(?:story|coverage)|(?:à\s)?lire\saussi)\s*:\s+\S",
    re.IGNORECASE,
)
"""Another story told in the line itself."""
_WHOLE = (".", "!", "?", '"', "”", "’", "»", ":", ";", ",")
_LINE = 200  # code points of a headline, at most
_STORIES = 12  # of a list, at most


def asides(paragraphs: Sequence[str]) -> frozenset[int]:
    """The numbers of the paragraphs that are no part of the report: two films or more in a row, and the headlines behind a label of other stories."""
    return frozenset((*_playlists(paragraphs), *_lists(paragraphs)))


def _playlists(paragraphs: Sequence[str]) -> Iterator[int]:
    played = [_PLAYED.fullmatch(one) is not None and not one.endswith(_WHOLE) for one in paragraphs]
    for k, film in enumerate(played):
        if film and (played[k - 1 : k] == [True] or played[k + 1 : k + 2] == [True]):
            yield k


def _lists(paragraphs: Sequence[str]) -> Iterator[int]:
    left = 0
    for k, words in enumerate(paragraphs):
        if _LABEL.fullmatch(words):
            left = _STORIES
            yield k
        elif left and len(words) <= _LINE and not words.endswith(_WHOLE):
            left -= 1
            yield k
        else:
            left = 0
            if len(words) <= _LINE and _OTHER.match(words):
                yield k
