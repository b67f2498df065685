import { useEffect, useState } from 'react'
import { useSession } from '../session/session.ts'
import type { Draft } from './draft.ts'
import { listDrafts, onDraftsChange } from './drafts.ts'

/** The drafts of the person who is signed in, kept up to date, also with other tabs. */
export function useDrafts(under = ''): readonly Draft[] {
  const { id } = useSession()
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  useEffect(() => {
    let isOver = false
    const read = () =>
      listDrafts(id, under)
        .catch(() => [])
        .then(found => {
          if (!isOver) setDrafts(found)
        })
    void read()
    const stop = onDraftsChange(() => void read())
    return () => {
      isOver = true
      stop()
    }
  }, [id, under])
  return drafts
}
