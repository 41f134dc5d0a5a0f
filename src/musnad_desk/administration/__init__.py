"""Pages of those who keep the desk: comments that wait, outlets, names, people, what was done."""
