/** What the server says in English of a file or a feed that it reads, by the key of their words, `file.says.KEY`. */
export const filePatterns = {
  recordNoObject: 'The record is not an object with fields.',
} as const
