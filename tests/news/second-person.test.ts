import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { systemActor } from '../../src/access/actor.ts'
import { invitePerson } from '../../src/access/people/add-person.ts'
import { deactivatePerson } from '../../src/access/people/deactivate-person.ts'
import { renewPasswordLink } from '../../src/access/people/password-link.ts'
import { grantRole, revokeRole } from '../../src/access/people/roles.ts'
import { DatelineError } from '../../src/core/errors/errors.ts'
import { newId } from '../../src/core/ids.ts'
import type { Database } from '../../src/database/connect.ts'
import { approveNewsItem } from '../../src/news/review/approve-news-item.ts'
import { approvedContent } from '../../src/news/review/approved-content.view.ts'
import { approversOf } from '../../src/news/review/approvers.view.ts'
import { returnNewsItem } from '../../src/news/review/return-news-item.ts'
import { submitNewsItem } from '../../src/news/review/submit-news-item.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { reviseNewsItem } from '../../src/news/writing/revise-news-item.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { runsOf } from '../factories/depth.ts'
import { newsContent, person, stillClock } from '../factories/news.ts'
import { addPeople } from '../factories/people.ts'
import { installPresetOffices } from '../factories/preset.ts'

const ids = ['amina', 'bilal', 'chandra', 'dina']
const people = ids.map(id => person(id, 'approver', 'lahore'))

