import { hideNotification, type NotificationData, showNotification } from '@mantine/notifications'
import type { ReactNode } from 'react'

export interface Notice {
  title?: string
  message: ReactNode
  /** In milliseconds; four seconds when absent. It stands still while the pointer is on a notice. */
  forMs?: number
  /** Called when its time is over, when the person closes it, and when another takes its place. */
  onClose?: () => void
}

/** How many stand on the screen at most: what was done, and failures. What is more waits until one is dismissed. */
export const mostNotices = 3

/**
 * Says what was done. One such notice stands at a time: the newest takes the place of the one before, is shown at once,
 * and has its whole time. What failed (`showFailure`) is never replaced: it stands beside it until the person dismisses
 * it, so that nothing is lost unread.
 * @returns What hides it, if it still stands.
 */
export function showNotice({ forMs, ...notice }: Notice): () => void {
  hideNotice()
  // Without an id of our own: Mantine drops a notice whose id is on the screen, and goes on with the time of that one.
  const id = showNotification({ ...notice, autoClose: forMs ?? true, priority: beforeFailures })
  standing = id
  return () => hideNotification(id)
}

/** Hides what `showNotice` shows; failures stay. */
export function hideNotice(): void {
  if (standing !== undefined) hideNotification(standing)
}

/**
 * Shows a notice that stays until the person dismisses it. Of several the newest comes first, and those that have no place
 * wait (`mostNotices`).
 * @param words What it says: one that says the same takes the place of the one before.
 */
export function showUntilDismissed(
  notice: Pick<NotificationData, 'color' | 'title' | 'message'>,
  words: string,
): void {
  const before = lasting.get(words)
  if (before !== undefined) hideNotification(before)
  shownUntilDismissed += 1
  const id = showNotification({
    ...notice,
    autoClose: false,
    priority: shownUntilDismissed,
    onClose: () => lasting.delete(words),
  })
  lasting.set(words, id)
}

/** Mantine shows the highest first. */
const beforeFailures = Number.MAX_SAFE_INTEGER
let shownUntilDismissed = 0
/** By their words. */
const lasting = new Map<string, string>()
let standing: string | undefined
