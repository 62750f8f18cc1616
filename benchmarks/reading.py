"""How fast a folder of texts is read: ``python benchmarks/reading.py FOLDER [--jobs N]``.

Prints words per second, processor time and peak memory of ``onrecord read`` in a fresh process, and of a bare ``\\w+``
pass over the same texts in another, so that figures of two machines can be compared by their ratio.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

BARE_NAME = "bare \\w+ pass"
BARE = """
import re, sys
from pathlib import Path
words = re.compile(r"\\w+")
print(sum(1 for path in sorted(Path(sys.argv[1]).rglob("*.txt")) for _ in words.finditer(path.read_text("utf-8"))))
"""


def measured(command: list[str]) -> tuple[float, float, int, bytes]:
    """Processor seconds, wall seconds, peak memory in bytes (of the largest process), and what the command printed."""
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        printed = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} failed with exit code {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss * unit, printed


def main() -> None:
    """Measures the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", default="1")
    options = parser.parse_args()
    if not options.folder.is_dir():
        parser.error(f"{options.folder} is no folder")
    bare = [sys.executable, "-c", BARE, str(options.folder)]
    read = [sys.executable, "-m", "onrecord", "read", str(options.folder), "--jobs", options.jobs]
    bare_seconds, _, bare_memory, counted = measured(bare)
    seconds, wall, memory, printed = measured(read)
    words = int(counted)
    articles = printed.count(b"\n")
    print(f"{articles} articles, {words:,} words")
    print(f"{'':14}{'words/s':>12}{'processor s':>14}{'wall s':>10}{'peak MB':>10}")
    print(f"{'onrecord read':14}{words / seconds:12,.0f}{seconds:14.2f}{wall:10.2f}{memory / 1e6:10.0f}")
    print(f"{BARE_NAME:14}{words / bare_seconds:12,.0f}{bare_seconds:14.2f}{'':10}{bare_memory / 1e6:10.0f}")
    print(f"ratio of processor time: {seconds / bare_seconds:.1f}")


if __name__ == "__main__":
    main()
