import { useEffect, useState } from 'react'
import type { SaidReason } from './SaidReason.tsx'

let fetchWords: () => Promise<void> = async () => undefined
let loading: Promise<void> | undefined
let known: typeof SaidReason | undefined

/** How the words of reasons are fetched, which the app does once it shows one: no page needs them before. */
export function fetchReasonWordsBy(fetch: () => Promise<void>): void {
  fetchWords = fetch
}

/** What says a reason in the reader's language, once that and its words are there; where they cannot be had, undefined. */
export function useSaidReason(): typeof SaidReason | undefined {
  const [said, setSaid] = useState(() => known)
  useEffect(() => {
    if (said) return
    let isShown = true
    loadAll().then(
      () => isShown && setSaid(() => known),
      () => undefined,
    )
    return () => {
      isShown = false
    }
  }, [said])
  return said
}

/** Once for all the reasons of a page; tried again by the next page where they could not be had. */
function loadAll(): Promise<void> {
  loading ??= Promise.all([import('./SaidReason.tsx'), fetchWords()]).then(
    ([code]) => {
      known = code.SaidReason
    },
    thrown => {
      loading = undefined
      throw thrown
    },
  )
  return loading
}
