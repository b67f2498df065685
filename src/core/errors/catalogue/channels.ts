import type { ErrorEntry } from '../entry.ts'

/** Errors of connecting and keeping channels. */
export const channelErrors = {
  'no-account-chosen': { family: 'bad-input', text: 'Choose at least one {accountWord}.' },
  'account-not-allowed': {
    family: 'bad-input',
    text: 'You may not publish on the {accountWord} "{name}"; ask its owner for the right to create content.',
  },
  'account-not-offered': {
    family: 'bad-input',
    text: 'The {accountWord} "{id}" was not among those that {network} named: {known}.',
  },
  'server-missing': {
    family: 'bad-input',
    text: "server: give the host name of the {accountWord}'s {network} server, such as social.example.",
  },
  'server-not-taken': { family: 'bad-input', text: 'server: {network} has only one server; leave it out.' },
  'server-name-invalid': {
    family: 'bad-input',
    text: '{network} server "{server}" is not a host name; write it like social.example.',
  },
  'way-in-not-taken': {
    family: 'bad-input',
    text: '{network} cannot be connected {way}; it is connected {allowed}.',
  },
  'no-accounts-offered': {
    family: 'conflict',
    text: '{network} named no {accountWord} of yours. Start again, and let Dateline see each {accountWord} when {network} asks which.',
  },
  'keys-refused-here': { family: 'unavailable', text: '{reason}' },
  'network-app-not-set': { family: 'unavailable', text: '{reason}' },
  'network-not-connected': {
    family: 'unavailable',
    text: 'This installation has no connection to {network}.',
  },
  'channel-invalid': { family: 'bad-input', text: 'The channel cannot be connected: {faults}' },
  'channel-settings-invalid': { family: 'bad-input', text: 'Invalid channel settings: {faults}' },
  'network-unknown': { family: 'bad-input', text: 'Network "{network}" is unknown; allowed are {known}.' },
  'slots-invalid': {
    family: 'bad-input',
    text: 'A slot is a weekday from 1 (Monday) to 7 and a time from 00:00 to 23:59, each once; invalid: {faults}.',
  },
  'slots-too-many': {
    family: 'bad-input',
    text: 'The week has {count} slots; at most {most} are allowed.',
  },
  'slots-or-copy': {
    family: 'bad-input',
    text: 'Give either the slots of the whole week or the channel to copy them from.',
  },
  'channel-not-found': { family: 'not-found', text: 'Channel {channelId} not found.' },
  'channel-not-checkable': {
    family: 'conflict',
    text: 'Channel {channelId} {what}, so there is no access to check.',
  },
  'connect-attempt-not-found': { family: 'not-found', text: 'Connection attempt {attemptId} not found.' },
  'account-in-other-office': {
    family: 'conflict',
    text: 'This account is already connected to another office; its posts and figures stay there.',
  },
  'account-in-other-world': {
    family: 'conflict',
    text: 'This account was connected on {was} and cannot be connected on {is}: live and practice figures never mix.',
  },
  'account-mismatch': {
    family: 'conflict',
    text: 'These credentials do not belong to {network} account "{account}"; {network} knows them as another account\'s. Nothing was connected.',
  },
  'connect-attempt-unknown': {
    family: 'conflict',
    text: 'This answer of {network} belongs to no sign-in that you started here in the last 10 minutes, or it was already used. Nothing was connected; start again.',
  },
  'connect-choice-expired': {
    family: 'conflict',
    text: 'There is nothing left to choose here; start again.',
  },
  'connection-declined': {
    family: 'conflict',
    text: 'Access was declined at {network}; nothing was connected. Start again at any time.',
  },
  'network-refused-connection': {
    family: 'unavailable',
    text: 'Nothing was connected: {reason} Start again.',
  },
  'renewed-access-not-saved': {
    family: 'unavailable',
    text: 'The renewed access of {channel} could not be saved because the database rejected it; the channel may have to be connected again.',
  },
} as const satisfies Record<string, ErrorEntry>
