"""The schema's history: `versions/` holds one file for each change, and `HEAD` names the last."""

HEAD = "0001"
