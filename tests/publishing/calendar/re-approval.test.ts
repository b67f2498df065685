import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, type Role, systemActor } from '../../../src/access/actor.ts'
import { createPerson } from '../../../src/access/people/add-person.ts'
import { deactivatePerson } from '../../../src/access/people/deactivate-person.ts'
import { grantRole, revokeRole } from '../../../src/access/people/roles.ts'
import { newId } from '../../../src/core/ids.ts'
import { approveNewsItem } from '../../../src/news/review/approve-news-item.ts'
import { submitNewsItem } from '../../../src/news/review/submit-news-item.ts'
import { createDraft } from '../../../src/news/writing/create-draft.ts'
import { reportLapsedApprovals } from '../../../src/publishing/aftercare/report-lapsed-approvals.ts'
import { cancelPost } from '../../../src/publishing/aftercare/settle-post.ts'
import { cancelWithdrawnPosts } from '../../../src/publishing/aftercare/withdrawn-posts.ts'
import { leftWithoutApprover } from '../../../src/publishing/aftercare/without-approver.view.ts'
import { bringForward } from '../../../src/publishing/calendar/bring-forward.ts'
import { schedulePosts } from '../../../src/publishing/calendar/schedule-posts.ts'
import { workChannel } from '../../../src/publishing/sending/work-channel.ts'
import { databaseKinds } from '../../factories/database.ts'
import { notifyNow } from '../../factories/events.ts'
import { author, newsContent, person, stillClock } from '../../factories/news.ts'
import { addPeople } from '../../factories/people.ts'
import { newText, postRow } from '../../factories/publishing.ts'
import { openProtocolWorld, type ProtocolWorld } from '../sending/protocol-world.ts'

const goOn = new AbortController().signal
const second = person('chandra', 'approver')

