/** Why a feed could not be read: the texts of errors, whole. */
export const feedPatterns = {
  addressNotWatched: 'The address "{code}" cannot be watched: {why}.',
  addressLong: 'The address "{code}" cannot be watched: it is longer than {most} characters.',
  addressPort:
    'The address "{code}" cannot be watched: port {year} is not for web pages; allowed are 80, 443 and those from 1024.',
  answerUndecompressed: 'The answer of {host} cannot be read: it cannot be decompressed.',
  answerEncoding: 'The answer of {host} cannot be read: its encoding "{code}" is not supported.',
  answerLarge: '{host} sent more than {figure} MB; that is too large for a feed.',
  notPublic:
    '{host} leads to an address that is not public; feeds are read from public addresses only. An operator can allow a host of your own network with FEED_PRIVATE_HOSTS.',
  redirectCircle: 'The address "{code}" is redirected in a circle.',
  redirectMany: 'The address "{code}" is redirected more than {count} times.',
  hostRefused: '{host} answered {year}: {why}.',
  hostUnreadable: '{host} could not be read: {why}.',
  hostSlow: '{host} could not be read: it took longer than {figure} seconds.',
  hostFailed: '{host} could not be read: the connection failed ({code}).',
  neitherRssNorAtom: '{host} is neither RSS nor Atom, or its XML is broken.',
  jsonFeed: '{host} is a JSON Feed; only RSS and Atom can be read.',
  pageLookForLink: '{host} is a web page and no feed. Look for a link to "RSS" or "feed" on it.',
  pageNamesFeed: '{host} is a web page and no feed. It names this feed: {code}.',
  pageNamesFeeds: '{host} is a web page and no feed. It names these feeds: {code}.',
  manyEntries: '{host} has {count} entries; at most {most} are allowed in a feed that is watched.',
  feedLong: '{host} has {number} characters; at most {most} are allowed in a feed.',
  xmlBroken: '{host}, line {number}: the XML is broken, {why}.',
  xmlEntities: '{host} defines its own XML entities; such feeds are refused.',
  xmlUnclosed: '{host} is broken XML: "{code}" is never closed.',
  binary: '{host} is a binary file; a text file is needed.',
  document: '{host} is {why}; save it as plain text in UTF-8.',
  encodingUnknown: '{host} declares the unknown encoding "{code}"; save it as UTF-8.',
  readingSlow: 'This took more than the {figure} seconds allowed for readings of feeds; send less at a time.',
  readingLarge:
    'This took more than the {figure} MB of memory allowed for readings of feeds; send less at a time.',
} as const
