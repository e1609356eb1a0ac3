"""What people have decided, and what that makes of the views.

Everything here is a pure function of the log:

    from onrecord.review.state import State, fold
    fold(decisions) -> State                        what holds now: the last verdict on each target, pairs that are one incident or are not
    from onrecord.review.applied import decided_incident, decided_record
    decided_record(record, state) -> Record         without the claims that were rejected, with the values that were set
    decided_incident(incident, state, names) -> Incident        with the figures that were set
"""
