import { useQuery } from '@tanstack/react-query'
import { todayQuery } from '../../features/today/api/today.ts'
import { useChosenOfficeIds } from '../../shared/offices/chosen-offices.ts'
import type { Tone } from '../../shared/text/state.ts'
import type { Destination } from './navigation.ts'

export interface Count {
  count: number
  tone: Tone
}

/** How many things wait behind a destination; nothing where none does. */
export function useCounts(): (word: Destination['word']) => Count | undefined {
  const { data } = useQuery(todayQuery(useChosenOfficeIds()))
  return word => {
    if (!data) return undefined
    if (word === 'review') return shown(data.news.review.count, 'review')
    if (word !== 'queue') return undefined
    const doubts = data.inDoubt.count
    return doubts > 0 ? shown(doubts, 'doubt') : shown(data.failed.count + data.missed.count, 'failed')
  }
}

function shown(count: number, tone: Tone): Count | undefined {
  return count > 0 ? { count, tone } : undefined
}
