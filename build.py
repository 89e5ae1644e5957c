#!/usr/bin/env python3
"""The one command: makes its own environment in .venv, then builds, checks, serves or tests the course."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

LACKS = 3
"""Exit code when this machine lacks something."""

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older Python is to read why
    print(
        "build.py needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".", file=sys.stderr
    )
    sys.exit(LACKS)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SETTINGS = VENV / "pyvenv.cfg"
"""What makes a Python take a folder for its environment."""
ENTERED = "COURSEWRIGHT_ENTERED"
"""Variable that counts how often .venv was entered, so that a damaged one is not entered for ever."""
OFTEN = 10
"""Seconds after which a step of the set-up that goes on says so."""
NO_NETWORK = re.compile(
    r"NameResolutionError|NewConnectionError|ConnectTimeoutError|ConnectionRefusedError|ProxyError|name resolution"
    r"|Failed to establish a new connection|Network is unreachable|dns error|error sending request|client error",
    re.IGNORECASE,
)
"""What pip and uv say where no index can be reached."""


def main(argv: list[str]) -> int:
    """Make the environment if it is stale, enter it, and hand over to the package."""
    times = int(os.environ.pop(ENTERED, "0"))
    inside = Path(sys.prefix).resolve() == VENV.resolve() and bool(sys.flags.utf8_mode)
    try:
        check_folder()
        if times and not inside:
            forget_environment(times)
        update_environment(with_tests="test" in argv[:1])
        if not inside:
            return enter_environment(argv, times + 1)
        from coursewright.cli.main import main as run
    except subprocess.CalledProcessError as fault:
        say(f"build.py: this step failed, see above: {' '.join(map(str, fault.cmd))}")
        return LACKS
    except Lack as lack:
        say(f"build.py: {lack}")
        return LACKS
    except ImportError as fault:
        say(f"build.py: .venv is damaged ({fault}): delete it and start again.")
        return LACKS
    except KeyboardInterrupt:
        say("Stopped.")
        return 130
    except OSError as fault:
        say(f"build.py: the environment .venv cannot be made or entered: {fault}")
        return LACKS
    return run(argv, ROOT)


class Lack(Exception):
    """This machine lacks something; the text says what and how to cure it."""


def check_folder() -> None:
    """Raise Lack where the package cannot be installed into this folder's environment."""
    found = re.search(r"\$[A-Za-z_]\w*", str(ROOT))
    if found:
        raise Lack(
            f"this folder's path holds '{found[0]}', which Python's installer takes for a variable. "
            "Rename the folder, or move the project."
        )


def forget_environment(times: int) -> None:
    """Let .venv be made anew: its Python was started and does not take itself for it. Raise Lack the second time."""
    if times > 1:
        raise Lack(
            "Python does not start from .venv, though it was just made anew: delete .venv and start again."
        )
    (VENV / "stamp").unlink(missing_ok=True)


def enter_environment(argv: list[str], times: int) -> int:
    """Run this file again with .venv's Python in UTF-8 mode; on POSIX in place of this process."""
    command = [str(PYTHON), "-X", "utf8", str(ROOT / "build.py"), *argv]
    os.environ["PYTHONUTF8"] = "1"
    os.environ["PYTHONHASHSEED"] = "0"  # a copy of this process has the seed that this one began with
    # To compile the package each time takes longer than to run it.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ[ENTERED] = str(times)
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(PYTHON, command)
    child = subprocess.Popen(command)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # the console sends Ctrl+C to the child as well: let it end by itself
            continue


def update_environment(*, with_tests: bool) -> None:
    """Make .venv anew when its locks changed; a stamp of their contents makes later starts quick."""
    lock, test_lock = ROOT / "requirements.lock", ROOT / "requirements-test.lock"
    package, files = tool()
    stamp, package_stamp = stamp_of(lock), stamp_of(*files)
    if not PYTHON.exists() or not SETTINGS.is_file() or read_stamp("stamp") != stamp:
        check_own()
        say("Setting up .venv from requirements.lock (once, and after each change of it) …")
        install_locked(make_environment(), lock)
        write_stamp("stamp", stamp)
    if read_stamp("package-stamp") != package_stamp:
        check_own()
        run([*find_installer(), "--no-deps", *package], "installing coursewright itself")
        write_stamp("package-stamp", package_stamp)
    test_stamp = stamp_of(test_lock) if with_tests and test_lock.is_file() else ""
    if test_stamp and read_stamp("test-stamp") != test_stamp:
        check_own()
        say("Installing the test tools from requirements-test.lock …")
        run(
            [*find_installer(), "--require-hashes", "-r", str(test_lock)],
            f"installing {packages_in(test_lock)}",
        )
        write_stamp("test-stamp", test_stamp)


def tool() -> tuple[list[str], list[Path]]:
    """What to install the tool from, and the files that tell whether it is another one than last time.

    In its own repository that is the repository; elsewhere what requirements.txt names, a wheel in wheels/ or
    a version.
    """
    if (ROOT / "plugins" / "coursewright").is_dir():
        return ["--no-build-isolation", "-e", str(ROOT)], [ROOT / "pyproject.toml"]
    named = ROOT / "requirements.txt"
    return ["--force-reinstall", "-r", str(named)], [named, *sorted((ROOT / "wheels").glob("*.whl"))]


