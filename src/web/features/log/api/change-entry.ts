import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'
import type { LogName } from '../lists.ts'

export type ActivityCorrection = InputOf<'PUT /api/v1/activities/:id'>['body']
export type EnquiryCorrection = InputOf<'PUT /api/v1/enquiries/:id'>['body']

export function useCorrectActivity(id: string) {
  return useMutation({
    mutationFn: (body: ActivityCorrection) => call('PUT /api/v1/activities/:id', { params: { id }, body }),
    ...useAfterChange(),
  })
}

export function useCorrectEnquiry(id: string) {
  return useMutation({
    mutationFn: (body: EnquiryCorrection) => call('PUT /api/v1/enquiries/:id', { params: { id }, body }),
    ...useAfterChange(),
  })
}

export function useWithdrawEntry(log: LogName, id: string) {
  return useMutation({
    mutationFn: async (reason: string): Promise<unknown> =>
      log === 'activities'
        ? await call('POST /api/v1/activities/:id/withdraw', { params: { id }, body: { reason } })
        : await call('POST /api/v1/enquiries/:id/withdraw', { params: { id }, body: { reason } }),
    ...useAfterChange(),
  })
}

/** Also a refusal may be of what another person changed meanwhile: the lists are read again either way. */
function useAfterChange() {
  const client = useQueryClient()
  return {
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['log'] }),
        client.invalidateQueries({ queryKey: ['today'] }),
      ]),
  }
}
