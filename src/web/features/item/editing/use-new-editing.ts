import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { newKey } from '../../../shared/api/client.ts'
import { asProblem } from '../../../shared/api/problem.ts'
import type { ItemContent } from '../../../shared/item/item.ts'
import type { Office } from '../../../shared/offices/offices.ts'
import { useSession } from '../../../shared/session/session.ts'
import { fallbackLanguage } from '../../../shared/text/fallback-language.ts'
import { createItem } from '../api/create-item.ts'
import { saveItem } from '../api/save-item.ts'
import { emptyContent } from './content.ts'
import { type Editing, openEditing } from './editing.ts'
import { forgetItemDraft, keepItemDraft, newItemDraft, readItemDraft } from './item-draft.ts'
import { isSame } from './sendable.ts'
import { useSaveOnLeaving } from './use-save-on-leaving.ts'

/** Two languages at most to begin with: what readers of a wide screen see side by side. */
const firstLanguages = 2

/** The editing of an item that is not on the server yet; what was begun and not sent is there again. */
export function useNewEditing(offices: readonly Office[], onCreated: (id: string, officeId: string) => void) {
  const { id: person } = useSession()
  const client = useQueryClient()
  const [editing, setEditing] = useState<Editing>()
  const [officeId, setOfficeId] = useState(offices[0]?.id ?? '')
  const chosen = useRef(officeId)
  chosen.current = officeId
  useSaveOnLeaving(editing)

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
      let createdIn = ''
      let isHandedOver = false
      let first = draft?.first
      const keepNew = (content: ItemContent) =>
        keepItemDraft(person, newItemDraft, {
          content,
          base: undefined,
          officeId: chosen.current,
          ...(first && { first }),
        })
      opened = openEditing(
        {
          async send(content, base) {
            if (createdId !== undefined && base) return await saveItem(createdId, content, base)
            // An item stays in its office: for another one it is another item.
            if (first?.officeId !== chosen.current)
              first = { key: newKey(), officeId: chosen.current, content }
            const began = first
            await keepNew(opened?.getState().content ?? content).catch(() => undefined)
            const { newsItemId, ...saved } = await createItem(began).catch((thrown: unknown) => {
              if (!asProblem(thrown).isForNow) first = undefined
              throw thrown
            })
            createdId = newsItemId
            createdIn = began.officeId
            // What was typed after an attempt whose answer was lost follows it.
            if (isSame(began.content, content)) return saved
            return await saveItem(newsItemId, content, { ...saved, content: began.content })
          },
          keep: (content, base) =>
            createdId === undefined
              ? keepNew(content)
              : keepItemDraft(person, `news/${createdId}`, { content, base }),
          forget: () => forgetItemDraft(person, newItemDraft),
          async onSaved(base, _savedAt, isFollowed) {
            if (createdId === undefined || isHandedOver || isOver) return
            isHandedOver = true
            // What was typed while it was on its way goes with it to the page of the item.
            const { content } = opened?.getState() ?? base
            if (content !== base.content)
              await keepItemDraft(person, `news/${createdId}`, { content, base }).catch(() => undefined)
            await forgetItemDraft(person, newItemDraft).catch(() => undefined)
            void client.invalidateQueries({ queryKey: ['news'], refetchType: 'none' })
            if (isFollowed) await opened?.saveNow()
            // From here on that page sends, too, and would find a second person in this one.
            opened?.close()
            onCreated(createdId, createdIn)
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
  return { editing, officeId, setOfficeId }
}
