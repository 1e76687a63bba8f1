"""Accounts at servers: what is read and starred there and here is made one."""
