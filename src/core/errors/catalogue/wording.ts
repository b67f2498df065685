import type { ErrorEntry } from '../entry.ts'

/** Errors of projects, topics and handles, with which an organisation's texts are credited, tagged and named, and of proposals. */
export const wordingErrors = {
  'emblem-unusable': {
    family: 'bad-input',
    text: 'The emblem cannot be used: {reason}; send a PNG or JPEG of at most {mostKilobytes} KB and {mostPixels} pixels a side.',
  },
  'handle-invalid': {
    family: 'bad-input',
    text: '"{handle}" is not a handle that {network} knows; it must be {form}.',
  },
  'hashtag-invalid': {
    family: 'bad-input',
    text: 'The hashtag "{hashtag}" ({language}) is not one that networks know: letters, digits and "_" without spaces, at least one letter, at most {most} characters.',
  },
  'keyword-invalid': {
    family: 'bad-input',
    text: 'The keyword "{keyword}" must have a letter or digit, and at most {most} characters.',
  },
  'merge-into-itself': { family: 'bad-input', text: 'Topic "{topicId}" cannot be merged into itself.' },
  'project-period-invalid': {
    family: 'bad-input',
    text: 'The project ends on {endsOn}, before it begins on {beginsOn}.',
  },
  'too-many-keywords': {
    family: 'bad-input',
    text: 'The topic would have {count} keywords in {language}; at most {most} are allowed.',
  },
  'topic-order-incomplete': {
    family: 'bad-input',
    text: 'The order must name each topic that is not archived, once: {faults}.',
  },
  'topic-without-label': { family: 'bad-input', text: 'A topic needs a label in at least one language.' },
  'project-of-other-offices': {
    family: 'not-allowed',
    text: 'The project also belongs to office "{officeId}", where you may not manage projects.',
  },
  'proposal-not-found': {
    family: 'not-found',
    text: 'You have proposed nothing for "{key}" in the language "{language}".',
  },
  'handle-not-found': { family: 'not-found', text: '"{name}" has no handle on {network}.' },
  'emblem-not-found': { family: 'not-found', text: 'Project "{projectId}" has no emblem of its own.' },
  'project-not-found': { family: 'not-found', text: 'Project "{projectId}" not found.' },
  'topic-not-found': { family: 'not-found', text: 'Topic "{topicId}" not found.' },
  'project-donor-open': {
    family: 'conflict',
    text: 'The project "{name}" has neither a credit line nor the recorded decision that there is no donor to name; give it one of them.',
  },
  'project-exists': { family: 'conflict', text: 'There is a project "{projectId}" already.' },
  'project-has-donor': {
    family: 'conflict',
    text: 'Project "{projectId}" has a credit line or an emblem; remove them before you record that there is no donor to name.',
  },
  'project-has-no-donor': {
    family: 'conflict',
    text: 'It is recorded that project "{projectId}" has no donor to name; withdraw that before you give it a credit line or an emblem.',
  },
  'project-is-default': {
    family: 'conflict',
    text: 'Project "{projectId}" is the default; make another one the default before you archive it.',
  },
  'project-archived': {
    family: 'conflict',
    text: 'Project "{projectId}" is archived; restore it first.',
  },
  'topic-archived': { family: 'conflict', text: 'Topic "{topicId}" is archived; restore it first.' },
  'topic-exists': { family: 'conflict', text: 'There is a topic "{topicId}" already.' },
  'too-many-topics': { family: 'conflict', text: 'There are {count} topics; at most {most} are allowed.' },
  'too-many-handles': { family: 'conflict', text: 'There are {count} handles; at most {most} are allowed.' },
  'too-many-proposals': {
    family: 'conflict',
    text: 'You have {count} proposals in this language; at most {most} are allowed.',
  },
  'too-many-projects': {
    family: 'conflict',
    text: 'There are {count} projects; at most {most} are allowed.',
  },
} as const satisfies Record<string, ErrorEntry>
