"""What happens: events, their numbers and topics."""

from musnad.events.find import Events, find_events

__all__ = ["Events", "find_events"]
