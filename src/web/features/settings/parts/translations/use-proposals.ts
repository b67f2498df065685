import { useEffect, useState } from 'react'
import { useSession } from '../../../../shared/session/session.ts'
import {
  type Proposal,
  type TranslatedLanguage,
  useKeptProposals,
  usePropose,
} from '../../api/translations.ts'
import { keepUnsent, readUnsent, type Unsent } from './unsent.ts'

/** What was proposed for one text, and by whom. */
export interface ProposedText {
  own?: { text: string; isUnsent: boolean }
  others: Proposal[]
}

/**
 * What is proposed in a language. A proposal is kept in this browser until the server has it, and sent again when the
 * page is opened the next time, or the browser is online again.
 */
export function useProposals(language: TranslatedLanguage) {
  const { id } = useSession()
  const { data: kept = [], error } = useKeptProposals(language)
  const { propose, withdraw } = usePropose(language)
  const [unsent, setUnsent] = useState<Unsent>(() => readUnsent(language))
  const change = (next: (before: Unsent) => Unsent) =>
    setUnsent(before => {
      const after = next(before)
      keepUnsent(language, after)
      return after
    })
  const send = (key: string, given: Unsent[string]) =>
    propose.mutateAsync({ key, ...given }).then(
      // What was typed meanwhile is sent by itself.
      () => change(before => (before[key]?.text === given.text ? without(before, key) : before)),
      () => undefined,
    )
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each opening of the page, and when online again
  useEffect(() => {
    const sendAll = () => {
      for (const [key, given] of Object.entries(readUnsent(language))) void send(key, given)
    }
    sendAll()
    addEventListener('online', sendAll)
    return () => removeEventListener('online', sendAll)
  }, [language])
  return {
    kept,
    problem: error ?? propose.error ?? withdraw.error,
    of(key: string): ProposedText {
      const own = kept.find(each => each.key === key && each.by.id === id)?.text
      const waiting = unsent[key]?.text
      const text = waiting ?? own
      return {
        ...(text === undefined ? {} : { own: { text, isUnsent: waiting !== undefined } }),
        others: kept.filter(each => each.key === key && each.by.id !== id),
      }
    },
    propose(key: string, given: Unsent[string]) {
      change(before => ({ ...before, [key]: given }))
      void send(key, given)
    },
    /** What has not reached the server is forgotten; what has is withdrawn. */
    withdraw(key: string) {
      change(before => without(before, key))
      if (kept.some(each => each.key === key && each.by.id === id)) withdraw.mutate(key)
    },
  }
}

function without(unsent: Unsent, key: string): Unsent {
  const { [key]: _left, ...others } = unsent
  return others
}