describe.each(databaseKinds)('the second person on %s PostgreSQL', kind => {
  let database: Database
  let deps: { db: Database['db']; clock: typeof stillClock }
  beforeAll(async () => {
    database = await freshDatabase(kind)
    deps = { db: database.db, clock: stillClock }
    await installPresetOffices(database.db)
  })
  afterAll(() => database.close())

  const content = (text: string) => newsContent({ variants: [{ language: 'en', text: `Lahore: ${text}.` }] })
  const start = async (actor: Actor, text: string = newId()) =>
    await createDraft(deps, { actor, officeId: 'lahore', content: content(text) })
  const submit = async (actor: Actor, newsItemId: string) => await submitNewsItem(deps, { actor, newsItemId })
  const approve = async (actor: Actor, item: { newsItemId: string; contentHash: string }) =>
    await approveNewsItem(deps, { actor, ...item })
  const refused = { family: 'not-allowed' }

  it('is not whoever wrote before an approval that was withdrawn', async () => {
    const [amina, bilal, chandra, dina] = people as [Actor, Actor, Actor, Actor]
    const { newsItemId } = await start(amina)
    await reviseNewsItem(deps, { actor: bilal, newsItemId, revision: 1, content: content(newId()) })
    const item = await submit(amina, newsItemId)
    await approve(chandra, item)
    await returnNewsItem(deps, { actor: chandra, newsItemId, reason: 'The telephone number is wrong.' })
    await submit(amina, newsItemId)
    await expect(approve(bilal, item)).rejects.toMatchObject(refused)
    expect(await approve(dina, item)).toMatchObject({ approvedBy: 'dina' })
  })

  it('is not whoever wrote before an approval that an edit ended', async () => {
    const [amina, bilal, chandra] = people as [Actor, Actor, Actor]
    const { newsItemId } = await start(amina)
    await reviseNewsItem(deps, { actor: bilal, newsItemId, revision: 1, content: content(newId()) })
    await approve(chandra, await submit(amina, newsItemId))
    await reviseNewsItem(deps, { actor: amina, newsItemId, revision: 2, content: content(newId()) })
    await expect(approve(bilal, await submit(amina, newsItemId))).rejects.toMatchObject(refused)
  })

  it('is not whoever submitted it once, before it came back', async () => {
    const [amina, bilal, chandra, dina] = people as [Actor, Actor, Actor, Actor]
    const { newsItemId } = await start(amina)
    await submit(bilal, newsItemId)
    await returnNewsItem(deps, { actor: chandra, newsItemId, reason: 'Not yet.' })
    const item = await submit(dina, newsItemId)
    await expect(approve(bilal, item)).rejects.toMatchObject(refused)
    expect(await approve(chandra, item)).toMatchObject({ approvedBy: 'chandra' })
  })

  describe('whose account a contributor opened', () => {
    const grants = [{ role: 'approver', officeId: 'lahore' }] as const
    const invite = async (actor: Actor) => {
      const { id } = await invitePerson(deps, actor, { name: 'New', email: `${newId()}@example.org`, grants })
      return { id, via: 'session', grants } as Actor
    }
    const admin = () => {
      const id = `admin-${newId()}`
      const actor: Actor = { id, via: 'session', grants: [{ role: 'admin', officeId: '*' }] }
      return addPeople(database.db, [id]).then(() => actor)
    }

    it.each([
      ['wrote it', async (by: Actor, other: Actor) => await submit(other, (await start(by)).newsItemId)],
      ['submitted it', async (by: Actor, other: Actor) => await submit(by, (await start(other)).newsItemId)],
    ])('is nobody whom the person invited who %s', async (_what, make) => {
      const by = await admin()
      const invited = await invite(by)
      const item = await make(by, people[0] as Actor)
      await expect(approve(invited, item)).rejects.toMatchObject({
        ...refused,
        message: expect.stringContaining(by.id),
      })
      expect(await approve(people[1] as Actor, item)).toMatchObject({ approvedBy: 'bilal' })
    })

    it('is nobody whose password link the author made', async () => {
      const by = await admin()
      const id = `approver-${newId()}`
      await addPeople(database.db, [id])
      const approver = person(id, 'approver', 'lahore')
      const item = await submit(by, (await start(by)).newsItemId)
      await renewPasswordLink(deps, by, id)
      await expect(approve(approver, item)).rejects.toMatchObject(refused)
    })

    it('is nobody invited by an account which the author opened', async () => {
      const by = await admin()
      const { id } = await invitePerson(deps, by, {
        name: 'Second',
        email: `${newId()}@example.org`,
        grants: [{ role: 'admin', officeId: 'lahore' }],
      })
      const second: Actor = { id, via: 'session', grants: [{ role: 'admin', officeId: 'lahore' }] }
      const third = await invite(second)
      const item = await submit(by, (await start(by)).newsItemId)
      await expect(approve(third, item)).rejects.toMatchObject(refused)
    })

    it('may be anyone whose account another opened', async () => {
      const invited = await invite(await admin())
      const item = await submit(people[0] as Actor, (await start(people[0] as Actor)).newsItemId)
      expect(await approve(invited, item)).toMatchObject({ approvedBy: invited.id })
    })
  })

  it('is named beforehand, with what keeps the others from it', async () => {
    const by = `admin-${newId()}`
    await addPeople(database.db, [by])
    const admin: Actor = { id: by, via: 'session', grants: [{ role: 'admin', officeId: '*' }] }
    const grants = [{ role: 'approver', officeId: 'lahore' }] as const
    const { id: invited } = await invitePerson(deps, admin, {
      name: 'Invited',
      email: `${newId()}@example.org`,
      grants,
    })
    const elsewhere = await invitePerson(deps, admin, {
      name: 'Elsewhere',
      email: `${newId()}@example.org`,
      grants: [{ role: 'approver', officeId: 'vienna' }],
    })
    const { newsItemId } = await submit(admin, (await start(admin)).newsItemId)
    const approvers = await approversOf(database.db, admin, newsItemId)
    const of = (id: string) => approvers.find(each => each.id === id)
    expect(of(by)).toMatchObject({ hindrance: 'took-part', openedBy: null })
    expect(of(invited)).toMatchObject({ hindrance: 'account-opened', openedBy: { id: by } })
    expect(of('bilal')).toMatchObject({ hindrance: null, openedBy: null })
    expect(of(elsewhere.id)).toBeUndefined()
    const order = approvers.map(({ hindrance }) => hindrance === null)
    expect(order).toEqual(order.toSorted((one, other) => Number(other) - Number(one)))
    const stranger = person('stranger', 'author', 'vienna')
    await expect(approversOf(database.db, stranger, newsItemId)).rejects.toMatchObject({
      code: 'item-not-found',
    })
  })

  describe('after an approver has lost the role', () => {
    const approverGone = async (how: 'demoted' | 'deactivated') => {
      const id = `gone-${newId()}`
      await addPeople(database.db, [id])
      const item = await submit(people[0] as Actor, (await start(people[0] as Actor)).newsItemId)
      const first = await approve(person(id, 'approver', 'lahore'), item)
      if (how === 'deactivated') await deactivatePerson(deps, systemActor, id)
      else {
        for (const role of ['approver', 'admin'] as const)
          await revokeRole(deps, systemActor, id, { role, officeId: '*' })
      }
      return { id, item, first }
    }

    it.each(['demoted', 'deactivated'] as const)(
      'may approve the same content again, once the first approver is %s',
      async how => {
        const { item, first } = await approverGone(how)
        const again = await approve(people[1] as Actor, item)
        expect(again).toMatchObject({ approvedBy: 'bilal', contentHash: item.contentHash })
        expect(again.approvalId).not.toBe(first.approvalId)
        expect(await approvedContent(database.db, item.newsItemId)).toMatchObject({ approvedBy: 'bilal' })
        const rows = await database.db
          .selectFrom('approval')
          .select(['id', 'superseded_by', 'revoked_at'])
          .where('news_item_id', '=', item.newsItemId)
          .orderBy('approved_at')
          .execute()
        expect(rows).toEqual([
          { id: first.approvalId, superseded_by: again.approvalId, revoked_at: expect.any(Date) },
          { id: again.approvalId, superseded_by: null, revoked_at: null },
        ])
      },
    )

    it('is still none of those who had a part', async () => {
      const { item } = await approverGone('demoted')
      await expect(approve(people[0] as Actor, item)).rejects.toMatchObject(refused)
    })

    it('is not needed when the role was given back', async () => {
      const { id, item } = await approverGone('demoted')
      await grantRole(deps, systemActor, id, { role: 'approver', officeId: 'lahore' })
      await expect(approve(people[1] as Actor, item)).rejects.toMatchObject({ family: 'conflict' })
    })
  })

  it('never had a part in what they approve, whatever was written, submitted, approved and withdrawn before', async () => {
    type Step = { who: number; what: 'write' | 'submit' | 'approve' | 'return' }
    const who = fc.integer({ min: 0, max: people.length - 1 })
    const step = fc.record({
      who,
      what: fc.constantFrom<Step['what']>('write', 'submit', 'approve', 'approve', 'return'),
    })
    const endingInApproval: [number, Step[]][] = [
      [
        0,
        [
          { who: 0, what: 'submit' },
          { who: 1, what: 'approve' },
        ],
      ],
      [
        0,
        [
          { who: 1, what: 'write' },
          { who: 1, what: 'submit' },
          { who: 2, what: 'approve' },
        ],
      ],
      [
        1,
        [
          { who: 1, what: 'submit' },
          { who: 0, what: 'return' },
          { who: 1, what: 'submit' },
          { who: 0, what: 'approve' },
        ],
      ],
    ]
    let approvals = 0
    await fc.assert(
      fc.asyncProperty(who, fc.array(step, { minLength: 4, maxLength: 24 }), async (first, steps) => {
        const starter = people[first] as Actor
        const { newsItemId, contentHash } = await start(starter)
        const tookPart = new Set([starter.id])
        let now = { newsItemId, contentHash }
        let revision = 1
        for (const { who: index, what } of steps) {
          const actor = people[index] as Actor
          await attempt(async () => {
            switch (what) {
              case 'write': {
                const saved = await reviseNewsItem(deps, {
                  actor,
                  newsItemId,
                  revision,
                  content: content(newId()),
                })
                revision = saved.revision
                now = { newsItemId, contentHash: saved.contentHash }
                tookPart.add(actor.id)
                return
              }
              case 'submit':
                await submit(actor, newsItemId)
                tookPart.add(actor.id)
                return
              case 'return':
                return await returnNewsItem(deps, { actor, newsItemId, reason: 'Not yet.' })
              default:
                await approve(actor, now)
                approvals += 1
                expect([...tookPart]).not.toContain(actor.id)
            }
          })
        }
      }),
      { numRuns: runsOf(60), examples: endingInApproval },
    )
    // A property of what never happens says nothing: these histories, at least, end in an approval.
    expect(approvals).toBeGreaterThanOrEqual(endingInApproval.length)
  }, 120_000)
})

/** A refusal is one of the things that happen to people. */
async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    if (!(thrown instanceof DatelineError)) throw thrown
  }
}
