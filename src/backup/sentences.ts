import { onTerminal } from '../core/text/on-terminal.ts'
import type { Entrant } from './access-after-restore.ts'
import type { Header } from './format.ts'

/** What a person who made a backup reads: what is in it, and what must be kept apart from it. */
export function backupSentences(
  made: {
    pictures: number
    infographics: number
    missing: readonly string[]
    secretKeyIds: readonly string[]
  },
  whereKeysAre: string,
): { before: readonly string[]; after: readonly string[] } {
  return {
    before: made.missing,
    after: [
      `The record, ${made.pictures} images and videos and ${made.infographics} infographics are in it.`,
      `${keysToKeep(whereKeysAre, made.secretKeyIds)} Keep the file safe, too: it holds names and addresses.`,
    ],
  }
}

function keysToKeep(where: string, ids: readonly string[]): string {
  return ids.length === 0
    ? `The secret keys (${where}) are not in it; no channel's tokens need them yet.`
    : `The secret keys (${where}) are NOT in it, and without them its channels cannot post: keep them apart from it.`
}

/** What a person who restored a backup reads. `missingKeys` are the ids of keys that its tokens need. */
export function restoreSentences(
  { madeAt }: Header,
  restored: {
    missingKeys: readonly string[]
    whereKeysAre: string
    audit: readonly string[]
    entrants: readonly Entrant[]
  },
): string[] {
  const { missingKeys, whereKeysAre, audit, entrants } = restored
  return [
    `Restored as of ${madeAt}. Everyone signs in again, and programs need new API keys.`,
    missingKeys.length === 0
      ? 'The secret keys that its tokens need are here.'
      : `The secret key ${missingKeys.map(id => `"${id}"`).join(', ')} is missing from ${whereKeysAre}: put it there before the first start, or connect every channel again.`,
    ...audit,
    entrants.length > 0
      ? 'These people can sign in, as they could then; deactivate those who have left since:'
      : 'No person can sign in yet.',
    ...entrants.map(
      ({ name, email, grants }) => `  ${onTerminal(`${name} <${email}>: ${grants || 'no role'}`)}`,
    ),
    'Nothing is sent for now: see what was published since, then "dateline posts resume --scope everything --reason TEXT".',
  ]
}
