"""How fast texts are read: ``python benchmarks/reading.py FOLDER [--times N] [--copies N] [--jobs N] [--hostile]``.

Everything is ``onrecord read`` in fresh processes, in processor time, beside a bare ``\\w+`` pass over the same texts
in another, so that figures of two machines, or of one at two times, can be compared by their ratio. Printed are: the
start (a text of one sentence), 84 articles of the folder, and all of it; with ``--copies`` that many articles made of
them by small changes, whose peak of memory should be that of 84; with ``--jobs`` the same with so many processes, and
how many times faster by the clock; with ``--hostile`` texts of unkind shapes in three sizes, whose time a character
should not grow. The least of N times (default: 1) is taken, since what else a machine does only adds.
"""

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

FEW = 84
"""Articles of the smaller reading."""
BARE = """
import re, sys
from pathlib import Path
words = re.compile(r"\\w+")
print(sum(1 for path in sorted(Path(sys.argv[1]).rglob("*.txt")) for _ in words.finditer(path.read_text("utf-8"))))
"""
SAID = "The minister said that the plan had failed because nobody in the town wanted it and the board had known "
HOSTILE: dict[str, Callable[[int], str]] = {
    "no full stop": lambda size: SAID * (size // len(SAID)),
    "sentences": lambda size: "The minister said that the plan had failed. " * (size // 44),
    "quotation marks never closed": lambda size: "“ He said " * (size // 10),
    "nothing but quotation marks": lambda size: "“" * (size // 10),
    "brackets in brackets": lambda size: "(" * (size // 20) + ")" * (size // 20),
    "one word": lambda size: "a" * size,
    "a word of hyphens": lambda size: "a-" * (size // 2),
    "quotations that run on": lambda size: "Berg said: “It is so.” " + "“He said that it is late.” " * (size // 27),
    "cue after cue": lambda size: "he said, " * (size // 9),
    "report after report": lambda size: "Berg said that the report by the board was wrong. " * (size // 50),
    "capitals": lambda size: "Committee of the " * (size // 17),
    "combining marks": lambda size: "e" + "\u0301" * size,
}
"""Name -> a text of about so many characters."""
SIZES = (50_000, 200_000, 800_000)


class Cost(NamedTuple):
    """What a process took: processor and wall seconds, peak memory in bytes (of its largest), and what it printed."""

    seconds: float
    wall: float
    memory: int
    printed: bytes


def measured(command: list[str], times: int) -> Cost:
    """The least of some runs of a command."""
    return min((_once(command) for _ in range(times)), key=lambda cost: cost.seconds)


def _once(command: list[str]) -> Cost:
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        printed = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - started
    if process.returncode:
        sys.exit(f"{command[0]} failed with exit code {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit, printed)


def reading(path: Path, jobs: int = 1) -> list[str]:
    """The command that reads a file or folder."""
    return [sys.executable, "-m", "onrecord", "read", str(path), "--jobs", str(jobs)]


def told(name: str, folder: Path, times: int, jobs: int = 1) -> Cost:
    """Measures a folder, prints a row, and returns what reading it took."""
    bare = measured([sys.executable, "-c", BARE, str(folder)], times)
    cost = measured(reading(folder, jobs), times)
    words, articles = int(bare.printed), cost.printed.count(b"\n")
    print(
        f"{name:16}{articles:9,}{words:12,}{words / cost.seconds:12,.0f}{cost.seconds:13.2f}{cost.wall:9.2f}"
        f"{cost.memory / 1e6:10.0f}{cost.seconds / bare.seconds:10.0f}",
        flush=True,
    )
    return cost


def placed(files: Iterable[Path], folder: Path) -> Path:
    """A folder with links to files."""
    folder.mkdir()
    for number, file in enumerate(files):
        (folder / f"{number:06}-{file.name}").symlink_to(file.resolve())
    return folder


def copied(files: Iterable[Path], count: int, folder: Path) -> Path:
    """A folder with so many articles made of the files, each with a line of its own."""
    folder.mkdir()
    for number, file in zip(range(count), itertools.cycle(files), strict=False):
        text = file.read_text("utf-8")
        (folder / f"{number:06}.txt").write_text(f"{text}\nThe editor said this is edition {number}.\n", "utf-8")
    return folder


def hostile(scratch: Path, times: int) -> None:
    """Prints what each unkind shape takes, in microseconds a character, in each size."""
    print(f"\n{'microseconds of processor time a character':44}" + "".join(f"{size:>12,}" for size in SIZES))
    start = measured(reading(_written(scratch, "She said so.")), times).seconds
    for name, shape in HOSTILE.items():
        row = f"{name:44}"
        for size in SIZES:
            text = shape(size)
            seconds = measured(reading(_written(scratch, text)), times).seconds - start
            row += f"{max(0.0, seconds) / len(text) * 1e6:12.2f}"
        print(row, flush=True)


def _written(scratch: Path, text: str) -> Path:
    path = scratch / "text.txt"
    path.write_text(text, "utf-8")
    return path


def main() -> None:
    """Measures the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=1, metavar="N", help="runs of each, the least of which counts")
    parser.add_argument("--copies", type=int, default=0, metavar="N", help="read so many articles made of the folder's")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="read all of the folder with N processes too")
    parser.add_argument("--hostile", action="store_true", help="read texts of unkind shapes")
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.txt"))
    if not files:
        parser.error(f"{options.folder} is no folder with texts (.txt)")
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        start = measured(reading(_written(scratch, "She said so.")), options.times)
        print(f"start to first reading: {start.seconds:.2f} s of processor time, {start.wall:.2f} s by the clock\n")
        heads = f"{'words':>12}{'words/s':>12}{'processor s':>13}{'wall s':>9}{'peak MB':>10}{'to bare':>10}"
        print(f"{'':16}{'articles':>9}{heads}")
        few = files[:: max(1, len(files) // FEW)][:FEW]
        told("few", placed(few, scratch / "few"), options.times)
        one = told("all", options.folder, options.times)
        if options.jobs > 1:
            several = told(f"all, {options.jobs} jobs", options.folder, options.times, options.jobs)
            print(f"{'':16}{one.wall / several.wall:.2f} times as fast by the clock")
        if options.copies:
            told("copies", copied(files, options.copies, scratch / "copies"), 1)
        if options.hostile:
            hostile(scratch, options.times)


if __name__ == "__main__":
    main()
