/** Words of ours that stand in slots of sentences, by the key of what they are in the reader's language, `file.phrase.KEY`. */
export const phrases = {
  date: 'The date',
  kind: 'The kind',
  place: 'The place',
  partner: 'The partner',
  topic: 'The topic',
  contactMethod: 'The contact method',
  office: 'The office',
  participants: 'The number of participants',
  totalOfParticipants: 'The total of participants',
  audience: 'The estimated audience',
  materials: 'The number of materials',
  referrals: 'The number of referrals',
  meanBefore: 'The mean before the session',
  meanAfter: 'The mean after the session',
  quizPeople: 'The number of people who took the quiz',
  asked: 'The number of people asked',
  satisfied: 'The number of people satisfied',
  count: 'The count',
  mailAddress: 'an e-mail address',
  telephone: 'a number like a telephone or identity number',
  personName: "a person's name or birthday",
  solarHijri: 'Solar Hijri',
  hijri: 'Hijri',
  buddhist: 'Buddhist',
  hebrew: 'Hebrew',
  indian: 'Indian national',
  minguo: 'Minguo',
  bengali: 'Bengali',
  nepali: 'Nepali',
  fieldTwice: 'it names a field twice',
  tabs: 'it is indented with a tab, and only spaces may stand there',
  indentation: 'its lines are not indented alike, or a bracket is not closed',
  colonInValue: 'a value holds a colon, and is not in quotation marks',
  signMissing: 'a quotation mark, bracket, comma or colon is missing',
  colonMissing: 'the name of a field has no colon behind it',
  nameUnknown: 'the name is not known',
  nameNotLookedUp: 'the name could not be looked up',
  connectionRefused: 'the connection was refused',
  connectionInterrupted: 'the connection was interrupted',
  certificateExpired: 'its certificate has expired',
  certificateOfAnother: 'its certificate is for another name',
  certificateSelfSigned: 'its certificate is self-signed',
  certificateIncomplete: 'its certificate is not complete',
  notHttp: 'its answer is not HTTP',
  connectionFailed: 'the connection failed',
  notOpen: 'it is not open to all',
  nothingThere: 'there is nothing at this address',
  removedForGood: 'it was removed permanently',
  askedTooOften: 'it was asked too often',
  serverFault: 'the server has a fault',
  noFeed: 'the answer is not a feed',
  noWebAddress: 'it is not a web address; it must begin with https:// or http://',
  wrongScheme: 'it must begin with https:// or http://',
  password: 'it holds a user name or password; only feeds that are open to all can be watched',
  noHost: 'it has no host name',
  tagUnclosed: 'a tag is never closed',
  tagsTooDeep: 'tags stand more than 100 deep in one another',
  pdf: 'a PDF document',
  rtf: 'an RTF document',
} as const

export type PhraseKey = keyof typeof phrases

const keyOf: ReadonlyMap<string, PhraseKey> = new Map(
  (Object.keys(phrases) as PhraseKey[]).map(key => [phrases[key], key]),
)

/** The key of words as the server writes them; undefined where they are none of ours. */
export function phraseKeyOf(words: string): PhraseKey | undefined {
  return keyOf.get(words)
}

/** Finds the longest of them where it begins. */
export const anyPhrase = new RegExp(
  Object.values(phrases)
    .toSorted((one, other) => other.length - one.length)
    .map(words => words.replace(/[.()?+]/g, '\\$&'))
    .join('|'),
  'y',
)
