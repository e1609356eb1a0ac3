"""All that a project holds of records, incidents, ids and decisions, as bytes to be compared."""

import json

from onrecord.store import decisions, incidents, records, views


def dump(store):
    """What there is, in a fixed order; without the times of adding."""
    known = views(store)
    ids = {name: [one.born, sorted(map(str, one.members)), one.basis] for name, one in known.incidents.items()}
    gone = {name: [one.born, one.into] for name, one in known.gone.items()}
    rest = [json.dumps(line, sort_keys=True).encode() for line in incidents(store)]
    log = [repr(one).encode() for one in decisions(store)]
    return b"\n".join([*(one.line for one in records(store)), *rest, json.dumps([ids, gone], sort_keys=True).encode(), *log])


if __name__ == "__main__":
    import sys

    from onrecord.project.place import find_store

    sys.stdout.buffer.write(dump(find_store(sys.argv[1])))
