"""What the owner of a desk rules: how much of an outlet's words is shown, whether it is collected, which names are shown nowhere."""
