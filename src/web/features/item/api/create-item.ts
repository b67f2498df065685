import { call } from '../../../shared/api/client.ts'
import type { ItemContent } from '../../../shared/item/item.ts'

export function createItem(officeId: string, content: ItemContent) {
  return call('POST /api/v1/news', { body: { officeId, content } })
}
