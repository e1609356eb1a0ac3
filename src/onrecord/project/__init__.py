"""A standing collection: where its store is, what is added, read, linked and decided. Clock and disk are here; what is computed is not.

from onrecord.project.place import find_store, init_project
find_store(where=None) -> Store             a folder that `onrecord init` made, a store's file, or a postgresql:// URL
from onrecord.project.adding import add_items, Added
from onrecord.project.reading import read_pending
from onrecord.project.linking import refresh            the views made anew where anything they are made of has changed
from onrecord.project.deciding import decide, ...       decisions with a name and a time
from onrecord.project.identity import identify          permanent ids, a pure function
"""
