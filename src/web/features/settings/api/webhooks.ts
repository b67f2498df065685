import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'

export type Webhook = AnswerOf<'GET /api/v1/webhooks'>['items'][number]

const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => call('GET /api/v1/webhooks', { query: { limit: 500 } }, signal),
})

export function useWebhooks() {
  return useQuery(webhooksQuery)
}

export function useAddWebhook() {
  return useChange((body: InputOf<'POST /api/v1/webhooks'>['body']) =>
    call('POST /api/v1/webhooks', { body }),
  )
}

/** What one webhook was sent, newest first. */
export function useDeliveries(id: string) {
  return useQuery({
    queryKey: ['webhooks', id, 'deliveries'],
    queryFn: ({ signal }) =>
      call('GET /api/v1/webhooks/:id/deliveries', { params: { id }, query: { limit: 30 } }, signal),
  })
}

/** Each change of one webhook. */
export function useEditWebhook(id: string) {
  const params = { id }
  return {
    edit: useChange((body: InputOf<'PATCH /api/v1/webhooks/:id'>['body']) =>
      call('PATCH /api/v1/webhooks/:id', { params, body }),
    ),
    enable: useChange(() => call('PATCH /api/v1/webhooks/:id', { params, body: { enabled: true } })),
    test: useChange(() => call('POST /api/v1/webhooks/:id/test', { params })),
    remove: useChange(() => call('DELETE /api/v1/webhooks/:id', { params })),
    retry: useChange((deliveryId: string) =>
      call('POST /api/v1/webhook-deliveries/:id/retry', { params: { id: deliveryId } }),
    ),
  }
}

function useChange<Wanted, Answer>(mutationFn: (wanted: Wanted) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: ['webhooks'] }) })
}
