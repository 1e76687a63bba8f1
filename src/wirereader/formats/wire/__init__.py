"""Agency wire formats: NITF, NewsML, ninjs, ANPA 1312, IPTC 7901."""
