import type { RemotePost } from '../../networks/network.ts'

/** Whether a person means this post or comment: by the id itself, by the address the network gives, or by an address that has the id as one of its parts. */
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
