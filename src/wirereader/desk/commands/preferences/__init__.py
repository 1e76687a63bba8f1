"""What a reader prefers, told and changed: the settings page, and the command that sets one."""
