import { sql } from 'kysely'
import { newId } from '../../../src/core/ids.ts'
import type { Db } from '../../../src/database/connect.ts'
import { toJson } from '../../../src/database/tables.ts'
import { textOf, type Workload } from './workload.ts'

/** Puts the workload's posts into the record: all due at once, or spread evenly over `spreadSeconds` from `startsInSeconds` on. */
export async function fill(
  db: Db,
  workload: Workload,
  due: { spreadSeconds: number; startsInSeconds: number },
): Promise<void> {
  const officeId = 'bench'
  const ids = { item: newId(), revision: newId(), approval: newId() }
  await sql`insert into office (id, names, country, time_zone, working_days, languages)
    values (${officeId}, '{"en": "Bench"}', 'PK', 'Asia/Karachi', '{1,2,3,4,5}', '{en}')`.execute(db)
  await sql`insert into news_item (id, office_id, state, source, revision, created_by)
    values (${ids.item}, ${officeId}, 'approved', '{}', 1, 'a')`.execute(db)
  await sql`insert into revision (id, news_item_id, number, content, content_hash, created_by)
    values (${ids.revision}, ${ids.item}, 1, '{}', 'hash', 'a')`.execute(db)
  await sql`insert into person (id, name, email) values ('b', 'B', 'b@example.org')`.execute(db)
  await sql`insert into role_grant (person_id, role, office_id, granted_by) values ('b', 'approver', '*', 'a')`.execute(
    db,
  )
  await sql`insert into approval (id, news_item_id, revision_id, content_hash, submitted_by, approved_by)
    values (${ids.approval}, ${ids.item}, ${ids.revision}, 'hash', 'a', 'b')`.execute(db)
  for (const channel of workload.channels) {
    await sql`insert into channel (id, office_id, network, external_id, handle, name, languages, style, sandbox)
      values (${channel.id}, ${officeId}, ${channel.network}, ${channel.account.externalId}, ${channel.id}, 'Bench', '{en}', '{}', true)`.execute(
      db,
    )
  }
  // A post per approval, channel and language is all the record allows; the bench wants many.
  await sql`drop index post_one_open`.execute(db)
  const each = Math.ceil(workload.posts / workload.channels.length)
  const total = each * workload.channels.length
  const rows = Array.from({ length: each }, (_, number) =>
    workload.channels.map((channel, place) => ({
      id: newId(),
      channel: channel.id,
      text: textOf(channel, number),
      seconds:
        due.startsInSeconds + (due.spreadSeconds * (number * workload.channels.length + place)) / total,
    })),
  ).flat()
  for (let from = 0; from < rows.length; from += 5_000) {
    const batch = toJson(rows.slice(from, from + 5_000))
    await sql`
      with given as (select * from jsonb_to_recordset(${batch}::jsonb)
        as each(id uuid, channel uuid, text text, seconds double precision)),
      posts as (
        insert into post (id, news_item_id, approval_id, content_hash, office_id, channel_id, language, state, due_at,
          next_at, planned, sandbox, created_by)
        select id, ${ids.item}, ${ids.approval}, 'hash', ${officeId}, channel, 'en', 'scheduled',
          now() + make_interval(secs => seconds), now() + make_interval(secs => seconds), '{}', true, 'a'
        from given returning id
      )
      insert into segment (post_id, position, text) select id, 0, text from given`.execute(db)
  }
  await sql`analyze post`.execute(db)
  await sql`analyze segment`.execute(db)
}
