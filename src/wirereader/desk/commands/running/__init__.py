"""Events as pages, and the briefing: what happened since."""
