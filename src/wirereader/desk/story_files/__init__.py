"""What a story leads to and leaves behind: links, files, pictures, its JSON."""
