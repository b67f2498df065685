import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { itemQuery, type NewsItem } from '../../../shared/item/item.ts'
import { useSession } from '../../../shared/session/session.ts'
import { saveItem } from '../api/save-item.ts'
import { type Editing, openEditing } from './editing.ts'
import { forgetItemDraft, keepItemDraft, openedWith, readItemDraft } from './item-draft.ts'
import { type TabsTalk, talkToTabs } from './tabs-talk.ts'
import { useSaveOnLeaving } from './use-save-on-leaving.ts'

/** The editing of an item on the server; undefined until this browser was asked for kept words. */
export function useOpenEditing(item: NewsItem): Editing | undefined {
  const { id: person } = useSession()
  const client = useQueryClient()
  const [editing, setEditing] = useState<Editing>()
  const { id } = item
  useSaveOnLeaving(editing)

  // biome-ignore lint/correctness/useExhaustiveDependencies: an item is opened once; what comes later is adopted below.
  useEffect(() => {
    let isOver = false
    let opened: Editing | undefined
    let tabs: TabsTalk | undefined
    const of = `news/${id}`
    void readItemDraft(person, of).then(draft => {
      if (isOver) return
      opened = openEditing(
        {
          send: (content, base) =>
            base ? saveItem(id, content, base) : Promise.reject(new Error('no base')),
          keep: (content, base, unanswered) => keepItemDraft(person, of, { content, base, unanswered }),
          forget: () => forgetItemDraft(person, of),
          onSaved(base, savedAt) {
            tabs?.saved(base, savedAt)
            client.setQueryData(itemQuery(id).queryKey, old => old && withSaved(old, base, savedAt))
            void client.invalidateQueries({ queryKey: ['news'], refetchType: 'none' })
          },
        },
        {
          ...openedWith(item, draft),
          savedAt: item.changedAt,
          ...(draft?.unanswered ? { unanswered: draft.unanswered } : {}),
        },
      )
      tabs = talkToTabs(id, opened)
      setEditing(opened)
      if (draft) void opened.saveNow()
    })
    return () => {
      isOver = true
      tabs?.close()
      opened?.close()
    }
  }, [id, person])

  useEffect(() => {
    const { revision, contentHash, content, changedAt } = item
    editing?.adopt({ revision, contentHash, content }, changedAt)
  }, [editing, item])
  return editing
}

/** Saved content is a draft again. */
function withSaved(item: NewsItem, base: Pick<NewsItem, 'revision' | 'contentHash' | 'content'>, at: string) {
  return { ...item, ...base, state: 'draft' as const, changedAt: at }
}