def check_own() -> None:
    """Raise Lack where .venv is a link: to set it up would empty the environment that it leads to."""
    if VENV.is_symlink():
        raise Lack(
            f".venv is a link to '{VENV.readlink()}', which is not this folder's environment and stays as it is. "
            "Remove the link; build.py then makes an environment here."
        )


def stamp_of(*files: Path) -> str:
    """Return a digest of the files' contents and of this folder's place (an environment cannot be moved)."""
    contents = b"".join(file.read_bytes() for file in files)
    return hashlib.sha256(str(ROOT).encode() + contents).hexdigest()


def read_stamp(name: str) -> str:
    """Return the stamp kept in .venv, or an empty text."""
    file = VENV / name
    return file.read_text(encoding="ascii") if file.is_file() else ""


def write_stamp(name: str, stamp: str) -> None:
    """Keep the stamp in .venv; written last, so that a set-up that was cut short is done again."""
    (VENV / name).write_text(stamp, encoding="ascii")


def make_environment() -> list[str]:
    """Create an empty .venv and return the command that installs into it."""
    uv = find_uv()
    if uv:
        command = [uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)]
        run(command, "making an empty environment")
        return find_installer()
    if importlib.util.find_spec("ensurepip") is None:
        install_venv_module()
    run([sys.executable, "-m", "venv", "--clear", str(VENV)], "making an empty environment")
    return find_installer()


def find_installer() -> list[str]:
    """Return the install command for .venv: uv's if uv made it, else its own pip's."""
    if "\nuv = " not in SETTINGS.read_text(encoding="utf-8"):
        retries = () if "PIP_RETRIES" in os.environ else ("--retries", "1")
        return [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", *retries]
    uv = find_uv()
    if not uv:
        raise Lack("uv made .venv and is not to be had now: delete .venv and start again.")
    return [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]


def find_uv() -> str:
    """Return uv's path, or an empty text if there is none or pip's settings name an index, which uv does not read."""
    uv = shutil.which("uv")
    if not uv:
        return ""
    settings = [name.upper() for name in os.environ if name.upper().startswith("PIP_")]
    answer = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True)
    settings += [line.partition("=")[0].upper().replace("-", "_") for line in answer.stdout.splitlines()]
    own = ("INDEX_URL", "FIND_LINKS", "NO_INDEX", "PROXY")
    return "" if any(setting.endswith(own) for setting in settings) else uv


def install_locked(installer: list[str], lock: Path) -> None:
    """Install the lock with hashes; setuptools first, since packages without a wheel are built with it."""
    entries = lock.read_text(encoding="utf-8").split("\n")
    first = next(number for number, line in enumerate(entries) if line.startswith("setuptools=="))
    last = next(number for number in range(first, len(entries)) if not entries[number].endswith("\\"))
    part = VENV / "setuptools.lock"
    part.write_text("\n".join(entries[first : last + 1]) + "\n", encoding="utf-8")
    run([*installer, "--require-hashes", "-r", str(part)], "installing setuptools")
    command = [*installer, "--require-hashes", "--no-build-isolation", "-r", str(lock)]
    run(command, f"installing {packages_in(lock)}")


def packages_in(lock: Path) -> str:
    """Say how many packages a lock names."""
    return f"{lock.read_text(encoding='utf-8').count('==')} packages"


def install_venv_module() -> None:
    """Install Debian's python3-venv as root; elsewhere raise Lack with the command."""
    if os.name == "nt" or os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Lack("this Python has no venv. On Debian or Ubuntu: sudo apt install python3-venv")
    say("This Python has no venv: installing Debian's python3-venv …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "python3-venv"]):
        command = ["apt-get", "-qq", *step]
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def run(command: list[str], name: str) -> None:
    """Run a step of the set-up; its output is shown as it is. Raise Lack where it found no network."""
    say(f"  {name} …")
    step = subprocess.Popen(
        command,
        cwd=ROOT,  # which files that a requirement names are looked for in
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    over = threading.Event()
    threading.Thread(target=say_how_long, args=(name, over), daemon=True).start()
    unreached = False
    with step:
        for line in step.stdout or ():
            say(line.rstrip("\n"))
            unreached = unreached or NO_NETWORK.search(line) is not None
    over.set()
    if step.returncode != 0 and unreached:
        raise Lack(
            "the packages could not be fetched, since no network is reached. The first start needs one, once: "
            "connect, or name your own index in pip's settings, and start again."
        )
    if step.returncode != 0:
        raise subprocess.CalledProcessError(step.returncode, command)


def say_how_long(name: str, over: threading.Event) -> None:
    """Say from time to time that a step goes on, until it is over."""
    begun = time.monotonic()
    while not over.wait(OFTEN):
        say(f"  {name}: {time.monotonic() - begun:.0f} s so far …")


def say(text: str) -> None:
    """Print a line about the set-up to stderr, also on a console without UTF-8."""
    encoding = sys.stderr.encoding or "ascii"
    print(text.encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
