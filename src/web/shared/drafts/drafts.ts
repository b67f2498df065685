import { browserDatabase } from '../storage/database.ts'
import type { Draft } from './draft.ts'

type Given<Content> = Pick<Draft<Content>, 'person' | 'of' | 'content' | 'base'> & { isToSend?: boolean }

/** Keeps a draft in this browser; the one that was kept of the same thing is replaced. */
export async function putDraft<Content>(given: Given<Content>, now = Date.now()): Promise<Draft<Content>> {
  const draft = { isToSend: false, ...given, key: keyOf(given), changedAt: now }
  const database = await browserDatabase()
  await database.put('drafts', draft)
  announceChange()
  return draft
}

export async function getDraft<Content>(person: string, of: string): Promise<Draft<Content> | undefined> {
  const database = await browserDatabase()
  return (await database.get('drafts', keyOf({ person, of }))) as Draft<Content> | undefined
}

/** The person's drafts, the latest change first; `under` picks those of one kind, such as `news/`. */
export async function listDrafts(person: string, under = ''): Promise<Draft[]> {
  const database = await browserDatabase()
  const all = await database.getAllFromIndex('drafts', 'person', person)
  return all.filter(draft => draft.of.startsWith(under)).sort((a, b) => b.changedAt - a.changedAt)
}

/** Once the server has it, or the person threw it away. */
export async function deleteDraft(person: string, of: string): Promise<void> {
  const database = await browserDatabase()
  await database.delete('drafts', keyOf({ person, of }))
  announceChange()
}

/** Also hears what other tabs keep. Returns how to stop listening. */
export function onDraftsChange(listener: () => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.addEventListener('message', listener)
  here.addEventListener('change', listener)
  return () => {
    channel.close()
    here.removeEventListener('change', listener)
  }
}

const channelName = 'dateline-drafts'
const here = new EventTarget()

function announceChange(): void {
  here.dispatchEvent(new Event('change'))
  const channel = new BroadcastChannel(channelName)
  channel.postMessage('change')
  channel.close()
}

function keyOf({ person, of }: { person: string; of: string }): string {
  return `${person} ${of}`
}
