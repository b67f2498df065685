import { sql } from 'kysely'
import {
  fallbackInterfaceLanguage,
  type InterfaceLanguage,
} from '../../core/languages/interface-languages.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import type { Db } from '../../database/connect.ts'
import type { DigestLine } from './text-of-digest.ts'

/** A person's digest. Moments are UTC. */
export interface DueDigest {
  personId: string
  email: string
  language: InterfaceLanguage
  hour: number
  /** IANA name. */
  timeZone: string
  coveredTo: Date
  /** 'YYYY-MM-DD' in the zone: the last day that is dealt with. */
  doneOn: string | null
}

/** Those that no worker is sending now. There is one for each person who wants one, so all of them are read. */
export async function digestsToLookAt(db: Db): Promise<DueDigest[]> {
  const { rows } = await sql<DueDigest>`
    select d.person_id as "personId", p.email,
      coalesce(p.profile ->> 'language', ${fallbackInterfaceLanguage}) as language, d.hour, d.time_zone as "timeZone", d.covered_to as "coveredTo",
      d.done_on::text as "doneOn"
    from notification_digest d join person p on p.id = d.person_id
    where p.deactivated_at is null and p.stands_for is null and (d.claimed_until is null or d.claimed_until <= now())
    order by d.person_id`.execute(db)
  return rows
}

/**
 * Takes the digest of a day for five minutes; undefined where another worker has it, or has sent it.
 * @returns up to when it reports, UTC: a minute ago, so that every transaction that wrote something before has ended.
 */
export async function claimDigest(db: Db, personId: string, day: string): Promise<Date | undefined> {
  const { rows } = await sql<{ until: Date }>`
    update notification_digest set claimed_until = now() + interval '5 minutes'
    where person_id = ${personId} and (done_on is null or done_on < ${day}::date)
      and (claimed_until is null or claimed_until <= now())
    returning date_trunc('milliseconds', now() - interval '1 minute') as until`.execute(db)
  return rows[0]?.until
}

export async function finishDigest(db: Db, personId: string, day: string, until: Date): Promise<void> {
  await sql`update notification_digest set done_on = ${day}::date, covered_to = greatest(covered_to, ${until}::timestamptz), claimed_until = null
    where person_id = ${personId}`.execute(db)
}

/** What a person chose to get in a digest, may read now and has not read, of a time; the oldest first. */
export async function linesOf(db: Db, personId: string, after: Date, until: Date): Promise<DigestLine[]> {
  const { rows } = await sql<DigestLine>`
    select coalesce(o.names ->> ${fallbackLanguage}::text, o.id, 'Dateline') as office, n.message, n.says, n.created_at as at
    from notification n
    join notification_choice c on c.person_id = ${personId} and c.kind = n.kind and c.mail = 'digest'
    left join office o on o.id = n.office_id
    where n.created_at > ${after} and n.created_at <= ${until}
      and (n.person_id = ${personId} or exists (select from role_grant g
        where g.person_id = ${personId} and n.office_id is not null and g.office_id in (n.office_id, '*')))
      and not exists (select from notification_read r where r.notification_id = n.id and r.person_id = ${personId})
    order by n.created_at, n.id
    limit 1000`.execute(db)
  return rows
}
