import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useSession } from '../../../../shared/session/session.ts'
import {
  type Proposal,
  type TranslatedLanguage,
  useKeptProposals,
  usePropose,
} from '../../api/translations.ts'
import { openUnsent, type Unsent } from './unsent.ts'

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
  const here = useMemo(() => openUnsent(id, language), [id, language])
  const unsent = useSyncExternalStore(here.subscribe, here.all)
  const onTheWay = useRef(new Map<string, number>())
  const send = async (key: string, given: Unsent[string]) => {
    const ways = onTheWay.current
    ways.set(key, (ways.get(key) ?? 0) + 1)
    try {
      await propose.mutateAsync({ key, ...given })
      // What was typed meanwhile is sent by itself.
      here.change(before => (before[key]?.text === given.text ? without(before, key) : before))
    } catch {
      // Said above the list; it stays here.
    } finally {
      ways.set(key, (ways.get(key) ?? 1) - 1)
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each opening of the page, and when online again
  useEffect(() => {
    const sendAll = () => {
      here.readAgain()
      for (const [key, given] of Object.entries(here.all())) void send(key, given)
    }
    sendAll()
    addEventListener('online', sendAll)
    addEventListener('storage', here.readAgain)
    return () => {
      removeEventListener('online', sendAll)
      removeEventListener('storage', here.readAgain)
    }
  }, [here])
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
      here.change(before => ({ ...before, [key]: given }))
      void send(key, given)
    },
    /** What has not reached the server is forgotten; what has, or is on its way there, is withdrawn. */
    withdraw(key: string) {
      here.change(before => without(before, key))
      const isKept = kept.some(each => each.key === key && each.by.id === id)
      if (isKept || (onTheWay.current.get(key) ?? 0) > 0) withdraw.mutate(key)
    },
  }
}

function without(unsent: Unsent, key: string): Unsent {
  const { [key]: _left, ...others } = unsent
  return others
}
