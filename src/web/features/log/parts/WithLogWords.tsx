import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { logWordsQuery } from '../../../shared/log-words/log-words.ts'

/** What chooses from the words of the log, once they are there. */
export function WithLogWords({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useQuery(logWordsQuery)
  if (data) return children
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  return <LoadingRows rows={5} />
}
