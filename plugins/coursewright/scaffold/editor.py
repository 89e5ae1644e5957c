"""What a team's editors and machines want of a project: settings of VS Code with schemas, workflows, a container."""

from __future__ import annotations

from collections.abc import Mapping

from coursewright.scaffold.drafts import Draft
from coursewright.scaffold.files_of import read_own
from coursewright.scaffold.schemas import schemas

EDITOR: Mapping[str, str] = {
    "settings.json": ".vscode/settings.json",
    "extensions.json": ".vscode/extensions.json",
}
TEAM: Mapping[str, str] = {
    "github.yml": ".github/workflows/course.yml",
    "gitlab.yml": ".gitlab-ci.yml",
    "pre-commit.yml": ".pre-commit-config.yaml",
    "dockerfile": "Dockerfile",
    "dockerignore": ".dockerignore",
}


def plan_editor() -> Draft:
    """Settings of VS Code, and the schemas that they name."""
    texts = {
        name: text for name, text in schemas().items() if name != "lesson"
    }  # no editor asks for Markdown's
    return Draft(
        new={
            **{place: read_own(name) for name, place in EDITOR.items()},
            **{f".vscode/schemas/{name}.json": text for name, text in texts.items()},
        }
    )


def plan_team() -> Draft:
    """Workflows for GitHub and GitLab, a hook for commits, a container."""
    return Draft(new={place: read_own(name) for name, place in TEAM.items()})
