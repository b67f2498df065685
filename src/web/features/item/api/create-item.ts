import { call } from '../../../shared/api/client.ts'
import type { FirstSave } from '../editing/item-draft.ts'

export function createItem({ key, ...body }: FirstSave) {
  return call('POST /api/v1/news', { body }, undefined, key)
}
