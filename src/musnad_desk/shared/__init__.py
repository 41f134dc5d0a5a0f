"""What all pages share: their frame, their headers, their twin in JSON."""
