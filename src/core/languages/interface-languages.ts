/** The languages of the screens. Content languages are any number (registry.ts). */
export const interfaceLanguages = ['en', 'ur', 'ar', 'prs', 'ps', 'bn'] as const
/** In which sentences are written where a reader chose no language, and in which codes have their first text. */
export const fallbackInterfaceLanguage = 'en' satisfies InterfaceLanguage
export type InterfaceLanguage = (typeof interfaceLanguages)[number]
