import type { QueryClient } from '@tanstack/react-query'
import { type PersistedClient, persistQueryClient } from '@tanstack/react-query-persist-client'
import { browserDatabase } from '../storage/database.ts'

const key = 'kept'
/** Counts changes of the form of what is kept; another number forgets it. */
const form = '1'
const dayMs = 24 * 60 * 60 * 1_000
/** The cache is written as a whole; on slow telephones seldom is better than often. */
const writeEveryMs = 2_000

/**
 * Restores what was kept of the person's answers, and keeps them from now on (`meta: { kept: true }`). They show at once,
 * and are asked for again by each page that shows them: a closed app hears of no change.
 */
export async function keepAnswers(client: QueryClient): Promise<void> {
  const [, restored] = persistQueryClient({
    queryClient: client,
    persister: { persistClient: writeLater, restoreClient: readKept, removeClient: forgetAnswers },
    buster: form,
    maxAge: dayMs,
    dehydrateOptions: {
      shouldDehydrateQuery: query => query.meta?.kept === true && query.state.status === 'success',
      shouldDehydrateMutation: () => false,
    },
  })
  await restored
  await client.invalidateQueries({ refetchType: 'none' })
}

/** At sign-out: the next person at this browser finds nothing. */
export async function forgetAnswers(): Promise<void> {
  waiting = undefined
  await browserDatabase()
    .then(database => database.clear('answers'))
    .catch(() => undefined)
}

let waiting: PersistedClient | undefined

function writeLater(client: PersistedClient): void {
  const isFirst = waiting === undefined
  waiting = client
  if (isFirst) setTimeout(writeNow, writeEveryMs)
}

/** A browser without room, or in private mode, keeps nothing and works all the same. */
async function writeNow(): Promise<void> {
  const latest = waiting
  waiting = undefined
  if (!latest) return
  await browserDatabase()
    .then(database => database.put('answers', latest, key))
    .catch(() => undefined)
}

async function readKept(): Promise<PersistedClient | undefined> {
  const kept = await browserDatabase()
    .then(database => database.get('answers', key))
    .catch(() => undefined)
  return kept as PersistedClient | undefined
}
