/** What stands against a day or an address that was entered, by the key of its words, `refusal.says.KEY`. */
export const valuePatterns = {
  dayForm: 'give a real day as YYYY-MM-DD',
  yearLongBefore: 'the year {number} is long before any work of an office',
  yearLongAfter: 'the year {number} is long after any work of an office',
  dayOfOtherCalendar:
    'it looks like a day of the {name} calendar; give it in the Gregorian one, as YYYY-MM-DD',
  tooLong: 'it is longer than {number} characters',
  noWebAddress: 'it is not a web address; it must begin with https:// or http://',
  otherScheme: 'it must begin with https:// or http://',
  addressWithUser: 'it holds a user name or password; only feeds that are open to all can be watched',
  portNotWeb: 'port {number} is not for web pages; allowed are 80, 443 and those from {most}',
  noHostName: 'it has no host name',
  webhookNotHttps: 'it must be an https address',
  webhookWithUser: 'a name or password must not be in it',
  webhookWithHash: '"#" must not be in it',
  hostNotPublic: 'its host must be a public one',
} as const
