"""Language tags as files write them, and the few codes that the program tells apart by."""

from .script import has_han, has_kana

_TRADITIONAL = {"tw", "hk", "mo", "hant"}


def language_code(tag: str) -> str:
    """Return the code of a language tag: "zh", "zh-Hant", "en", else its primary tag in lower case.

    zh, zh-CN, zh-SG, zh-Hans and cmn are zh; zh-TW, zh-HK, zh-MO and zh-Hant are zh-Hant. `_` may stand for `-`, in
    any case.
    """
    parts = tag.strip().replace("_", "-").lower().split("-")
    if parts[0] in {"zh", "cmn", "zho", "chi"}:
        if "hans" in parts:
            return "zh"
        return "zh-Hant" if _TRADITIONAL & set(parts[1:]) else "zh"
    if parts[0] == "eng":
        return "en"
    return parts[0]


def includes(wanted: str, code: str) -> bool:
    """Tell whether a text in `code` is asked for as `wanted`: zh includes zh-Hant, any other only itself."""
    return code in included(wanted)


def included(wanted: str) -> tuple[str, ...]:
    """Return the codes that are asked for as `wanted`."""
    return (wanted, "zh-Hant") if wanted == "zh" else (wanted,)


def language_of(text: str) -> str:
    """Return "zh" for a text with Han characters and no kana, else "en"."""
    return "zh" if has_han(text) and not has_kana(text) else "en"
