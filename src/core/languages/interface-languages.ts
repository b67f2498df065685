/** The languages of the screens. Content languages are any number (registry.ts). */
export const interfaceLanguages = ['en', 'ur', 'ar', 'prs', 'ps', 'bn'] as const
/** English is the original. */
export const translatedLanguages = ['ur', 'ar', 'prs', 'ps', 'bn'] as const
/** Of screens, notifications and mails of people who chose no language. Content has its own (registry.ts). */
export const fallbackInterfaceLanguage = 'en' satisfies InterfaceLanguage
export type InterfaceLanguage = (typeof interfaceLanguages)[number]
