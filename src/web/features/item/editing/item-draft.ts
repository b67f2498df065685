import { deleteDraft, getDraft, putDraft } from '../../../shared/drafts/drafts.ts'
import type { ItemContent, NewsItem } from '../../../shared/item/item.ts'
import type { Base } from './editing-state.ts'
import { mergeContents } from './merge.ts'
import { isSame } from './sendable.ts'

/** What the browser keeps of an item: the words on the screen, and what they came from. */
export interface ItemDraft {
  content: ItemContent
  base: Base | undefined
  /** What was sent from here, and whose answer was lost: the server may have any of it. */
  unanswered?: readonly ItemContent[]
  /** Of an item that is not on the server yet. */
  officeId?: string
  /** The first attempt to save it: sent again as it was, it makes one item. */
  first?: FirstSave
}

export interface FirstSave {
  key: string
  officeId: string
  content: ItemContent
}

export const newItemDraft = 'news/new'

export function keepItemDraft(person: string, of: string, draft: ItemDraft) {
  const base = draft.base?.revision
  return putDraft({ person, of, content: draft, ...(base === undefined ? {} : { base }), isToSend: true })
}

export function forgetItemDraft(person: string, of: string) {
  return deleteDraft(person, of)
}

/** None where the browser keeps nothing, or cannot say. */
export async function readItemDraft(person: string, of: string): Promise<ItemDraft | undefined> {
  const draft = await getDraft<ItemDraft>(person, of).catch(() => undefined)
  return draft?.content
}

/**
 * What to open an item with: the server's words, or those that were kept here. Where another person has saved the item
 * since, both are joined at the first save, so the base stays the one that the kept words came from.
 */
export function openedWith(
  item: NewsItem,
  draft: ItemDraft | undefined,
): { content: ItemContent; base: Base } {
  const current = { revision: item.revision, contentHash: item.contentHash, content: item.content }
  if (!draft?.base) return { content: item.content, base: current }
  if (draft.unanswered?.some(sent => isSame(sent, item.content)))
    return { content: draft.content, base: current }
  const { content, clashes } = mergeContents(draft.base.content, draft.content, item.content)
  return clashes.length > 0 ? { content: draft.content, base: draft.base } : { content, base: current }
}
