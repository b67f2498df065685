import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../api/client.ts'

export type NewsItem = AnswerOf<'GET /api/v1/news/:id'>
export type ItemContent = NewsItem['content']
export type ItemVariant = ItemContent['variants'][number]
export type ItemMedia = ItemContent['media'][number]

/** Kept in the browser: an item that was opened once opens offline, too. */
export function itemQuery(id: string) {
  return queryOptions({
    queryKey: ['news', id],
    queryFn: ({ signal }) => call('GET /api/v1/news/:id', { params: { id } }, signal),
    meta: { kept: true },
  })
}

/** The item of the page; its route has read it before it shows. */
export function useItem(id: string): NewsItem {
  return useSuspenseQuery(itemQuery(id)).data
}
