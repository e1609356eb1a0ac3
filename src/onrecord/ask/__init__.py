"""What a record can be asked: which incidents, why a figure stands, where two reports differ, how it was told, what it compares to.

`filters.keeps(line, filter)` says whether an incident is asked for; `why.why(incident, variable)` gives a figure with every claim of it, its
words and its chain of voices; `compare.compare(incident)` puts reports beside each other, and `compare.diff(a, b)` says where two of them
differ; `timeline.timeline(incident)` what each report added; `check.check(incident, others)` holds "the first since" against the record.
"""
