"""A council's file whose collection calendar follows the sections of a scorecard."""

FOLLOWS_SCORECARD = """
[[scorecard]]
slug = "panel"
committee = "Corporate Parenting Panel"
short_name = "the Panel"
title = "Children in care"
  [[scorecard.section]]
  slug = "homes"
  question = "Do children live in stable homes?"
  short_title = "Stable homes"
  indicators = ["moves", "distance"]
  [[scorecard.section]]
  slug = "health"
  question = "Are children healthy?"
  short_title = "Healthy"
  indicators = ["dental-checks"]

[[collection]]
scorecard = "panel"
first_period = "2025/26 Q4"
"""
