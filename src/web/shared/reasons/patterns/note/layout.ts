/** What the words of a post come to on a network. */
export const layoutPatterns = {
  tooLong: '{part} has the length {count}; at most {most} is allowed.',
  xCharacter: '{part} has a character that X refuses: U+FFFE, U+FEFF or U+FFFF.',
  xCashtags: '{part} has {count} cashtags ({tags}); X allows 1.',
  xHandlesOnly: '{part} has nothing but handles; X may refuse it.',
  noThreads: 'This network has no threads, so the text was shortened.',
  lastLeftOut: 'The text is too long: its last {count} characters are left out.',
  longThread: 'The thread has {count} parts; few readers follow more than {most}.',
  beginsLeft:
    'The text is in {languageName} but begins with a left-to-right letter, so networks lay it out left-to-right; begin with a word in {languageName}.',
  beginsRight:
    'The text is in {languageName} but begins with a right-to-left letter, so networks lay it out right-to-left; begin with a word in {languageName}.',
  noRoomFor: 'There was no room for {tags}.',
  hashtagUnfit: '"{tags}" of the topic {name} is not a hashtag that networks know, so it is left out.',
  handleUnfit: 'The handle "{quote}" of {name} is not one that the network knows, so the name stays.',
} as const
