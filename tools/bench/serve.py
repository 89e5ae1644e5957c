"""From a save to the page in the preview: the median of several edits, and what the preview's processes spent."""

from __future__ import annotations

import http.client
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.bench.bench import Bench
from tools.bench.edits import edits_of, write_edit
from tools.bench.measure import Failed, cpu_so_far
from tools.bench.results import Group, Row
from tools.bench.variants import COURSE, MATERIAL, OURS, ZENSICAL, Variant

_PAUSE, _SETTLE = 0.01, 1.5
_PATIENCE = 300.0
"""Seconds after which a preview is given up."""
_OURS = ("body", "quiz", "figure")


def run_serve(bench: Bench) -> None:
    """Ours: a lesson, a quiz, a figure; the others: a lesson of the made-up courses."""
    for size in bench.sizes:
        group = bench.begin("serve", size)
        for variant in bench.variants.values():
            states = states_of(variant.name, size)
            if not states or all(group.has(variant.name, state, bench.saves - 1) for state in states):
                continue
            try:
                group = preview(bench, group, variant, states)
            except Failed as fault:
                group = bench.leave_out(group, f"{variant.name}: {fault}")


def states_of(name: str, size: str) -> Sequence[str]:
    """The edits that are tried in a variant's preview."""
    if name == OURS:
        return _OURS
    return ("body",) if name in (MATERIAL, ZENSICAL) and size != COURSE else ()


def preview(bench: Bench, group: Group, variant: Variant, states: Sequence[str]) -> Group:
    """Start a variant's preview, save each kind of edit some times, and keep how long each page took."""
    project, size = bench.lay(variant, group.size), group.size
    edits = edits_of(variant.name, size)
    with served(variant, project) as (address, process):
        started = wait_for(address, edits["body"].page, "", process)
        group = bench.add(
            group, Row(variant=variant.name, edit="start", round=0, figures={"wall": round(started, 3)})
        )
        for index, state in enumerate(states):
            for turn in range(bench.saves):
                time.sleep(_SETTLE)
                before = cpu_so_far(process.pid)
                words = write_edit(project, edits[state], 1000 + 100 * index + turn)
                wall = wait_for(address, edits[state].page, words, process)
                time.sleep(_SETTLE)  # what goes on behind the page belongs to the edit
                figures = {"wall": round(wall, 3), "cpu": round(cpu_so_far(process.pid) - before, 2)}
                group = bench.add(group, Row(variant=variant.name, edit=state, round=turn, figures=figures))
    return group


@contextmanager
def served(variant: Variant, project: Path) -> Iterator[tuple[tuple[str, int], subprocess.Popen[bytes]]]:
    """A running preview: its address and its process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            variant.serve(f"127.0.0.1:{port}"),
            cwd=project,
            env=dict(variant.settings),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
        try:
            yield ("127.0.0.1", port), process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(address: tuple[str, int], page: str, words: str, process: subprocess.Popen[bytes]) -> float:
    """Seconds until a whole page holds some words. Raises Failed where the preview ends or never shows them."""
    begun = time.monotonic()
    while time.monotonic() - begun < _PATIENCE:
        text = page_text(address, page)
        if words in text and "</html>" in text:
            return time.monotonic() - begun
        if process.poll() is not None:
            raise Failed(f"the preview ended with exit code {process.returncode}")
        time.sleep(_PAUSE)
    raise Failed(f"'{words}' was not seen on {page} in {_PATIENCE:.0f} s")


def page_text(address: tuple[str, int], page: str) -> str:
    """A page as the preview gives it now; nothing where it does not answer or has none."""
    connection = http.client.HTTPConnection(*address, timeout=_PATIENCE)
    try:
        connection.request("GET", f"/{page}")
        answer = connection.getresponse()
        return answer.read().decode("utf-8", "replace") if answer.status == 200 else ""
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()
