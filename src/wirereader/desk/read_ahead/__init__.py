"""What is analysed before anybody asks for it."""
