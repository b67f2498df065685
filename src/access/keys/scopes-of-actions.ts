import { keyScopes } from '../../core/key-scopes.ts'

/** What a key may do that was made without naming scopes: look, and change nothing. */
export const readingScopes = keyScopes.filter(scope => scope.endsWith(':read'))

/** The scope that an action of policy.ts takes, e.g. `news:write` for `news.submit`. */
export function scopeFor(action: string): string {
  const [area = '', deed = ''] = action.split('.')
  return `${area}:${deed === 'read' ? 'read' : 'write'}`
}

/**
 * Whether the scopes hold the action; one that writes also reads. Every key reads the offices it is for: whatever it
 * does there goes by their names and hours.
 */
export function isInScope(scopes: readonly string[], action: string): boolean {
  const needed = scopeFor(action)
  if (needed === 'offices:read') return true
  return scopes.includes(needed) || scopes.includes(needed.replace(/:read$/, ':write'))
}
