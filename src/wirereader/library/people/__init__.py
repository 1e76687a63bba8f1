"""People, places and organisations across stories: which names are one of them."""
