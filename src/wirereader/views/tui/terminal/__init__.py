"""The terminal itself: its bytes taken as keys, its picture written, its loss borne."""
