import { useEffect, useState } from 'react'
import type { KnownSentences } from './known-sentences.ts'
import type { SaidReason } from './SaidReason.tsx'

/** Where the sentences are from that may be met: each has those of the record, too. */
export type SentencesFrom = 'record' | 'notes' | 'files' | 'refusals'

interface Speech {
  SaidReason: typeof SaidReason
  known: KnownSentences
}

const sets = {
  record: () => import('./sets/record.ts'),
  notes: () => import('./sets/notes.ts'),
  files: () => import('./sets/files.ts'),
  refusals: () => import('./sets/refusals.ts'),
} satisfies Record<SentencesFrom, () => Promise<{ sentences: KnownSentences }>>

let fetchWords: (from: SentencesFrom) => Promise<void> = async () => undefined
const loading = new Map<SentencesFrom, Promise<void>>()
const loaded = new Map<SentencesFrom, Speech>()

/** How the words of reasons are fetched, which the app does once it shows one: no page needs them before. */
export function fetchReasonWordsBy(fetch: (from: SentencesFrom) => Promise<void>): void {
  fetchWords = fetch
}

/** What says a reason in the reader's language, once that and its words are there; where they cannot be had, undefined. */
export function useSpeech(from: SentencesFrom): Speech | undefined {
  const [speech, setSpeech] = useState(() => loaded.get(from))
  useEffect(() => {
    if (speech) return
    let isShown = true
    load(from).then(
      () => isShown && setSpeech(loaded.get(from)),
      () => undefined,
    )
    return () => {
      isShown = false
    }
  }, [from, speech])
  return speech
}

/** Once for all the reasons of a page; tried again by the next page where they could not be had. */
function load(from: SentencesFrom): Promise<void> {
  const now =
    loading.get(from) ??
    Promise.all([import('./SaidReason.tsx'), sets[from](), fetchWords(from)]).then(
      ([{ SaidReason }, { sentences }]) => {
        loaded.set(from, { SaidReason, known: sentences })
      },
      thrown => {
        loading.delete(from)
        throw thrown
      },
    )
  loading.set(from, now)
  return now
}
