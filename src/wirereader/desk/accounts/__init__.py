"""Accounts at servers, as a reader sees them: what is wished for, listed, paused and removed."""