describe.each(databaseKinds)('a post whose approver has left, on the %s database', kind => {
  let world: ProtocolWorld
  beforeAll(async () => {
    world = await openProtocolWorld(kind)
  })
  afterAll(() => world.close())

  async function scheduled(): Promise<{
    approver: Actor
    item: { newsItemId: string; contentHash: string }
    postId: string
    channelId: string
  }> {
    const { db } = world.deps
    const deps = { db, clock: stillClock }
    const approver = person(`approver-${newId()}`, 'approver')
    await addPeople(db, [approver.id])
    const channelId = await world.channel()
    await db.insertInto('channel_slot').values({ channel_id: channelId, weekday: 1, at: '09:00' }).execute()
    const { office_id: officeId } = await db
      .selectFrom('channel')
      .select('office_id')
      .where('id', '=', channelId)
      .executeTakeFirstOrThrow()
    const content = newsContent({ variants: [{ language: 'en', text: newText() }] })
    const draft = await createDraft(deps, { actor: author, officeId, content })
    const item = await submitNewsItem(deps, { actor: author, newsItemId: draft.newsItemId })
    await approveNewsItem(deps, { actor: approver, ...item })
    const { posts } = await schedulePosts(
      { ...world.deps, clock: stillClock },
      { actor: author, newsItemId: item.newsItemId, channelIds: [channelId] },
    )
    const postId = posts[0]?.id ?? ''
    await bringForward(deps, { actor: author, postIds: [postId] })
    return { approver, item, postId, channelId }
  }

  it('has a due time in whole milliseconds once it is sent now, as the cursor of a list names it', async () => {
    const { postId } = await scheduled()
    const { due_at } = await postRow(world.deps.db, postId)
    const { rows } = await sql<{ whole: boolean }>`
      select due_at = date_trunc('milliseconds', due_at) as whole from post where id = ${postId}`.execute(
      world.deps.db,
    )
    expect([due_at, rows]).toEqual([expect.any(Date), [{ whole: true }]])
  })

  it('does not go out, and is named to whoever deactivates the approver', async () => {
    const { approver, item, postId, channelId } = await scheduled()
    const { db } = world.deps
    await deactivatePerson({ db, clock: stillClock }, systemActor, approver.id)
    expect(await leftWithoutApprover(db, systemActor, approver.id)).toMatchObject({
      newsItems: [{ id: item.newsItemId }],
      posts: [{ id: postId, newsItemId: item.newsItemId }],
    })
    expect(await leftWithoutApprover(db, person('z', 'admin', 'elsewhere'), approver.id)).toEqual({
      newsItems: [],
      posts: [],
    })
    await workChannel(world.deps, channelId, goOn)
    expect(await postRow(db, postId)).toMatchObject({ state: 'needs_attention' })
  })

  it('goes out as it was scheduled once another person has approved the same content', async () => {
    const { approver, item, postId, channelId } = await scheduled()
    const { db } = world.deps
    await deactivatePerson({ db, clock: stillClock }, systemActor, approver.id)
    await approveNewsItem({ db, clock: stillClock }, { actor: second, ...item })
    expect(await leftWithoutApprover(db, systemActor, approver.id)).toEqual({ newsItems: [], posts: [] })
    await cancelWithdrawnPosts(db)
    await workChannel(world.deps, channelId, goOn)
    expect(await postRow(db, postId)).toMatchObject({ state: 'published' })
  })

  it('is not scheduled a second time under the new approval', async () => {
    const { approver, item, channelId } = await scheduled()
    const { db } = world.deps
    const again = { actor: author, newsItemId: item.newsItemId, channelIds: [channelId] }
    const deps = { ...world.deps, clock: stillClock }
    await deactivatePerson(deps, systemActor, approver.id)
    await expect(schedulePosts(deps, again)).rejects.toMatchObject({ code: 'approver-may-no-longer' })
    await approveNewsItem({ db, clock: stillClock }, { actor: second, ...item })
    expect(await schedulePosts(deps, again)).toMatchObject({ posts: [], already: [{ channelId }] })
  })

  async function approvedBy(approver: Actor, by: Actor) {
    const deps = { db: world.deps.db, clock: stillClock }
    const content = newsContent({ variants: [{ language: 'en', text: newText() }] })
    const draft = await createDraft(deps, { actor: by, officeId: 'lahore', content })
    const item = await submitNewsItem(deps, { actor: by, newsItemId: draft.newsItemId })
    await approveNewsItem(deps, { actor: approver, ...item })
    return { item, text: content.variants[0]?.text ?? '' }
  }

  async function notificationsOf() {
    const { db } = world.deps
    await reportLapsedApprovals(db)
    await notifyNow(db)
    return await db
      .selectFrom('notification')
      .select(['office_id', 'person_id', 'message'])
      .where('kind', '=', 'item-approver-gone')
      .orderBy('created_at')
      .execute()
  }

  it('is not named as an item that nothing says of: that is for items without posts, once each time', async () => {
    const { db } = world.deps
    const deps = { db, clock: stillClock }
    await scheduled().then(({ approver }) => deactivatePerson(deps, systemActor, approver.id))
    const approver = await newPerson('approver', 'lahore')
    const writer = await newPerson('author', 'lahore')
    const { item, text } = await approvedBy(approver, writer)
    expect(await notificationsOf()).toEqual([])

    await revokeRole(deps, systemActor, approver.id, { role: 'approver', officeId: 'lahore' })
    const all = await notificationsOf()
    const found = { message: expect.stringContaining(text.slice(0, 30)) }
    expect(all).toMatchObject([
      { office_id: 'lahore', person_id: null, ...found },
      { office_id: null, person_id: writer.id, ...found },
    ])
    expect(await notificationsOf()).toEqual(all)

    await grantRole(deps, systemActor, approver.id, { role: 'approver', officeId: 'lahore' })
    expect(await notificationsOf()).toEqual(all)
    await deactivatePerson(deps, systemActor, approver.id)
    expect(await notificationsOf()).toHaveLength(4)

    await approveNewsItem(deps, { actor: second, ...item })
    expect(await notificationsOf()).toHaveLength(4)
  })

  it('that was cancelled when its approver left leaves an item that is reported', async () => {
    const { db } = world.deps
    const deps = { db, clock: stillClock }
    const { approver, item, postId } = await scheduled()
    await cancelPost(deps, { actor: author, postId, reason: 'another day' })
    const before = (await notificationsOf()).length
    await deactivatePerson(deps, systemActor, approver.id)
    const after = await notificationsOf()
    // Its author approves, too, and is mailed what the office is notified of.
    expect(after.slice(before).map(row => row.person_id)).toEqual([null])
    expect(
      await db
        .selectFrom('approval')
        .select('lapsed_at')
        .where('news_item_id', '=', item.newsItemId)
        .execute(),
    ).toEqual([{ lapsed_at: expect.any(Date) }])
  })

  /** With this one role, unlike the cast. */
  async function newPerson(role: Role, officeId: string): Promise<Actor> {
    const email = `${newId()}@example.org`
    const grants = [{ role, officeId }]
    const made = { name: 'New', email, password: 'correct horse battery', grants }
    const { id } = await createPerson({ db: world.deps.db, clock: stillClock }, systemActor, made)
    return { id, via: 'session', grants }
  }

  it('waits again when the second approver leaves too', async () => {
    const { approver, item, postId, channelId } = await scheduled()
    const { db } = world.deps
    const third = person(`approver-${newId()}`, 'approver')
    await addPeople(db, [third.id])
    await deactivatePerson({ db, clock: stillClock }, systemActor, approver.id)
    await approveNewsItem({ db, clock: stillClock }, { actor: third, ...item })
    await deactivatePerson({ db, clock: stillClock }, systemActor, third.id)
    await approveNewsItem({ db, clock: stillClock }, { actor: second, ...item })
    await workChannel(world.deps, channelId, goOn)
    expect(await postRow(db, postId)).toMatchObject({ state: 'published' })
  })
})
