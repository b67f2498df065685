import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'
import type { LogName } from '../lists.ts'

export type Activity = AnswerOf<'GET /api/v1/activities'>['items'][number]
export type EnquiryCount = AnswerOf<'GET /api/v1/enquiries'>['items'][number]
export type ActivityFilter = InputOf<'GET /api/v1/activities'>['query']
export type EnquiryFilter = InputOf<'GET /api/v1/enquiries'>['query']

const pageSize = 50

/** Activities by a filter, newest day first, page after page. */
export function useActivities(filter: ActivityFilter) {
  return useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: ['log', 'activities', filter],
      queryFn: ({ pageParam, signal }) =>
        call('GET /api/v1/activities', { query: { ...filter, ...pageOf(pageParam) } }, signal),
      initialPageParam: null as string | null,
      getNextPageParam: last => last.next,
    }),
  )
}

/** Counts of enquiries by a filter, newest day first, page after page. */
export function useEnquiries(filter: EnquiryFilter) {
  return useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: ['log', 'enquiries', filter],
      queryFn: ({ pageParam, signal }) =>
        call('GET /api/v1/enquiries', { query: { ...filter, ...pageOf(pageParam) } }, signal),
      initialPageParam: null as string | null,
      getNextPageParam: last => last.next,
    }),
  )
}

/** Every version of one activity, the first one first. */
export function useActivityHistory(id: string) {
  return useQuery(
    queryOptions({
      queryKey: ['log', 'history', 'activities', id],
      queryFn: ({ signal }) =>
        call('GET /api/v1/activities/:id/history', { params: { id }, query: { limit: 500 } }, signal),
      select: ({ items }) => items,
    }),
  )
}

/** Every version of one count of enquiries, the first one first. */
export function useEnquiryHistory(id: string) {
  return useQuery(
    queryOptions({
      queryKey: ['log', 'history', 'enquiries', id],
      queryFn: ({ signal }) =>
        call('GET /api/v1/enquiries/:id/history', { params: { id }, query: { limit: 500 } }, signal),
      select: ({ items }) => items,
    }),
  )
}

/** What a page of an entry has of either log. */
export type AnyVersion = Pick<
  Activity | EnquiryCount,
  'entryId' | 'version' | 'officeId' | 'createdBy' | 'createdAt' | 'ended' | 'source' | 'importId'
> & { log?: LogName }

function pageOf(cursor: string | null) {
  return { limit: pageSize, ...(cursor ? { cursor } : {}) }
}
