import { useEffect, useState } from 'react'
import type { KnownSentences } from './known-sentences.ts'
import type { SaidReason } from './SaidReason.tsx'

export type NameOfSentences = 'record' | 'notes' | 'files' | 'refusals'

/** Where the sentences are from that may be met: each has those of the record, too. A page loads those that it names. */
export interface SentencesFrom {
  name: NameOfSentences
  load: () => Promise<{ sentences: KnownSentences }>
}

interface Speech {
  SaidReason: typeof SaidReason
  known: KnownSentences
}

let fetchWords: (from: NameOfSentences) => Promise<void> = async () => undefined
const loading = new Map<NameOfSentences, Promise<void>>()
const loaded = new Map<NameOfSentences, Speech>()

/** How the words of reasons are fetched, which the app does once it shows one: no page needs them before. */
export function fetchReasonWordsBy(fetch: (from: NameOfSentences) => Promise<void>): void {
  fetchWords = fetch
}

/** What says a reason in the reader's language, once that and its words are there; where they cannot be had, undefined. */
export function useSpeech(from: SentencesFrom): Speech | undefined {
  const [speech, setSpeech] = useState(() => loaded.get(from.name))
  useEffect(() => {
    if (speech) return
    let isShown = true
    load(from).then(
      () => isShown && setSpeech(loaded.get(from.name)),
      () => undefined,
    )
    return () => {
      isShown = false
    }
  }, [from, speech])
  return speech
}

/** Once for all the reasons of a page; tried again by the next page where they could not be had. */
function load({ name, load: loadSentences }: SentencesFrom): Promise<void> {
  const now =
    loading.get(name) ??
    Promise.all([import('./SaidReason.tsx'), loadSentences(), fetchWords(name)]).then(
      ([{ SaidReason }, { sentences }]) => {
        loaded.set(name, { SaidReason, known: sentences })
      },
      thrown => {
        loading.delete(name)
        throw thrown
      },
    )
  loading.set(name, now)
  return now
}
