import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../shared/page/Card.tsx'

interface ListCardProps<Answer> {
  title: string
  aside?: ReactNode
  query: Pick<UseQueryResult<Answer>, 'data' | 'error' | 'refetch'>
  children: (answer: Answer) => ReactNode
}

/** A list that is loading, could not be loaded, or is there. */
export function ListCard<Answer>({ title, aside, query, children }: ListCardProps<Answer>) {
  const { data, error, refetch } = query
  return (
    <Card title={title} aside={aside} isList>
      {data === undefined && error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <LoadingRows rows={5} />}
      {data !== undefined && children(data)}
    </Card>
  )
}
