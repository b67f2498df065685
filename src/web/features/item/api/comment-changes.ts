import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'
import { useSession } from '../../../shared/session/session.ts'
import { type Comment, commentsQuery } from './comments.ts'

type NewComment = InputOf<'POST /api/v1/news/:id/comments'>['body']

/** Shows at once; what the server refuses goes back into the box. */
export function useAddComment(id: string) {
  const person = useSession()
  const edit = useCommentList(id)
  return useMutation({
    /** With the same key it is added once, however often it is sent. */
    mutationFn: ({ key, ...body }: NewComment & { key: string }) =>
      call('POST /api/v1/news/:id/comments', { params: { id }, body }, undefined, key),
    onMutate: ({ text, language = null, field = null }) =>
      edit.change(comments => [
        ...comments,
        {
          id: 'new',
          text,
          language,
          field,
          mentions: [],
          createdBy: { id: person.id, name: person.name },
          createdAt: new Date().toISOString(),
          editedAt: null,
          resolved: null,
          isMine: true,
        },
      ]),
    onError: edit.goBack,
    onSettled: edit.refresh,
  })
}

export function useEditComment(id: string) {
  const edit = useCommentList(id)
  return useMutation({
    mutationFn: ({ commentId, text, mentions }: { commentId: string; text: string; mentions: string[] }) =>
      call('PATCH /api/v1/news/:id/comments/:commentId', {
        params: { id, commentId },
        body: { text, mentions },
      }),
    onSettled: edit.refresh,
  })
}

export function useDeleteComment(id: string) {
  const edit = useCommentList(id)
  return useMutation({
    mutationFn: (commentId: string) =>
      call('DELETE /api/v1/news/:id/comments/:commentId', { params: { id, commentId } }),
    onMutate: commentId => edit.change(comments => comments.filter(each => each.id !== commentId)),
    onError: edit.goBack,
    onSettled: edit.refresh,
  })
}

/** Resolves it, or reopens it. */
export function useSettleComment(id: string) {
  const person = useSession()
  const edit = useCommentList(id)
  return useMutation({
    mutationFn: ({ commentId, isResolved }: { commentId: string; isResolved: boolean }) => {
      const params = { id, commentId }
      return isResolved
        ? call('POST /api/v1/news/:id/comments/:commentId/resolve', { params })
        : call('POST /api/v1/news/:id/comments/:commentId/reopen', { params })
    },
    onMutate: ({ commentId, isResolved }) => {
      const by = { id: person.id, name: person.name }
      const resolved = isResolved ? { by, at: new Date().toISOString() } : null
      return edit.change(comments =>
        comments.map(each => (each.id === commentId ? { ...each, resolved } : each)),
      )
    },
    onError: edit.goBack,
    onSettled: edit.refresh,
  })
}

/** The list as it is shown, changed before the server answers. */
function useCommentList(id: string) {
  const client = useQueryClient()
  const { queryKey } = commentsQuery(id)
  return {
    async change(edit: (comments: Comment[]) => Comment[]) {
      await client.cancelQueries({ queryKey })
      const before = client.getQueryData(queryKey)
      client.setQueryData(queryKey, page => page && { ...page, items: edit(page.items) })
      return { before }
    },
    goBack: (
      _problem: unknown,
      _given: unknown,
      kept: { before: ReturnType<typeof client.getQueryData<{ items: Comment[] }>> } | undefined,
    ) => void (kept?.before && client.setQueryData(queryKey, kept.before)),
    refresh: () => client.invalidateQueries({ queryKey }),
  }
}
