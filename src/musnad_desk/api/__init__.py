"""The API: what the pages show, for programs, in JSON, JSON lines and CSV, with its OpenAPI."""
