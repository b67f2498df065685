import type { ErrorEntry } from '../entry.ts'

/** Errors of settings, the database, secret keys and the demo. */
export const setupErrors = {
  'settings-invalid': { family: 'bad-input', text: 'Invalid settings: {faults}.' },
  'data-dir-not-writable': {
    family: 'bad-input',
    text: 'DATA_DIR "{directory}" cannot be written ({reason}); choose a writable directory.',
  },
  'demo-file-unreadable': {
    family: 'bad-input',
    text: '{file} cannot be read: {reason}; name a file of news items.',
  },
  'demo-no-news': { family: 'bad-input', text: '{reason}' },
  'demo-out-not-writable': {
    family: 'bad-input',
    text: '{directory} cannot be created ({reason}); choose another place with --out DIR.',
  },
  'key-file-invalid': { family: 'bad-input', text: '{file}: {faults}' },
  'key-file-readable': {
    family: 'bad-input',
    text: '{file} has mode 0{mode}, so other users of this machine can read the keys of all channels; only 0600 is allowed (chmod 600 {file}).',
  },
  'owner-url-missing': {
    family: 'bad-input',
    text: 'DATABASE_OWNER_URL is not set. Without it, the app migrates its database itself at start.',
  },
  'secret-keys-invalid': { family: 'bad-input', text: 'SECRET_KEYS: {faults}' },
  'worker-needs-server': {
    family: 'bad-input',
    text: 'Separate workers need DATABASE_URL. Without it, `npm start` runs everything in one process.',
  },
  'keys-need-operator': {
    family: 'not-allowed',
    text: 'Rotating the secret keys needs the role operator or admin for every office.',
  },
  'backup-source-missing': {
    family: 'not-found',
    text: 'DATA_DIR "{directory}" holds no database; nothing was backed up. Set DATA_DIR, or DATABASE_URL, to where it is.',
  },
  'data-dir-in-use': {
    family: 'conflict',
    text: 'The data directory {directory} is in use by process {pid}. Stop that process first, or set DATA_DIR to another directory.',
  },
  'data-dir-locked': {
    family: 'conflict',
    text: 'The data directory {directory} could not be locked; another process keeps taking the lock.',
  },
  'demo-on-live-record': {
    family: 'conflict',
    text: 'The database in DATABASE_URL has a channel on a real network ("{handle}"). The demo runs only on a database of its own.',
  },
  'database-closed': { family: 'unavailable', text: 'The embedded database is closed.' },
  'database-not-created': {
    family: 'unavailable',
    text: 'The database could not be created in {directory} ({reason}). Check that the disk has free space.',
  },
  'database-role-missing': {
    family: 'unavailable',
    text: 'The role "{role}" of DATABASE_URL does not exist on the server; docs/database-roles.md explains how to create it.',
  },
  'demo-unfinished': {
    family: 'unavailable',
    text: '{count} posts are still in progress; run the same command again to continue.',
  },
  'media-storage-unusable': {
    family: 'unavailable',
    text: 'MEDIA_STORAGE "{storage}" at {endpoint} cannot be used. {reason}',
  },
  'secret-altered': {
    family: 'unavailable',
    text: '{secret} cannot be decrypted: it was altered, or belongs to another place; {remedy}.',
  },
  'secret-key-missing': {
    family: 'unavailable',
    text: '{secret} was sealed with key "{keyId}", which is not in SECRET_KEYS ({known}). Add that key again, or {remedy}.',
  },
} as const satisfies Record<string, ErrorEntry>
