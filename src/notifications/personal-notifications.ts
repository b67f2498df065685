import { sql } from 'kysely'
import { channelLabel } from '../channels/channel-label.ts'
import { newId } from '../core/ids.ts'
import type { Db } from '../database/connect.ts'
import { toJson } from '../database/tables.ts'
import type { ReadEvent } from '../events/read-events.ts'
import type { NetworkName } from '../networks/network.ts'
import { firstWordsOf } from './event-facts.ts'
import type { NotificationKind } from './kinds.ts'
import { mailedRoles } from './mail-queue.ts'
import { asSentence } from './notification-of-event.ts'
import { recordAdded } from './record-added.ts'
import type { Said } from './sentences/sentence.ts'

/** Something a person must know, whatever their office. */
interface PersonalNotification {
  personId: string
  kind: NotificationKind
  message: string
  says: Said
  /** The people whom the message names, by id: so that their names can be erased. */
  names?: ReadonlyMap<string, string>
  onceKey: string
  /** They have been mailed already, in other words. */
  isMailed: boolean
  /** The item it leads to. */
  newsItemId?: string
  /** The post it leads to. */
  postId?: string
}

/** Writes what single people must know of these events: one notification for each, which only they see. */
export async function notifyPeople(trx: Db, events: readonly ReadEvent[]): Promise<void> {
  for (const event of events) {
    const notifications = await personalNotificationsOf(trx, event)
    if (notifications.length === 0) continue
    const added = await trx
      .insertInto('notification')
      .values(
        notifications.map(
          ({ personId, kind, message, says, names, onceKey, isMailed, newsItemId, postId }) => ({
            id: newId(),
            person_id: personId,
            kind,
            message,
            says: toJson(says),
            named_people: toJson(Object.fromEntries(names ?? [])),
            once_key: onceKey,
            // An item that is gone since takes nothing of the message with it.
            news_item_id: newsItemId
              ? sql<string>`(select id from news_item where id = ${newsItemId})`
              : null,
            post_id: postId ? sql<string>`(select id from post where id = ${postId})` : null,
            mailed_at: isMailed ? sql<Date>`now()` : null,
          }),
        ),
      )
      .onConflict(conflict => conflict.column('once_key').doNothing())
      .returning(['id', 'office_id', 'person_id'])
      .execute()
    await recordAdded(trx, added)
  }
}

async function personalNotificationsOf(trx: Db, event: ReadEvent): Promise<PersonalNotification[]> {
  switch (event.kind) {
    case 'person.link-made':
      return await aboutLink(trx, event)
    case 'person.role-offered': {
      const { by, invitationId, isMailed } = event.data
      const names = await namesOf(trx, [by])
      const maker = names.get(by) ?? 'An administrator'
      return [
        {
          personId: event.subjectId,
          kind: 'role-offered',
          message: `${maker} offers you roles in another office. "dateline people offers" shows them; accept them or decline them there.`,
          says: { code: 'role-offered', params: { maker } },
          names,
          onceKey: `role-offered-${invitationId}`,
          isMailed,
        },
      ]
    }
    case 'person.second-factor-reset':
      return await aboutReset(trx, event)
    case 'person.sign-in-linked': {
      const { provider } = event.data
      return [
        {
          personId: event.subjectId,
          kind: 'sign-in-linked',
          message: `Your account can now be opened by signing in at ${provider}. If that was not you, tell an administrator at once: anyone who controls your account at ${provider} can open this one.`,
          says: { code: 'sign-in-linked', params: { provider } },
          onceKey: `sign-in-linked-${event.seq}`,
          isMailed: false,
        },
      ]
    }
    case 'item.commented':
    case 'item.comment-edited':
      return await aboutMention(trx, event)
    case 'item.assigned':
      return await aboutAssignment(trx, event)
    case 'item.approver-gone':
      return await aboutLapse(trx, event)
    case 'post.edit-failed':
      return await aboutEdit(trx, event)
    case 'audit.broken': {
      const { firstFault, problem } = event.data
      const admins = await adminsOf(trx)
      return admins.map(personId => ({
        personId,
        kind: 'audit-broken',
        message: `The audit log is not the one that was written. ${problem} Keep a copy of the database, find out who can write to it, and compare the newest row with what each process logged.`,
        says: { code: 'audit-broken', params: {}, reason: problem },
        onceKey: `audit-broken-${firstFault}-${personId}`,
        isMailed: false,
      }))
    }
    default:
      return []
  }
}

