/** The languages into which the words of infographics are translated. Content languages are any number. */
export const infographicLanguages = ['en', 'ur', 'ar', 'prs', 'ps', 'bn'] as const
export type InfographicLanguage = (typeof infographicLanguages)[number]
