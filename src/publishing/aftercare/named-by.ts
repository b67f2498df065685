import type { RemotePost } from '../../networks/network.ts'

/**
 * Whether a person means this post: by the id itself, by the address the network gives, or by an address that has the id as
 * one of its parts.
 */
export function isNamedBy(
  { externalId, permalink }: Pick<RemotePost, 'externalId' | 'permalink'>,
  reference: string,
): boolean {
  if (reference === externalId) return true
  const address = URL.parse(reference)
  if (!address) return false
  if (permalink && URL.parse(permalink)?.href === address.href) return true
  return [...address.pathname.split('/'), ...address.searchParams.values()].includes(externalId)
}

/**
 * The same for a comment. Facebook's addresses take many forms, and all of them have the number of the comment, the last
 * part of its id, as `comment_id`.
 */
export function isCommentNamedBy(
  comment: Pick<RemotePost, 'externalId' | 'permalink'>,
  reference: string,
): boolean {
  if (isNamedBy(comment, reference)) return true
  const number = URL.parse(reference)?.searchParams.get('comment_id')
  return number === comment.externalId.split('_').at(-1)
}
