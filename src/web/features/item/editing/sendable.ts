import type { ItemContent } from '../../../shared/item/item.ts'

/** What the server takes of what is on the screen: texts with words in them. Undefined while there are none. */
export function sendable(content: ItemContent): ItemContent | undefined {
  const variants = content.variants.filter(({ text }) => text.trim() !== '')
  if (variants.length === 0) return undefined
  const { link, projectId, ...rest } = content
  return {
    ...rest,
    variants,
    ...(isAddress(link) ? { link: link.trim() } : {}),
    ...(projectId ? { projectId } : {}),
  }
}

/** Half an address is kept in the browser until it is whole. */
function isAddress(link: string | undefined): link is string {
  return link !== undefined && /^https?:\/\/\S+$/i.test(link.trim()) && URL.canParse(link.trim())
}

/** Whether two contents say the same, in whatever order their keys are. */
export function isSame(one: unknown, other: unknown): boolean {
  return written(one) === written(other)
}

function written(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
