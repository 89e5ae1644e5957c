"""What a new project has for editors, services and containers: sound files that run commands which there are."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from coursewright.cli.commands import commands
from coursewright.pipeline.machine import BUILD_NEEDS
from coursewright.scaffold.course import NewCourse, plan_course
from coursewright.scaffold.drafts import write_draft
from coursewright.scaffold.editor import TEAM
from coursewright.scaffold.tool import NAME
from tests.tiny import ROOT, run

LIBRARIES = {package for need in BUILD_NEEDS for _, package in need.packages[:1]}
DOCKER = {"FROM", "RUN", "WORKDIR", "COPY"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_draft(tmp_path, plan_course(NewCourse(id="own", languages=("en",)), b"PK", NAME))
    return tmp_path


def read(project: Path, name: str) -> str:
    return (project / name).read_text(encoding="utf-8")


def test_every_file_is_as_its_form_wants_it(project: Path) -> None:
    for place in TEAM.values():
        if place.endswith((".yml", ".yaml")):
            assert isinstance(yaml.safe_load(read(project, place)), dict), place
    for file in (project / ".vscode").rglob("*.json"):
        assert isinstance(json.loads(file.read_text(encoding="utf-8")), dict), file


def test_every_command_that_they_run_is_one(project: Path) -> None:
    for place in TEAM.values():
        words = re.findall(r"python3 build\.py(?: (?!&&)([\w-]+))?", read(project, place))
        assert set(words) - {"", "--version"} <= set(commands.commands), place
    assert sum("python3 build.py" in read(project, place) for place in TEAM.values()) == 4


@pytest.mark.parametrize("place", [".github/workflows/course.yml", ".gitlab-ci.yml", "Dockerfile"])
def test_they_install_what_the_handbooks_need(project: Path, place: str) -> None:
    assert set(read(project, place).split()) >= LIBRARIES
    assert len(LIBRARIES) == 2


def test_the_workflow_of_github_publishes_the_site_of_the_main_branch_alone(project: Path) -> None:
    flow = yaml.safe_load(read(project, ".github/workflows/course.yml"))
    build, publish = flow["jobs"]["build"]["steps"], flow["jobs"]["publish"]
    assert flow[True].keys() == {"push", "pull_request"}  # YAML 1.1 reads `on` as true
    assert flow["permissions"] == {"contents": "read"}
    (upload,) = [step for step in build if "upload-pages-artifact" in step.get("uses", "")]
    assert upload["with"]["path"] == "site"
    assert upload["if"] == publish["if"] == "github.ref == 'refs/heads/main'"
    assert publish["needs"] == "build"


def test_the_pipeline_of_gitlab_publishes_the_site_of_the_default_branch_alone(project: Path) -> None:
    flow = yaml.safe_load(read(project, ".gitlab-ci.yml"))
    assert flow["pages"]["script"] == ["mv site public"]
    assert flow["pages"]["artifacts"]["paths"] == ["public"]
    assert flow["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert flow["course"]["artifacts"]["paths"] == ["site"]


def test_the_container_serves_the_site_and_nothing_else(project: Path) -> None:
    text = re.sub(r"\\\n\s*", "", read(project, "Dockerfile"))
    rows = [line.split(" ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    assert {row[0] for row in rows} == DOCKER
    assert rows[0][1].endswith(" AS build")
    last = rows[[row[0] for row in rows].index("FROM", 1) :]
    assert [row[1].split()[:2] for row in last[1:]] == [["--from=build", "/course/site"]]
    for name in re.findall(r"COPY (?!--from|\. )(.+) \S+", text):
        assert all((project / word).exists() for word in name.split())
    ignored = read(project, ".dockerignore").split()
    assert {"site", "handbooks", "trainer", ".venv"} <= set(ignored)


def test_vs_code_finds_a_schema_for_every_kind_of_file(project: Path) -> None:
    named = json.loads(read(project, ".vscode/settings.json"))["yaml.schemas"]
    for file, pattern in named.items():
        schema = json.loads(read(project, file))
        assert schema.keys() & {"properties", "oneOf"}, file
        committed = (ROOT / "schema" / Path(file).name).read_text(encoding="utf-8")
        assert read(project, file) == committed
        if "figures" not in pattern and "cards" not in pattern:
            assert list(project.glob(pattern)), pattern


def test_an_older_project_gets_them_later(tmp_path: Path) -> None:
    answer = run(tmp_path, "new", "editor")
    assert answer.returncode == 0, answer.stderr
    assert (tmp_path / ".vscode/schemas/quiz.json").is_file()
    assert run(tmp_path, "new", "editor").returncode == 2


def test_others_can_name_the_check_as_a_hook() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    name, command, *options = hook["entry"].split()
    assert (name, hook["language"], hook["pass_filenames"]) == ("coursewright", "python", False)
    assert command in commands.commands
    assert {option for row in commands.commands[command].params for option in row.opts} >= set(options)
    assert re.match(hook["files"], "quizzes/en/a.yml")
