"""`make bench`: every benchmark, one after the other."""

import align_report
import cold_start
import imports
import reading

if __name__ == "__main__":
    cold_start.main()
    align_report.main()
    reading.main()
    imports.main()
