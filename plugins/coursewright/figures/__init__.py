"""Figures: models of the course drawn from a few lines of YAML, on screen and on paper."""
