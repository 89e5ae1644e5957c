"""Emphasis: titles in Latin letters slant in Chinese text, han does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from coursewright.project.alone import empty_project
from coursewright.prose import Screen, conversion_for
from coursewright.prose.extension import CoursewrightExtension
from coursewright.prose.looks.look import Look
from coursewright.prose.looks.paper import Paper


def converted(text: str, language: str, look: Look) -> str:
    project = empty_project(Path(), language)
    return Markdown(extensions=[CoursewrightExtension(lambda: conversion_for(project, look))]).convert(text)


@pytest.mark.parametrize("target", [Screen(), Paper(audience="learner")])
def test_a_latin_title_in_chinese_text_is_marked_and_stressed_han_is_not(target: Look) -> None:
    html = converted("见 *Moments of Truth*，是*这一刻*，是*一句 sorry*。", "zh", target)
    assert '<em class="cw-latin">Moments of Truth</em>' in html
    assert "<em>这一刻</em>" in html
    assert "<em>一句 sorry</em>" in html


def test_english_text_needs_no_mark() -> None:
    assert "<em>Moments of Truth</em>" in converted("See *Moments of Truth*.", "en", Screen())
