import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import {
  type ApprovedContent,
  approvedContent,
  approvedContents,
} from '../../news/review/approved-content.view.ts'
import { approverStands } from '../../news/review/approver-stands.view.ts'

export interface ApprovedItem extends ApprovedContent {
  newsItemId: string
}

/**
 * What was approved of an item by a person who may still approve.
 * @throws DatelineError `item-not-approved`, `approver-may-no-longer`.
 */
export async function approvedItem(db: Db, newsItemId: string): Promise<ApprovedItem> {
  const content = await approvedContent(db, newsItemId)
  if (!content) throw new DatelineError('item-not-approved', { newsItemId })
  if (!(await approverStands(db, content.approvedBy, content.officeId)))
    throw new DatelineError('approver-may-no-longer', { newsItemId })
  return { ...content, newsItemId }
}

/** As `approvedItem`, for several in the order asked for. */
export async function approvedItemsOf(db: Db, newsItemIds: readonly string[]): Promise<ApprovedItem[]> {
  const contents = await approvedContents(db, newsItemIds)
  const standing = new Map<string, boolean>()
  const items: ApprovedItem[] = []
  for (const newsItemId of newsItemIds) {
    const content = contents.get(newsItemId)
    if (!content) throw new DatelineError('item-not-approved', { newsItemId })
    const key = `${content.approvedBy} ${content.officeId}`
    const stands = standing.get(key) ?? (await approverStands(db, content.approvedBy, content.officeId))
    standing.set(key, stands)
    if (!stands) throw new DatelineError('approver-may-no-longer', { newsItemId })
    items.push({ ...content, newsItemId })
  }
  return items
}
