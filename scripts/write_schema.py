"""Write docs/codebook.schema.json, the form of codebooks, from the code that reads them: `python scripts/write_schema.py`."""

import json
from pathlib import Path

from onrecord.code.schema import book_schema

if __name__ == "__main__":
    target = Path(__file__).resolve().parents[1] / "docs" / "codebook.schema.json"
    target.write_text(json.dumps(book_schema(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
