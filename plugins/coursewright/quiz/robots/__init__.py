"""Robots that sit quizzes without having read anything: what they get right was given away."""

from coursewright.quiz.robots.sit import Sitting, chance_of, sit, told_of
from coursewright.quiz.robots.tricks import TRICKS, Trick
from coursewright.quiz.robots.turns import Turn, turns_of

__all__ = ["TRICKS", "Sitting", "Trick", "Turn", "chance_of", "sit", "told_of", "turns_of"]
