import { DateTime } from 'luxon'
import { messageOf } from '../../core/errors/errors.ts'
import type { Logger } from '../../core/logging/logger.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import type { Mail } from '../mailer.ts'
import { sentenceIn } from '../sentences/sentence.ts'
import { claimDigest, type DueDigest, digestsToLookAt, finishDigest, linesOf } from './digest-queue.ts'
import { textOfDigest } from './text-of-digest.ts'

interface DigestDeps {
  db: Db
  clock: Clock
  log: Logger
  /** Absent without SMTP_URL: digests wait. */
  mail: ((mail: Mail) => Promise<void>) | undefined
  /** What stands before the path of a link in a mail. */
  publicUrl: string
}

/**
 * Mails the daily digests whose hour has come in their person's zone: what they chose to get so, and have not read in
 * the app. Each goes once a day, however many workers look; with nothing to report none goes. Where the mail server is
 * away it is tried again until the day ends, and what it held is in the next one.
 * @returns how many were mailed.
 */
export async function sendDigests(deps: DigestDeps): Promise<number> {
  const { db, mail } = deps
  if (!mail) return 0
  let sent = 0
  for (const digest of await digestsToLookAt(db)) {
    const day = dayIfDue(digest, deps.clock.now())
    const until = day === undefined ? undefined : await claimDigest(db, digest.personId, day)
    if (day === undefined || until === undefined) continue
    try {
      if (await sendOne({ ...deps, mail }, digest, { day, until })) sent += 1
    } catch (thrown) {
      deps.log.warn(
        { err: thrown, person: digest.personId, reason: messageOf(thrown) },
        'a digest could not be mailed',
      )
    }
  }
  return sent
}

/** The day in the person's zone whose digest is to be sent now; undefined before its hour, and once it is done. */
function dayIfDue({ hour, timeZone, doneOn }: DueDigest, now: Date): string | undefined {
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  const day = local.toISODate()
  if (day === null || local.hour < hour || (doneOn !== null && doneOn >= day)) return undefined
  return day
}

async function sendOne(
  { db, mail, publicUrl }: DigestDeps & { mail: (mail: Mail) => Promise<void> },
  digest: DueDigest,
  { day, until }: { day: string; until: Date },
): Promise<boolean> {
  const lines = await linesOf(db, digest.personId, digest.coveredTo, until)
  if (lines.length > 0) {
    await mail({
      to: [digest.email],
      subject: sentenceIn(digest.language, { code: 'digest-subject', params: { count: lines.length } }),
      text: textOfDigest(lines, digest, publicUrl),
      // The same each time: where a reply is lost and the mail sent again, mail programs show it once.
      messageId: `<digest-${digest.personId}-${day}@${new URL(publicUrl).hostname}>`,
    })
  }
  await finishDigest(db, digest.personId, day, until)
  return lines.length > 0
}
