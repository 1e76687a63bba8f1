"""Accounts that ask the network: tried when they are added, and synced."""
