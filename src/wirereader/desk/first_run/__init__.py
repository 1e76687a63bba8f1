"""The first minutes: subscriptions found on this machine, and well-known feeds to choose from."""
