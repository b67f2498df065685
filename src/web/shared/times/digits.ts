import type { Preferences } from '../session/session.ts'

export type Digits = Preferences['digits']

/** CLDR's names of the digits that people can choose. */
export const numberingSystems = {
  latin: 'latn',
  arabic: 'arab',
  persian: 'arabext',
  bengali: 'beng',
} as const
