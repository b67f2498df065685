/** What people see where there are no words in their own language. */
export const fallbackLanguage = 'en'
