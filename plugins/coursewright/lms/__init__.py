"""Packages for learning platforms: a finished site, a page around it that speaks to the platform, and a manifest."""
