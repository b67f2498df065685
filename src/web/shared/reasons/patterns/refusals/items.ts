/** What an item names that it cannot have, by the key of its words, `refusal.says.KEY`. */
export const itemPatterns = {
  topicMerged: 'The topic "{name}" was merged into "{quote}"; name that one.',
  topicArchived: 'The topic "{name}" is archived; it must be one of {quote}.',
  projectArchived: 'The project "{name}" is archived; it must be one of {quote}.',
  wordingOfNoChannel: 'The wording in {name} is for channel {quote}, which office {links} does not have.',
  wordingOfOtherLanguage: 'The wording in {name} is for {quote}, which does not post in that language.',
  noSuchPicture: 'There is no stored picture "{name}".',
} as const
