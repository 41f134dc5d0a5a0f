"""Corrections: what people find right, wrong or in need of mending in readings, kept apart from them."""
