import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Office } from '../../../shared/offices/offices.ts'
import { useSession } from '../../../shared/session/session.ts'
import { fallbackLanguage } from '../../../shared/text/fallback-language.ts'
import { createItem } from '../api/create-item.ts'
import { emptyContent } from './content.ts'
import { type Editing, openEditing } from './editing.ts'
import { forgetItemDraft, keepItemDraft, newItemDraft, readItemDraft } from './item-draft.ts'
import { useSaveOnLeaving } from './use-save-on-leaving.ts'

/** Two languages at most to begin with: what readers of a wide screen see side by side. */
const firstLanguages = 2

/** The editing of an item that is not on the server yet; what was begun and not sent is there again. */
export function useNewEditing(offices: readonly Office[], onCreated: (id: string) => void) {
  const { id: person } = useSession()
  const client = useQueryClient()
  const [editing, setEditing] = useState<Editing>()
  const [officeId, setOfficeId] = useState(offices[0]?.id ?? '')
  const chosen = useRef(officeId)
  chosen.current = officeId

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is opened once; the office is asked for when it is sent.
  useEffect(() => {
    let isOver = false
    let opened: Editing | undefined
    void readItemDraft(person, newItemDraft).then(draft => {
      if (isOver) return
      if (draft?.officeId && offices.some(({ id }) => id === draft.officeId)) setOfficeId(draft.officeId)
      const languages = offices.find(({ id }) => id === (draft?.officeId ?? chosen.current))?.languages ?? [
        fallbackLanguage,
      ]
      let createdId: string | undefined
      opened = openEditing(
        {
          async send(content) {
            const { newsItemId, ...saved } = await createItem(chosen.current, content)
            createdId = newsItemId
            return saved
          },
          keep: (content, base) =>
            createdId === undefined
              ? keepItemDraft(person, newItemDraft, { content, base, officeId: chosen.current })
              : keepItemDraft(person, `news/${createdId}`, { content, base }),
          forget: () => forgetItemDraft(person, newItemDraft),
          async onSaved(base) {
            if (createdId === undefined || isOver) return
            const id = createdId
            const { content } = opened?.getState() ?? base
            // What was typed while it was on its way goes with it to the page of the item.
            if (content !== base.content) await keepItemDraft(person, `news/${id}`, { content, base })
            await forgetItemDraft(person, newItemDraft)
            void client.invalidateQueries({ queryKey: ['news'], refetchType: 'none' })
            onCreated(id)
          },
        },
        {
          content: draft?.content ?? emptyContent(languages.slice(0, firstLanguages)),
          base: undefined,
          savedAt: undefined,
        },
      )
      setEditing(opened)
    })
    return () => {
      isOver = true
      opened?.close()
    }
  }, [person])
  useSaveOnLeaving(editing)
  return { editing, officeId, setOfficeId }
}
