/** Why a published post cannot be given new words, by the key of its words, `refusal.says.KEY`. */
export const postPatterns = {
  partDeleted: 'part of it was deleted',
  otherParts: 'its words would take {number} parts, and {count} are out',
  otherLink: 'the link beside its text would be another one',
  otherFiles: 'its files or their alt texts would be other ones',
} as const
