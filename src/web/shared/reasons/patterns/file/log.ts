/** What is said of rows of the outreach log. */
export const logPatterns = {
  missing: '{what} is missing.',
  dayMissing: '{what} is missing; give it as YYYY-MM-DD.',
  empty: '{what} is empty.',
  longerThan: '{what} is longer than {most} characters.',
  saysNothing: '{what} is "{cell}", which says nothing.',
  noShortWord: '{what} is "{cell}"; it must be one short word such as "walk-in".',
  noCount: '{what} is "{cell}"; it must be a whole number from 0 to {most}.',
  noWholeNumber: '{what} is "{cell}"; it must be a whole number.',
  noPercentage: '{what} is "{cell}"; it must be a percentage from 0 to 100.',
  noRealDay: '{what} is "{cell}"; give a real day as YYYY-MM-DD.',
  yearOfTwoDigits: '{what} is "{cell}"; its year has two digits; give a real day as YYYY-MM-DD.',
  twoDays:
    '{what} is "{cell}"; it may be {date} or {otherDate}; import it with the order of its dates, "dmy" or "mdy", or write days as YYYY-MM-DD.',
  longBefore: '{what} is "{cell}"; the year {year} is long before any work of an office.',
  longAfter: '{what} is "{cell}"; the year {year} is long after any work of an office.',
  otherCalendar:
    '{what} is "{cell}"; it looks like a day of the {calendars} calendar; give it in the Gregorian one, as YYYY-MM-DD.',
  dayToCome: 'The date {date} is still to come; only what took place is logged.',
  noLanguage: 'The language is "{cell}"; it must be a code such as "en", or "unknown".',
  noOutcome:
    'The outcome is "{cell}"; it must be answered, referred, pending or unknown, also as the app says it in any of its languages.',
  holdsIdentity: '{what} is refused: it holds {why}, and who asked or came is never stored.',
  noAgeBand: 'The age band "{cell}" is none; one is like "18-24", "65+", "under-18" or "unknown".',
  bandNotCounted:
    'The age band "{cell}" is not one that office "{office}" counts by: {list}. Count by those, or without ages.',
  quizOfOne: 'The quiz was taken by fewer than two people; a mean of one would be their own answers.',
  quizInParts: 'The quiz is without {list}; give both means and the number of people, or none of them.',
  moreSatisfied: 'More people are satisfied than were asked.',
  basisAlone: 'The basis of an estimated audience is given without the estimate.',
  countOfNone:
    'The count is 0; leave out enquiries that did not occur, and close the month when its log is complete.',
  totalDiffers:
    'The participants by sex and age are {count} together, and the total is {total}; correct one of them.',
  projectUnclear: 'The project "{cell}" is one of {list}; give its id.',
  projectOfOthers:
    'The project "{cell}" is not one of the office "{office}"; give the id or the name of one.',
  officeDiffers: 'The office is "{office}"; this import is for "{target}".',
  officeNotYours: 'The office "{office}" is not one that you log for.',
  monthClosed:
    '{month} is closed in {office} (by {person}, {date}). To add or change entries, reopen it with a reason.',
  monthClosedBefore:
    '{month} is closed in {office} (by a former colleague, {date}). To add or change entries, reopen it with a reason.',
  rowStays: 'The row that it was to replace stays: {cell}.',
  numberRead: '"{cell}" was read as {number}.',
  headingsKept: 'Headings were read as an earlier import of this source named them: {code}.',
} as const
