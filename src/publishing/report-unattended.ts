import { notify } from '../channels/notify.ts'
import type { Db } from '../database/connect.ts'
import { unattendedPosts } from './unattended-posts.view.ts'

/**
 * Alarms each office whose posts nobody takes up although nothing holds them, once for each post that waits longest.
 * Unlike a late post this is never the doing of a person or a network: Dateline itself does not work.
 * @returns how many offices were alarmed now.
 */
export async function reportUnattendedPosts(db: Db): Promise<number> {
  const unattended = await unattendedPosts(db)
  return await notify(
    db,
    ...unattended.map(({ officeId, postId, count, since }) => ({
      officeId,
      postId,
      kind: 'posts-unattended',
      message:
        `${count === 1 ? 'A post waits' : `${count} posts wait`} since ${utc(since)} although nothing holds ` +
        `${count === 1 ? 'it' : 'them'}: no worker takes up what is due. Ask your operator to check that the workers run ` +
        'and reach the queue. Nothing is lost.',
      onceKey: `posts-unattended-${postId}`,
    })),
  )
}

/** "14:05 UTC on 2026-11-26" */
function utc(moment: Date): string {
  const [day = '', time = ''] = moment.toISOString().split('T')
  return `${time.slice(0, 5)} UTC on ${day}`
}
