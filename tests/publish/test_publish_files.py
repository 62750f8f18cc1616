import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.publish.files import write_all

OLD = {"a.txt": b"old a", "b.txt": b"old b"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with the files of an earlier build, and one of the user's own."""
    folder = tmp_path / "output"
    folder.mkdir()
    for name, content in {**OLD, "mine.txt": b"my own"}.items():
        (folder / name).write_bytes(content)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def failing() -> Iterator[str]:
    yield "half"
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_all_files_are_replaced_and_the_users_own_stay(output: Path) -> None:
    paths = write_all(output, {"a.txt": ["new ", "a\n"], "b.txt": ["“b”"]})
    assert paths == (output / "a.txt", output / "b.txt")
    assert files(output) == {"a.txt": b"new a\n", "b.txt": "“b”".encode(), "mine.txt": b"my own"}


def test_a_full_disk_leaves_the_old_files(output: Path) -> None:
    before = files(output)
    with pytest.raises(DataError, match="No space left on device"):
        write_all(output, {"a.txt": ["new a"], "b.txt": failing()})
    assert files(output) == before


def test_a_file_that_grows_beyond_what_may_be_written_leaves_the_old_files(output: Path) -> None:
    before, limits = files(output), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(DataError, match="File too large"):
            write_all(output, {"a.txt": ["new a"], "b.txt": ["x" * 1_000_000]})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert files(output) == before


def test_a_file_that_cannot_be_replaced_puts_those_before_it_back(output: Path) -> None:
    (output / "c.txt").mkdir()
    with pytest.raises(DataError, match="nothing was changed"):
        write_all(output, {"new.txt": ["n"], "a.txt": ["new a"], "c.txt": ["new c"], "b.txt": ["new b"]})
    (output / "c.txt").rmdir()
    assert files(output) == {**OLD, "mine.txt": b"my own"}


def test_a_kill_while_writing_leaves_the_old_files_and_the_next_build_tidies_up(output: Path) -> None:
    before = files(output)
    program = f"""
import os, signal
from pathlib import Path
from onrecord.publish.files import write_all
def killed():
    yield "half"
    os.kill(os.getpid(), signal.SIGKILL)
    yield "never"
write_all(Path({str(output)!r}), {{"a.txt": ["new a"], "b.txt": killed()}})
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", program], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert {path.name: path.read_bytes() for path in output.iterdir() if path.is_file()} == before
    write_all(output, {"a.txt": ["new a"]})
    assert files(output) == {**before, "a.txt": b"new a"}


def test_a_fault_in_a_writer_is_not_taken_for_the_disks(output: Path) -> None:
    before = files(output)
    with pytest.raises(ZeroDivisionError):
        write_all(output, {"a.txt": ["new"], "b.txt": (str(1 // zero) for zero in [0])})
    assert files(output) == before


def test_a_failed_first_build_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        write_all(tmp_path / "fresh", {"a.txt": failing()})
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DataError, match="file: cannot be written"):
        write_all(tmp_path / "file", {"a.txt": ["a"]})


def test_no_set_or_dictionary_order_reaches_a_file(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from onrecord import BASE
from onrecord.publish import publish
from samples import make_findings, make_register
publish(make_findings(), make_register(), BASE, Path(sys.argv[1]))
"""
    built = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", program, tmp_path / seed], env=environment, check=True)
        built.append(files(tmp_path / seed))
    assert built[0] == built[1]
    assert len(built[0]) > 5
