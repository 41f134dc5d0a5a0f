"""Tests of the times room."""
