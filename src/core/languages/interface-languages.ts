/** The languages of the screens. Content languages are any number (registry.ts). */
export const interfaceLanguages = ['en', 'ur', 'ar', 'prs', 'ps', 'bn'] as const
export type InterfaceLanguage = (typeof interfaceLanguages)[number]
