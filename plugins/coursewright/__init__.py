"""A course kept in git, built into a site people can practise on and handbooks they can hold."""

__version__ = "0.1.0"
