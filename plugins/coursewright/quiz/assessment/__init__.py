"""Assessments: forms drawn from a bank, the page one takes, and what answers add up to."""
