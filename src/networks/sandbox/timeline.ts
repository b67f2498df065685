import type { SandboxAccount, SandboxPost } from './store.ts'

/** Stands in until the page is drawn. */
export function renderTimeline(
  posts: readonly SandboxPost[],
  accounts: readonly SandboxAccount[],
  _options: { mediaPath?: string },
): string {
  return `${posts.length} ${accounts.length}`
}
