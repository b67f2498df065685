import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useMay } from '../session/may.ts'
import { logWordsQuery } from './log-words.ts'

/** Reads the words of the log ahead for those who log, whose next connection may be after the next form. */
export function useWordsAtHand(): void {
  const client = useQueryClient()
  const mayLog = useMay('outreach.log')
  useEffect(() => {
    if (mayLog) void client.prefetchQuery(logWordsQuery)
  }, [client, mayLog])
}
