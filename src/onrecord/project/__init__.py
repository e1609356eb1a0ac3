"""A standing collection: where its store is, what is added, read, linked and decided.

Clock and disk are here; what is computed is not. What others may call:

    from onrecord.project.place import find_store, init_project
    find_store(where=None) -> Store                         a folder that `onrecord init` made, a store's file, or a postgresql:// URL
    from onrecord.project.adding import add_items           documents of `ingest` into the store
    from onrecord.project.reading import read_pending       what is left to read, over a map of the caller's
    from onrecord.project.linking import refresh            the views made anew where anything they are made of has changed
    from onrecord.project.identity import identify          permanent ids, a pure function
    from onrecord.project.deciding import target_of, decide, override, merge, split, undo       decisions with a name and a time
    from onrecord.project.idle import idle_decisions        decisions whose claim, incident or reports there are not now
"""
