import { useState } from 'react'

export type Proposals = Readonly<Record<string, string>>

/** What a translator proposes in a language, by key: kept in this browser until the file is handed on. */
export function useProposals(language: string) {
  const place = `dateline-proposals-${language}`
  const [proposals, setProposals] = useState<Proposals>(() => read(place))
  return {
    proposals,
    /** Takes it back where no text is given. */
    propose(key: string, text?: string) {
      const { [key]: _before, ...others } = proposals
      const next = text === undefined ? others : { ...others, [key]: text }
      setProposals(next)
      try {
        localStorage.setItem(place, JSON.stringify(next))
      } catch {
        // A browser that keeps nothing still has them until the page is left.
      }
    },
  }
}

function read(place: string): Proposals {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    const entries = Object.entries(Object(kept)).filter(
      (each): each is [string, string] => typeof each[1] === 'string',
    )
    return Object.fromEntries(entries)
  } catch {
    return {}
  }
}
