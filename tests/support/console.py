"""Console blocks of the documentation: run them, and write what they print back into the pages.

`python tests/support/console.py FILE.md...` rewrites the outputs in these files; `tests/test_docs.py` checks them.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)


def workplace(folder):
    """A folder to run examples in: the examples are there, and what they write does not stay."""
    link = Path(folder) / "examples"
    if not link.exists():
        link.symlink_to(ROOT / "examples")
    return Path(folder)


def commands_of(block):
    """The commands of a console block, without what they print."""
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def played(block, folder):
    """The block as it should stand: each command and what it prints."""
    return "".join(f"$ {command}\n{output_of(command, folder)}" for command in commands_of(block))


def output_of(command, folder):
    """What a command prints, both streams together, in a terminal of 80 columns without colour."""
    environment = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "COLUMNS")}
    environment |= {"PATH": f"{Path(sys.executable).parent}:{environment['PATH']}", "COLUMNS": "80", "PYTHONUTF8": "1", "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=120
    )
    return done.stdout.decode()


def main(names):
    """Rewrite the outputs in the files named."""
    for name in names:
        path = Path(name)
        with tempfile.TemporaryDirectory() as folder:
            place = workplace(folder)
            text = path.read_text(encoding="utf-8")
            path.write_text(BLOCK.sub(lambda found: played(found[0], place), text), encoding="utf-8")  # noqa: B023 (used at once)


if __name__ == "__main__":
    main(sys.argv[1:])
