"""`python -m wirereader`."""

import sys

from wirereader.start import main

sys.exit(main())