/** To the person and to everyone who manages them, except the one who made the link. */
async function aboutLink(
  trx: Db,
  event: ReadEvent & { kind: 'person.link-made' },
): Promise<PersonalNotification[]> {
  const { by, how, isMailed } = event.data
  const names = await namesOf(trx, [event.subjectId, by])
  const maker = names.get(by) ?? 'Dateline'
  const person = names.get(event.subjectId) ?? 'a person'
  const did = how === 'invitation' ? 'invited' : 'made a link for a new password of'
  const onceKey = (personId: string) => `link-${event.seq}-${personId}`
  const admins = await adminsOf(trx, event.subjectId)
  return [
    {
      personId: event.subjectId,
      kind: 'link-made' as const,
      message: `${maker} made a link by which a password for your account can be chosen. If you did not expect it, ask another administrator, and choose a new password yourself.`,
      names,
      says: { code: 'link-made' as const, params: { maker } },
      onceKey: onceKey(event.subjectId),
      isMailed,
    },
    ...admins.map(personId => ({
      personId,
      kind: 'link-made' as const,
      message: `${maker} ${did} ${person}. Anyone who follows that link can act as ${person}. If you did not expect it, ask.`,
      names,
      says: {
        code: how === 'invitation' ? ('link-made-invited' as const) : ('link-made-password' as const),
        params: { maker, person },
      },
      onceKey: onceKey(personId),
      isMailed: false,
    })),
  ].filter(({ personId }) => personId !== by)
}

/** To the person and to everyone who manages them, except the admin who did it. */
async function aboutReset(
  trx: Db,
  event: ReadEvent & { kind: 'person.second-factor-reset' },
): Promise<PersonalNotification[]> {
  const { by } = event.data
  const names = await namesOf(trx, [event.subjectId, by])
  const maker = names.get(by) ?? 'Dateline'
  const person = names.get(event.subjectId) ?? 'a person'
  const notification = (personId: string, message: string, code: Said['code']) => ({
    personId,
    kind: 'second-factor-reset' as const,
    message,
    says: { code, params: { maker, person } },
    names,
    onceKey: `second-factor-reset-${event.seq}-${personId}`,
    isMailed: false,
  })
  const admins = await adminsOf(trx, event.subjectId)
  return [
    notification(
      event.subjectId,
      `${maker} reset the second factor of your account: your sessions have ended, and the password alone opens it. Set up a second factor again. If you did not ask for this, choose a new password and ask another administrator at once.`,
      'second-factor-reset',
    ),
    ...admins.map(personId =>
      notification(
        personId,
        `${maker} reset the second factor of ${person}: the password alone opens that account now. Ask if you did not expect it.`,
        'second-factor-reset-of',
      ),
    ),
  ].filter(({ personId }) => personId !== by)
}

/** To those authors in the item's office who are not mailed what the office is notified of. */
async function aboutLapse(
  trx: Db,
  event: ReadEvent & { kind: 'item.approver-gone' },
): Promise<PersonalNotification[]> {
  const { approvalId, authors } = event.data
  const words = (await firstWordsOf(trx, [event.subjectId])).get(event.subjectId) ?? ''
  const { rows } = await sql<{ id: string }>`
    select p.id from person p
    join role_grant g on g.person_id = p.id and g.office_id in ('*', ${event.officeId})
    where p.id = any(${authors}::text[]) and p.deactivated_at is null
    group by p.id having not bool_or(g.role = any(${mailedRoles}::text[]))
    order by p.id`.execute(trx)
  return rows.map(({ id: personId }) => ({
    personId,
    kind: 'item-approver-gone',
    message: `Your news item "${words}" needs a new approval: the person who approved it may no longer approve. Ask another approver to approve the same content; until then nothing of it can be scheduled.`,
    says: { code: 'item-approver-gone-yours', params: { item: words } },
    onceKey: `item-approver-gone-${approvalId}-${event.seq}-${personId}`,
    isMailed: false,
  }))
}

