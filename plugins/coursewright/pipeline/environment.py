"""What a process that makes an output is told, whatever machine it runs on."""

from __future__ import annotations

from collections.abc import Mapping


def engine_environment(language: str, epoch: int) -> Mapping[str, str]:
    """Return what the site engine is told: the language, and to be quiet about its own future."""
    return {**same_everywhere(epoch), "COURSEWRIGHT_LANGUAGE": language, "NO_MKDOCS_2_WARNING": "1"}


def same_everywhere(epoch: int) -> Mapping[str, str]:
    """Return the settings without which the bytes of an output would depend on the machine or the day."""
    return {
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": str(epoch),
        "TZ": "UTC",
    }
