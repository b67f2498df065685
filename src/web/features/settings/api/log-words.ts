import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'
import { type LogWord, logWordsQuery, type WordList } from '../../../shared/log-words/log-words.ts'

export function useAddWord() {
  return useChange((body: InputOf<'POST /api/v1/log-words'>['body']) =>
    call('POST /api/v1/log-words', { body }),
  )
}

/** All words of the list, in their new order. */
export function useOrderWords(list: WordList) {
  return useChange((words: string[]) => call('PUT /api/v1/log-words/order', { body: { list, words } }))
}

/** Each change of one word. */
export function useEditWord({ list, word }: Pick<LogWord, 'list' | 'word'>) {
  const params = { list, word }
  return {
    edit: useChange((body: InputOf<'PATCH /api/v1/log-words/:list/:word'>['body']) =>
      call('PATCH /api/v1/log-words/:list/:word', { params, body }),
    ),
    place: useChange((labels: Record<string, string>) =>
      call('POST /api/v1/log-words/:list/:word/place', { params, body: { labels } }),
    ),
    archive: useChange(() => call('POST /api/v1/log-words/:list/:word/archive', { params })),
    merge: useChange((into: string) =>
      call('POST /api/v1/log-words/:list/:word/merge', { params, body: { into } }),
    ),
  }
}

/** Done once the lists are as they became. */
function useChange<Wanted, Answer>(mutationFn: (wanted: Wanted) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: logWordsQuery.queryKey }),
  })
}
