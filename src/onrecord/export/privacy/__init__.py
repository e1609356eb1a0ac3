"""Who is named in what leaves, and how private persons' names, ages and addresses are taken out of it.

Everything that leaves goes through `onrecord.export.outgoing`, which alone uses this package: no format sees what was not let through.
"""
