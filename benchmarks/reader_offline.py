"""Install a built wheel into an empty environment, and read a report with the network switched off.

    make wheel && python benchmarks/reader_offline.py dist/onrecord-*.whl

The packages that onrecord needs come from pip's usual index; from then on nothing may be fetched. The network is off by `unshare --net`
where the kernel lets one do that, else by a socket that refuses to connect. Prints what was read and how long it took; exit 1 where it fails.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

REPORTS = {
    "en": "Two people were killed and nine injured when a bomb went off at a bus station in Kano on Monday, police said.",
    "fr": "Deux personnes ont été tuées et neuf blessées lundi dans l'explosion d'une bombe à la gare de Lyon, a indiqué la police.",
}
CLOSED = "import socket\ndef no(*a, **k): raise OSError('the network is off')\nsocket.socket.connect = no\nsocket.create_connection = no\n"
APART = ["unshare", "--net", "--map-root-user"]


def isolated() -> bool:
    """Whether this machine lets one start a process without a network."""
    try:
        return subprocess.run([*APART, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def read(folder: Path, language: str, text: str, *, apart: bool) -> dict[str, object]:
    report = folder / f"{language}.txt"
    report.write_text(text, encoding="utf-8")
    command = [str(folder / "bin" / "python"), "-m", "onrecord.cli", "read", str(report), "--published", "2026-01-05", "--json"]
    code = f"{CLOSED}import sys\nfrom onrecord.cli import main\nsys.argv = {['onrecord', *command[3:]]!r}\nsys.exit(main())"
    whole = [*(APART if apart else []), command[0], "-c", code]
    done = subprocess.run(whole, capture_output=True, text=True, check=False, cwd=folder)
    if done.returncode:
        sys.exit(f"error: reading failed: {done.stderr.strip()[-500:]}")
    found: dict[str, object] = json.loads(done.stdout)
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("wheel", type=Path)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", given.wheel.resolve()], check=True)
        apart = isolated()
        print(f"installed {given.wheel.name}; network off by {'unshare' if apart else 'a closed socket'}")
        for language, text in REPORTS.items():
            began = time.perf_counter()
            record = read(folder, language, text, apart=apart)
            reports = record["reports"]
            figures = reports[0]["figures"] if isinstance(reports, list) and reports else {}
            told = {name: figure.get("best") for name, figure in figures.items()} if isinstance(figures, dict) else figures
            print(f"{language}: {time.perf_counter() - began:.1f} s, act {reports[0]['act'] if reports else None}, {told}")
            if not reports:
                sys.exit(f"error: no report was read of the {language} text")


if __name__ == "__main__":
    main()
