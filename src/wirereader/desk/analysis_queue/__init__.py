"""The queue of stories to be analysed, and the findings at hand."""
