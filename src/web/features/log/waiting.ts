import { asProblem } from '../../shared/api/problem.ts'
import type { Draft } from '../../shared/drafts/draft.ts'
import { deleteDraft, listDrafts, putDraft } from '../../shared/drafts/drafts.ts'
import { sendEntry } from './api/send-entry.ts'
import type { Entry } from './entry.ts'
import { readKeptEntry } from './kept-entry.ts'

/** Entries that wait are drafts under this. */
export const underLog = 'log/'

/**
 * Keeps the entry in this browser, then sends it; without a connection it waits there.
 * @throws Problem where the server refuses it, or it can be neither sent nor kept
 */
export async function logEntry(person: string, entry: Entry): Promise<'logged' | 'kept'> {
  const isKept = await keep(person, entry).then(
    () => true,
    () => false,
  )
  try {
    await sendEntry(entry)
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (isKept && problem.isForNow) return 'kept'
    await forget(person, entry)
    throw problem
  }
  await forget(person, entry)
  return 'logged'
}

/**
 * Sends what waits, the oldest first. What the server refuses stays with the refusal.
 * @throws Problem where the server cannot take anything now
 */
export async function sendWaiting(person: string): Promise<void> {
  const waiting = (await listDrafts(person, underLog)).filter(({ isToSend }) => isToSend).map(entryOf)
  for (const entry of waiting.toReversed()) {
    try {
      await sendEntry(entry)
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.isForNow) throw problem
      await keep(person, { ...entry, refusal: problem.document })
      continue
    }
    await forget(person, entry)
  }
}

export async function forget(person: string, { key }: Entry): Promise<void> {
  await deleteDraft(person, underLog + key).catch(() => undefined)
}

/** What this feature put under `log/` is an entry. */
export function entryOf({ content }: Draft): Entry {
  return readKeptEntry(content)
}

async function keep(person: string, entry: Entry): Promise<void> {
  await putDraft({
    person,
    of: underLog + entry.key,
    content: entry,
    isToSend: entry.refusal === undefined,
  })
}
