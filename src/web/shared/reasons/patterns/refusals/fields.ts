/**
 * What is wrong with a field that was sent: messages of Zod, of our schemas in src/api and of a channel's settings, by the
 * key of their words, `refusal.says.KEY`. The last is for any other.
 */
export const fieldPatterns = {
  fieldTooLong: '{input}: Too big: expected string to have <={number} characters',
  fieldLongerThan: '{input}: is longer than {number} characters',
  fieldAtMost: '{input}: at most {number} characters',
  fieldTooShort: '{input}: Too small: expected string to have >={number} characters',
  fieldEmpty: '{input}: is empty',
  fieldWithoutText: '{input}: Too small: expected string to have >=1 characters',
  fieldMustNotBeEmpty: '{input}: it must not be empty.',
  fieldMissing: '{input}: Invalid input: expected {name}, received undefined',
  fieldFewItems: '{input}: Too small: expected array to have >={number} items',
  fieldManyItems: '{input}: Too big: expected array to have <={number} items',
  fieldTooSmall: '{input}: Too small: expected number to be >={number}',
  fieldTooBig: '{input}: Too big: expected number to be <={number}',
  fieldWhole: '{input}: Invalid input: expected int, received {name}',
  settingWhole: '{input}: a whole number is allowed.',
  settingWholeMinutes: '{input}: whole minutes are allowed.',
  settingLeast: '{input}: {number} or more is allowed.',
  settingMost: '{input}: at most {number} (a year) is allowed.',
  settingNoLanguage: '{input}: at least one language is needed.',
  fieldNoLanguage: '{input}: must name at least one language',
  fieldOption: '{input}: Invalid option: expected one of {quote}',
  fieldDay: '{input}: Invalid ISO date',
  fieldDayOfYears: '{input}: must be a day of the years 1900 to 2999',
  fieldUrl: '{input}: Invalid URL',
  fieldMail: '{input}: must be a mail address such as desk@mrc.example, with the letters a to z before the @',
  fieldOneLine: '{input}: must be a single line',
  settingOneLine: '{input}: one line without control characters is allowed.',
  fieldOtherwise: '{input}: {quote}',
} as const
