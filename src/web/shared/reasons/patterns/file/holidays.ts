/** What is said of entries of a calendar file. */
export const holidayPatterns = {
  entryCancelled: '"{name}" is cancelled.',
  entryByDates: '"{name}" names days by RECURRENCE-ID or RDATE, which are not read; add them by hand.',
  entryNoDay: 'The entry has no first day (DTSTART).',
  entryOddDay: 'The first day "{cell}" is no day; it must be like 20270323.',
  entryTimed: 'The entry begins at a time of day ("{cell}"); holidays are whole days.',
  entryLongBefore:
    'The first day {code} cannot be meant: the year {year} is long before any work of an office.',
  entryLongAfter:
    'The first day {code} cannot be meant: the year {year} is long after any work of an office.',
  entryOtherCalendar:
    'The first day {code} cannot be meant: it looks like a day of the {calendars} calendar; give it in the Gregorian one, as YYYY-MM-DD.',
  entryUnreadable: 'The entry cannot be read.',
  entryNoName: 'The entry has no name (SUMMARY).',
  entryNameLong: 'The name has {number} characters; at most {most} are allowed.',
  entryEndsEarly: '"{name}" ends before it begins, or on no day.',
  entryLong: '"{name}" lasts {days} days; at most {most} are allowed.',
  entryRule: '"{name}" repeats by "{code}"; holidays repeat yearly (FREQ=YEARLY).',
  entryOften: '"{name}" comes {count} times in {number} years; at most {most} are allowed.',
} as const
