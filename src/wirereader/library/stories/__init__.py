"""Stories in the library: deduplicated, stored with revisions, marks and findings."""
