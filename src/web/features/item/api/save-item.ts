import { call } from '../../../shared/api/client.ts'
import type { ItemContent } from '../../../shared/item/item.ts'
import type { Base } from '../editing/editing-state.ts'

export function saveItem(id: string, content: ItemContent, base: Base) {
  return call('PUT /api/v1/news/:id', {
    params: { id },
    body: { expectedRevision: base.revision, expectedHash: base.contentHash, content },
  })
}
