/** Why an image, a video or an emblem cannot be used, by the key of its words, `refusal.says.KEY`. */
export const mediaPatterns = {
  manyPixels: 'it has more than {number} million pixels',
  broken: 'it is broken',
  brokenOrSlow: 'it is broken, or takes too long to unpack',
  fileEmpty: 'the file is empty',
  hasKilobytes: 'it has {number} KB',
  hasKilobytesPacked: 'it has {number} KB re-encoded',
  hasPixels: 'it has {number} × {most} pixels',
  otherKindOfFile: 'it is another kind of file',
  isKind: 'it is {word}',
} as const
