/**
 * Why a series or an intended post could not become posts: texts of the catalogue of errors, which the record keeps, by
 * the key of their words: `refusedTextEmpty` is the text of `text-empty`. tests/web/refusals.test.ts holds them to it.
 */
export const storedRefusals = {
  refusedChannelNotConnected: 'Channel "{name}" is not a connected channel of office "{quote}".',
  refusedNoChannelForLanguages: 'Office "{name}" has no connected channel that posts in {quote}.',
  refusedNoRoomForText: 'The length limit {number} leaves no room for {quote}; allow more.',
  refusedNoRoomForWord:
    'The length limit {number} leaves no room for "{quote}", which cannot be split; allow more, or shorten the text.',
  refusedSourceLinkInvalid:
    'The source link "{links}" is not a web address; it must begin with https:// or http://.',
  refusedTextCharacterUnprintable:
    'The text has the character U+{quote} at position {number}, which networks reject; remove it.',
  refusedTextEmpty: 'The text is empty; a post needs at least one word.',
  refusedThreadTooLong:
    'With the length limit {number}, the text makes more than 99 segments; shorten it, or let this channel shorten long texts.',
  refusedLengthLimitInvalid: "The channel's length limit is {quote}; it must be a whole number above 0.",
  refusedItemNotFound: 'News item {name} not found.',
  refusedItemNotApproved: 'News item {name} is not approved; a second person must approve it first.',
  refusedItemArchived: 'The news item is archived; restore it first.',
  refusedApproverMayNoLonger:
    'The person who approved news item {name} may no longer approve for its office; another person must approve it again.',
  refusedOfficeArchived: 'Office "{name}" is archived; restore it first.',
  refusedOfficeNotFound: 'Office "{name}" not found.',
  refusedTimeIsPast:
    '"{name}" is past (it is now {quote} there). Choose a later time, or say "now" to publish at once.',
} as const
