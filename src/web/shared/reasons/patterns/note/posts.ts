/** What a person should know of a post beside its words: its project, the same text elsewhere, its costs. */
export const postPatterns = {
  projectBegins: 'The project "{name}" begins on {date}, after the post is due.',
  projectEnded: 'The project "{name}" ended on {date}, before the post is due.',
  creditOther: 'The project has no credit line in {languageName}; the one in {otherLanguage} is used.',
  sameText: 'The same text is for {handle}, too: {time} ({zone}).',
  sameTextUnseen: 'Another account has the same text, in an office that you cannot see.',
  xSameText:
    "X's automation rules forbid the same content on several accounts, scheduled or not, and X may limit all of them. Change the words of one, or post it on one account only.",
  dearerLink:
    'With the link {place}, this post costs {sum} more than with the link {otherPlace}, reads included.',
} as const
