/** The languages of the screens and of files to fill in, each under its own name. */
export const screenLanguages = [
  ['en', 'English'],
  ['ur', 'اردو'],
  ['ar', 'العربية'],
  ['prs', 'دری'],
  ['ps', 'پښتو'],
  ['bn', 'বাংলা'],
] as const
