"""Running stories: which stories are copies, which tell of one event, what a version changed."""
