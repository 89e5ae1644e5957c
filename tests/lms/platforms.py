"""Learning platforms to play packages in: scorm-again in a page around the package, which writes down each call."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page

from ..browser.sites import served
from ..browser.tools import node_modules
from ..tiny import run

API = {"scorm12": ("API", "Scorm12API", "scorm12"), "scorm2004": ("API_1484_11", "Scorm2004API", "scorm2004")}
PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Platform</title>
<script src="platform.js"></script></head>
<body><script>
const own = new {make}({{autocommit: false, logLevel: 5, lmsCommitUrl: false}});
const kept = JSON.parse(localStorage.getItem("platform") || "null");
own.loadFromJSON(kept || {{cmi: {learner}}}, "");
window.calls = JSON.parse(localStorage.getItem("platform-calls") || "[]");
window.{api} = Object.fromEntries({names}.map(name => [name, (...words) => {{
  const answer = own[name](...words);
  const fault = own[name.startsWith("LMS") ? "LMSGetLastError" : "GetLastError"]();
  calls.push([name, words, String(answer), String(fault)]);
  if (/Commit|Finish|Terminate/.test(name)) {{
    localStorage.setItem("platform", JSON.stringify(JSON.parse(JSON.stringify({{cmi: own.cmi}}))));
    localStorage.setItem("platform-calls", JSON.stringify(calls));
  }}
  return answer;
}}]));
</script><iframe src="package/index.html" style="width: 100%; height: 95vh"></iframe></body></html>
"""
NAMES = {
    "scorm12": [
        f"LMS{name}" for name in ("Initialize", "GetValue", "SetValue", "Commit", "Finish", "GetLastError")
    ],
    "scorm2004": ["Initialize", "GetValue", "SetValue", "Commit", "Terminate", "GetLastError"],
}
LEARNERS = {
    "scorm12": {"core": {"student_id": "l-1", "student_name": "Lin, Yu"}},
    "scorm2004": {"learner_id": "l-1", "learner_name": "Lin Yu"},
}
NO_FAULTS = {"scorm12": ("0",), "scorm2004": ("0", "403")}
"""Codes that are no faults: in SCORM 2004 what has no value yet is 403 when it is asked for."""


def export(project: Path, *words: str) -> Path:
    """Export a package and give its file."""
    answer = run(project, "export", *words, "--quiet", "--out", "packed")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return max((project / "packed").glob("*.zip"), key=lambda path: path.stat().st_mtime_ns)


@contextmanager
def platform(folder: Path, package: Path, target: str) -> Iterator[str]:
    """Serve a platform with a package in it; the address of its page."""
    api, make, script = API[target]
    shutil.copyfile(node_modules() / "scorm-again" / "dist" / f"{script}.min.js", folder / "platform.js")
    text = PAGE.format(
        make=make, api=api, names=json.dumps(NAMES[target]), learner=json.dumps(LEARNERS[target])
    )
    (folder / "index.html").write_text(text, encoding="utf-8", newline="\n")
    with zipfile.ZipFile(package) as packed:
        packed.extractall(folder / "package")
    with served(folder) as address:
        yield f"{address}/index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call of the package, what was answered, and the code of its fault."""

    name: str
    words: tuple[str, ...]
    answer: str
    fault: str


def calls_of(page: Page) -> list[Call]:
    """All calls so far."""
    rows: list[Any] = page.evaluate("window.calls")
    return [
        Call(name=name, words=tuple(words), answer=answer, fault=fault) for name, words, answer, fault in rows
    ]


def values_of(calls: list[Call]) -> dict[str, str]:
    """What was set last, by name."""
    return {call.words[0]: call.words[1] for call in calls if call.name.endswith("SetValue")}


def course_frame(page: Page, part: str) -> Frame:
    """The frame that shows a page whose address has that part in it."""
    page.wait_for_function(
        """part => {
          const inner = document.querySelector("iframe").contentDocument?.querySelector("iframe");
          const { href, } = inner?.contentWindow?.location ?? {};
          return href?.includes(part) && inner.contentDocument.readyState === "complete";
        }""",
        arg=part,
    )
    return next(frame for frame in page.frames if part in frame.url)
