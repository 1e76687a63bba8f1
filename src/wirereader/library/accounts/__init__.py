"""Accounts at servers: their items, what waits to be sent, and the subscriptions they bring."""
