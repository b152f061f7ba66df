"""Findings of the checks in the TICO-19 and SDG pairs as they are that were read and judged true: errors of data."""

TRUE = frozenset(
    {
        # tico19-2000, zh to en
        "2b99c2471287",  # stop
        "1e48380d7173",  # targets
        "d248e5019408",  # number
        "bc8516f164b4",  # deprecated
        "73b717309b0c",  # deprecated
        "acfeac10fab5",  # deprecated
        "35202e2e2290",  # deprecated
        "a58da70cc755",  # quotation
        "ae156b9cd630",  # title
        "d0dc12c7e9a0",  # deprecated
        "2ea659d663ec",  # number
        "d9e294bdb394",  # spacing
        "9183f3bb9f55",  # deprecated
        "c146f07c4b50",  # country
        # sdg, zh to en
        "6601dfd20217",  # targets
        # tico19-2000, en to zh
        "0aa28729f230",  # quotation
        "e8729edc63eb",  # number
        "0df8ea09f38a",  # country
        "5bea74c1d082",  # title
        "3e99c2067048",  # stop
        "8fc668b8a28e",  # number
        "bd2ec773604e",  # country
        "c65a913b080c",  # quotation
        # sdg, en to zh
        "a423f5f481a5",  # targets
        "06e1d44fdefd",  # title
        "87515f881d02",  # title
        "11d352a9a291",  # targets
        "26ab18629781",  # targets
        "a945158092b5",  # targets
        "a45056046cbb",  # targets
        "f60f614bca6c",  # targets
        "2f7f69e06b3b",  # targets
    }
)
"""Their fingerprints, see `check_planted.fingerprint`: no sentence of the pairs is kept."""
