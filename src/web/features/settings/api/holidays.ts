import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'

export type Holiday = AnswerOf<'GET /api/v1/offices/:id/holidays'>['items'][number]
type HolidayEdit = InputOf<'PATCH /api/v1/offices/:id/holidays/:day'>['body']
export type NewHoliday = InputOf<'POST /api/v1/offices/:id/holidays'>['body']

function holidaysQuery(id: string, from: string) {
  return queryOptions({
    queryKey: ['holidays', id, from],
    queryFn: ({ signal }) =>
      call('GET /api/v1/offices/:id/holidays', { params: { id }, query: { from, limit: 300 } }, signal),
  })
}

/** From a day on. */
export function useHolidays(id: string, from: string) {
  return useQuery(holidaysQuery(id, from))
}

/** With `dryRun` only asks which scheduled posts of the day would conflict. */
export function useAddHoliday(id: string) {
  const after = useAfterChange()
  return useMutation({
    mutationFn: (body: NewHoliday) => call('POST /api/v1/offices/:id/holidays', { params: { id }, body }),
    onSuccess: ({ saved }) => (saved ? after() : undefined),
  })
}

/** Another day or name; with `dryRun` only asks which scheduled posts that concerns. */
export function useEditHoliday(id: string, day: string) {
  const after = useAfterChange()
  return useMutation({
    mutationFn: (body: HolidayEdit) =>
      call('PATCH /api/v1/offices/:id/holidays/:day', { params: { id, day }, body }),
    onSuccess: ({ saved }) => (saved ? after() : undefined),
  })
}

export function useConfirmHoliday(id: string) {
  return useMutation({
    mutationFn: (day: string) =>
      call('POST /api/v1/offices/:id/holidays/:day/confirm', { params: { id, day } }),
    onSuccess: useAfterChange(),
  })
}

export function useRemoveHoliday(id: string) {
  return useMutation({
    mutationFn: (day: string) =>
      call('DELETE /api/v1/offices/:id/holidays/:day', { params: { id, day }, query: {} }),
    onSuccess: useAfterChange(),
  })
}

/** A holiday changes what the calendar and the slots show. */
export function useAfterChange() {
  const client = useQueryClient()
  return async () => {
    await Promise.all(
      ['holidays', 'posts', 'today'].map(kind => client.invalidateQueries({ queryKey: [kind] })),
    )
  }
}
