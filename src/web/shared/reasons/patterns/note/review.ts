/** What a draft lacks before it can go to review. */
export const reviewPatterns = {
  textCharacter:
    'The text in {languageName} contains the character {character} at position {position}; remove it.',
  wordingCharacter:
    'A wording in {languageName} contains the character {character} at position {position}; remove it.',
  placeCharacter: 'A place contains the character {character} at position {position}; remove it.',
  altCharacter:
    'The alt text of file {file} contains the character {character} at position {position}; remove it.',
  textEmpty: 'The text in {languageName} is empty.',
  altAndDecorative: 'File {file} is marked decorative and has alt text; it can only have one of them.',
  noAlt: 'File {file} has no alt text in {languageName}; describe it, or mark it decorative.',
  noAltNorOther:
    'File {file} has no alt text in {languageName} or {otherLanguage}; describe it, or mark it decorative.',
  donorUnsettled:
    'The project "{name}" has neither a credit line nor the recorded decision that there is no donor to name; give it one of them.',
} as const
