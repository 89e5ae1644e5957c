"""Tests of any course: what holds of its built site and books, whatever its languages and lessons are."""
