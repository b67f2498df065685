/**
 * What the server says in English of a post or a setting while a person is at it: warnings of previews, what a change of
 * settings does. By the key of their words, `note.says.KEY`.
 */
export const notePatterns = {
  noSlotLeft: 'No slot is left that can be used: posts of this channel need an explicit time.',
} as const
