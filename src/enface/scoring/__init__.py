"""Figures that a lead can defend: scores from marked errors, agreement, revision delta. Functions from data to data."""
