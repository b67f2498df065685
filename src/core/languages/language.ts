/**
 * A content language, by the code used in files, the API and the database (BCP 47; `prs` is Dari). Any number may
 * exist: src/core/languages/ says what is known of each, and `languageCode` there reads what comes from outside.
 */
export type Language = string
export type Direction = 'ltr' | 'rtl'

/** Words in several languages, by code. */
export type Wording = Record<Language, string>
