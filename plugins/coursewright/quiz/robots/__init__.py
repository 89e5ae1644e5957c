"""Robots that sit quizzes without having read anything: what they get right was given away."""
