"""The typefaces of office documents by language: those that both Windows and macOS offices have."""

SERIF = {"zh": "SimSun", "zh-Hant": "PMingLiU", "ja": "MS Mincho", "ko": "Batang"}
SANS = {"zh": "Microsoft YaHei", "zh-Hant": "Microsoft JhengHei", "ja": "Yu Gothic", "ko": "Malgun Gothic"}
LATIN_SERIF, LATIN_SANS = "Times New Roman", "Arial"
LOCALES = {"zh": "zh-CN", "zh-Hant": "zh-TW", "en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA"}
"""The languages by the names that a spelling checker wants: the United Nations writes British English."""


def sans(language: str) -> str:
    """Return the typeface without serifs for a language."""
    return SANS.get(language, LATIN_SANS)


def east_asian_serif(*languages: str) -> str:
    """Return the typeface with serifs for the Han characters of texts in these languages."""
    return next((SERIF[language] for language in languages if language in SERIF), SERIF["zh"])


def locale(language: str) -> str:
    """Return the name of a language with its region."""
    return LOCALES.get(language, language)
