import type { NewsItem } from '../../shared/item/item.ts'

/** Whether a person began the item, wrote a revision or submitted it: then a colleague decides. */
export function hadPartIn(item: NewsItem, personId: string): boolean {
  return (
    item.createdBy === personId ||
    item.submittedBy === personId ||
    item.revisions.some(({ createdBy }) => createdBy === personId)
  )
}
