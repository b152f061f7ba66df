"""`make bench`: every benchmark, one after the other."""

import align_report
import cold_start
import imports
import reading
import search_scale
import terms_scale

if __name__ == "__main__":
    cold_start.main()
    align_report.main()
    reading.main()
    imports.main()
    search_scale.main()
    terms_scale.main()
