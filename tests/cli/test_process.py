"""The command as a process: exit status, pipes, signals, and what a cold start costs."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
COMMAND = [sys.executable, "-c", "from onrecord.cli import main; main()"]
COLD_START_S = 2.5
PEAK_MIB = 700


def called(*arguments, **settings):
    return subprocess.run([*COMMAND, *arguments], capture_output=True, check=False, timeout=120, **settings)


def test_wrong_call_exits_2_without_a_traceback():
    done = called("read", "nowhere.txt")
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr == b"error: no such file: nowhere.txt\n"


def test_cold_start_on_a_report_takes_less_than_the_limit_of_cpu_time_and_memory():
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert called("read", str(EXAMPLES / "market.txt"), "--published", "2026-03-11").returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime < COLD_START_S
    assert after.ru_maxrss / 1024 < PEAK_MIB


def test_no_colour_in_a_pipe_and_a_card_in_a_locale_without_unicode():
    done = called("read", str(EXAMPLES / "market.txt"), env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert done.returncode == 0
    assert b"\x1b[" not in done.stdout


def test_reader_of_a_pipe_that_goes_away_causes_no_traceback():
    with subprocess.Popen(
        [*COMMAND, "ingest", *[str(EXAMPLES / "market.txt")] * 200], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_ended_stream_leaves_no_half_written_file(tmp_path):
    target = tmp_path / "out.jsonl"
    with subprocess.Popen(
        [*COMMAND, "read", "--jsonl", "-", "--out", str(target)], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        for number in range(20):
            process.stdin.write(json.dumps({"id": str(number), "text": "Two were hurt in Leeds."}).encode() + b"\n")
        process.stdin.flush()
        wait_for(lambda: any(tmp_path.iterdir()))
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 128 + signal.SIGTERM
        assert b"Traceback" not in process.stderr.read()
    assert list(tmp_path.iterdir()) == []


def wait_for(condition):
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise TimeoutError
