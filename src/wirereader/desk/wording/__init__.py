"""What people type in words of their own, and the commands that it means."""
