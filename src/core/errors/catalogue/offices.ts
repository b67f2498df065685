import type { ErrorEntry } from '../entry.ts'

/** Errors of offices and their holidays. */
export const officeErrors = {
  'country-unknown': {
    family: 'bad-input',
    text: 'The country "{country}" is not a country code of ISO 3166-1, such as PK.',
  },
  'exception-day-invalid': {
    family: 'bad-input',
    text: 'The day "{day}" cannot bound quiet hours: {reason}.',
  },
  'exception-reversed': {
    family: 'bad-input',
    text: 'The quiet hours of "{name}" hold from {from} until {until}; the last day must not be before the first.',
  },
  'exceptions-overlap': {
    family: 'bad-input',
    text: 'The quiet hours of "{one}" and of "{other}" both hold on {day}; each day may belong to one of them.',
  },
  'first-office-needed': {
    family: 'bad-input',
    text: 'An organisation begins with an office: name the first one and its country, or choose the preset.',
  },
  'holiday-day-invalid': {
    family: 'bad-input',
    text: 'The day "{day}" cannot be a holiday: {reason}.',
  },
  'ics-invalid': {
    family: 'bad-input',
    text: '{name} is not an iCalendar file: it has no line "BEGIN:VCALENDAR".',
  },
  'ics-too-large': {
    family: 'too-large',
    text: '{name} has more than {limit}; a file of holidays has at most that.',
  },
  'age-band-invalid': {
    family: 'bad-input',
    text: '"{band}" is not an age band that an office counts by; give them like 0-17, 18-24 and 65+.',
  },
  'bands-overlap': {
    family: 'bad-input',
    text: 'The age bands {one} and {other} overlap; a participant would count in both.',
  },
  'office-id-needed': {
    family: 'bad-input',
    text: 'No id can be made from the names of the office; give an id of a-z, digits and "-", such as "nairobi".',
  },
  'quiet-hours-empty': {
    family: 'bad-input',
    text: 'Quiet hours from {from} to {to} begin and end at the same time; give two different times.',
  },
  'quiet-weekdays-invalid': {
    family: 'bad-input',
    text: 'The quiet hours from {from} to {to} must name one to seven weekdays, each once.',
  },
  'working-days-invalid': {
    family: 'bad-input',
    text: 'The working days "{days}" are invalid; name one to seven weekdays, each once, 1 (Monday) to 7 (Sunday).',
  },
  'zone-needed': {
    family: 'bad-input',
    text: 'The time zone of the office is missing. {hint}',
  },
  'zone-not-in-database': {
    family: 'bad-input',
    text: 'The database does not know the time zone "{zone}"; name an older zone with the same clock.',
  },
  'holiday-not-found': {
    family: 'not-found',
    text: 'Office "{officeId}" has no holiday on {day}.',
  },
  'holiday-exists': {
    family: 'conflict',
    text: 'Office "{officeId}" has a holiday on {day} already: {name}.',
  },
  'office-archived': {
    family: 'conflict',
    text: 'Office "{officeId}" is archived; restore it first.',
  },
  'office-changed': {
    family: 'conflict',
    text: 'Office "{officeId}" has changed since version {expected}; it is at version {version} now.',
  },
  'office-has-posts': {
    family: 'conflict',
    text: 'Office "{officeId}" still has scheduled posts: {count}. Cancel them, or archive the office when they are out.',
  },
  'office-id-taken': {
    family: 'conflict',
    text: 'The office id "{officeId}" is taken; give another id.',
  },
  'place-taken': {
    family: 'conflict',
    text: 'The place "{place}" belongs to {owner} already; a place belongs to one office.',
  },
} as const satisfies Record<string, ErrorEntry>
