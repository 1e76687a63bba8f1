"""Commands about accounts at servers."""
