"""`make bench`: every benchmark, one after the other."""

import align_report
import bitext
import check_planted
import cold_start
import extraction
import imports
import reading
import search_scale
import terms_scale
import value_proof
import word_alignment

if __name__ == "__main__":
    cold_start.main()
    align_report.main()
    reading.main()
    imports.main()
    search_scale.main()
    terms_scale.main()
    bitext.main([])
    extraction.main([])
    word_alignment.main([])
    value_proof.main()
    check_planted.main()
