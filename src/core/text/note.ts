/** What an import repaired, guessed or left out by itself; docs/importing-news.md has a row for each code. */
export const noteCodes = [
  'characters-removed',
  'encoding-detected',
  'language-not-sure',
  'link-left-out',
  'content-left-out',
  'heading-not-a-place',
  'number-read',
  'title-left-out',
  'hidden-read',
  'heading-kept',
  'sheets-left-out',
] as const
export type NoteCode = (typeof noteCodes)[number]

export interface Note {
  /** Where, in words: `line 3`, `line 3, column women`, `the file`. */
  place: string
  code: NoteCode
  /** One sentence. */
  message: string
}
