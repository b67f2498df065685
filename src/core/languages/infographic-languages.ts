/** The languages that somebody has translated the words of infographics into. Content languages are any number. */
export const infographicLanguages = ['en', 'ur', 'ar', 'prs', 'ps', 'bn'] as const
export type InfographicLanguage = (typeof infographicLanguages)[number]
