import type { ErrorEntry } from '../entry.ts'

/** Errors of backups and of restoring them. */
export const backupErrors = {
  'backup-audit-mismatch': {
    family: 'bad-input',
    text: 'The audit log in {file} ends at {found}, but its header says {expected}; nothing was restored.',
  },
  'backup-cut-short': {
    family: 'bad-input',
    text: '{file} is cut short or damaged; nothing was restored. Fetch it again.',
  },
  'backup-damaged': {
    family: 'bad-input',
    text: '{file} is damaged: "{entry}" differs from what was written; nothing was restored.',
  },
  'backup-entry-not-a-file': {
    family: 'bad-input',
    text: '{file} contains an entry that is not a file; nothing was restored.',
  },
  'backup-entry-unknown': {
    family: 'bad-input',
    text: '{file} contains the unknown entry "{entry}"; nothing was restored.',
  },
  'backup-format-newer': {
    family: 'bad-input',
    text: '{file} was made by Dateline {dateline} in format {format}; this Dateline reads formats up to {formats}. Restore it with that version.',
  },
  'backup-from-newer': {
    family: 'bad-input',
    text: '{file} was made by a newer Dateline ({dateline}) with the migration "{migration}", which this version does not know; restore it with that version.',
  },
  'backup-not-a-backup': {
    family: 'bad-input',
    text: '{file} is not a Dateline backup; give a file that "dateline backup" made.',
  },
  'backup-not-ours': {
    family: 'bad-input',
    text: '{file} is not a backup made by Dateline: {reason}; nothing was restored.',
  },
  'backup-not-writable': { family: 'bad-input', text: '{file} cannot be written ({reason}).' },
  'backup-table-differs': {
    family: 'bad-input',
    text: 'The table "{table}" in {file} differs from what its own migrations create; nothing was restored.',
  },
  'backup-unreadable': { family: 'bad-input', text: '{file} cannot be read: {reason}.' },
  'backup-source-empty': {
    family: 'not-found',
    text: 'This database holds no Dateline data; nothing was backed up.',
  },
  'backup-file-exists': {
    family: 'conflict',
    text: '{file} already exists, and a backup never overwrites a file; choose another name.',
  },
  'restore-target-not-empty': {
    family: 'conflict',
    text: 'This installation already holds data; a backup is restored only into an empty one. Set DATA_DIR to a new directory, or DATABASE_URL to an empty database.',
  },
} as const satisfies Record<string, ErrorEntry>
