import type { QueuePost } from './api/queue-posts.ts'

export const tabs = ['next', 'doubt', 'failed', 'missed', 'sent'] as const
export type Tab = (typeof tabs)[number]

export function tabOf(given: string | undefined): Tab {
  return tabs.find(tab => tab === given) ?? 'next'
}

export type TroubleTab = 'doubt' | 'failed' | 'missed'
/** Which states each tab of troubles shows. */
const statesOf: Readonly<Record<TroubleTab, readonly QueuePost['state'][]>> = {
  doubt: ['needs_attention', 'reconciling'],
  failed: ['failed'],
  missed: ['missed'],
}

/** The newest trouble first. */
export function troublesOf(posts: readonly QueuePost[], tab: TroubleTab): QueuePost[] {
  return posts.filter(({ state }) => statesOf[tab].includes(state)).toReversed()
}