/** To those whom a comment mentions, as far as they may still read it. */
async function aboutMention(
  trx: Db,
  event: ReadEvent & { kind: 'item.commented' | 'item.comment-edited' },
): Promise<PersonalNotification[]> {
  const { commentId, mentions } = event.data
  const { maker, names, words, readers } = await factsAboutItem(trx, event, mentions)
  return readers.map(personId => ({
    personId,
    kind: 'comment-mention',
    message: `${maker} mentioned you in a comment on the news item "${words}".`,
    says: { code: 'comment-mention', params: { person: maker, item: words } },
    names,
    onceKey: `comment-mention-${commentId}-${personId}`,
    isMailed: false,
    newsItemId: event.subjectId,
  }))
}

/** To the person who is to go on with an item, unless they chose so themselves. */
async function aboutAssignment(
  trx: Db,
  event: ReadEvent & { kind: 'item.assigned' },
): Promise<PersonalNotification[]> {
  const { to } = event.data
  if (to === null) return []
  const { maker, names, words, readers } = await factsAboutItem(trx, event, [to])
  return readers.map(personId => ({
    personId,
    kind: 'item-assigned',
    message: `${maker} assigned the news item "${words}" to you.`,
    says: { code: 'item-assigned', params: { person: maker, item: words } },
    names,
    onceKey: `item-assigned-${event.seq}`,
    isMailed: false,
    newsItemId: event.subjectId,
  }))
}

/** To the person who wanted the words of a published post changed, as far as they may still see it. */
async function aboutEdit(
  trx: Db,
  event: ReadEvent & { kind: 'post.edit-failed' },
): Promise<PersonalNotification[]> {
  const { askedBy, channelId, outcome, reason } = event.data
  const { rows } = await sql<{ id: string; network: NetworkName; handle: string; name: string }>`
    select p.id, c.network, c.handle, c.name from person p join channel c on c.id = ${channelId}
    where p.id = ${askedBy ?? null}::text and p.deactivated_at is null and exists (
      select from role_grant g where g.person_id = p.id and g.office_id in ('*', ${event.officeId}))`.execute(
    trx,
  )
  return rows.map(({ id: personId, ...channel }) => ({
    personId,
    kind: 'post-edit-failed',
    message:
      outcome === 'unknown'
        ? `Your edit of a post on ${channelLabel(channel)} is in doubt: ${reason}`
        : `Your edit of a post on ${channelLabel(channel)} was not made: ${asSentence(reason)}`,
    says: {
      code: outcome === 'unknown' ? 'post-edit-in-doubt' : 'post-edit-failed',
      params: { channel: channelLabel(channel) },
      reason,
    },
    onceKey: `post-edit-failed-${event.seq}`,
    isMailed: false,
    postId: event.subjectId,
  }))
}

/** Who did it, how the item begins, and those of the people but the doer who have a role in its office now. */
async function factsAboutItem(
  trx: Db,
  event: ReadEvent & { kind: 'item.commented' | 'item.comment-edited' | 'item.assigned' },
  people: readonly string[],
) {
  const { by } = event.data
  const { rows } = await sql<{ id: string }>`
    select distinct p.id from person p
    join role_grant g on g.person_id = p.id and g.office_id in ('*', ${event.officeId})
    where p.id = any(${[...people]}::text[]) and p.id <> ${by} and p.deactivated_at is null
    order by p.id`.execute(trx)
  const names = await namesOf(trx, [by])
  return {
    maker: names.get(by) ?? 'A colleague',
    names,
    words: (await firstWordsOf(trx, [event.subjectId])).get(event.subjectId) ?? '',
    readers: rows.map(row => row.id),
  }
}

/** Admins, active; of a person's offices and of all where one is named, who is not among them. */
async function adminsOf(trx: Db, personId?: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id from person p join role_grant g on g.person_id = p.id
    where g.role = 'admin' and p.deactivated_at is null
      and (${personId ?? null}::text is null or (p.id <> ${personId ?? null}::text and (g.office_id = '*'
        or g.office_id in (select office_id from role_grant where person_id = ${personId ?? null}::text))))
    order by p.id`.execute(trx)
  return rows.map(row => row.id)
}

async function namesOf(trx: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await trx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(people.map(person => [person.id, person.name]))
}
