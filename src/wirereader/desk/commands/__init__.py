"""The command table, and one module a group of commands."""
