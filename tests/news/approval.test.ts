import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { verifyAuditLog } from '../../src/access/audit/verify-audit-log.ts'
import type { Database } from '../../src/database/connect.ts'
import { showNewsItem } from '../../src/news/news-item.view.ts'
import { approveNewsItem } from '../../src/news/review/approve-news-item.ts'
import { approvedContent } from '../../src/news/review/approved-content.view.ts'
import { returnNewsItem } from '../../src/news/review/return-news-item.ts'
import { submitNewsItem } from '../../src/news/review/submit-news-item.ts'
import { withdrawNewsItem } from '../../src/news/review/withdraw-news-item.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { reviseNewsItem } from '../../src/news/writing/revise-news-item.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { approver, author, buildApprovedItem, newsContent, person, stillClock } from '../factories/news.ts'
import { installPresetOffices } from '../factories/preset.ts'

const otherAuthor = person('chandra', 'approver')
const edited = newsContent({ variants: [{ language: 'en', text: 'Lahore: The centre is open on Sunday.' }] })

describe.each(databaseKinds)('approval on %s PostgreSQL', kind => {
  let database: Database
  let deps: { db: Database['db']; clock: typeof stillClock }
  beforeAll(async () => {
    database = await freshDatabase(kind)
    deps = { db: database.db, clock: stillClock }
    await installPresetOffices(database.db)
  })
  afterAll(() => database.close())

  async function submitted(actor = author) {
    const { newsItemId } = await createDraft(deps, { actor, officeId: 'lahore', content: newsContent() })
    return await submitNewsItem(deps, { actor: author, newsItemId })
  }

  it('takes an item from draft over review to approved, and every step is in the audit log', async () => {
    const { newsItemId, approvalId, contentHash } = await buildApprovedItem(database.db)
    const shown = await showNewsItem(database.db, author, newsItemId)
    expect(shown).toMatchObject({
      state: 'approved',
      contentHash,
      createdBy: 'amina',
      submittedBy: 'amina',
      approval: { id: approvalId, approvedBy: 'bilal', contentHash },
    })
    expect(shown.trail.map(entry => [entry.actor, entry.action])).toEqual([
      ['session:amina', 'news.create'],
      ['session:amina', 'news.submit'],
      ['session:bilal', 'news.approve'],
    ])
    expect(await approvedContent(database.db, newsItemId)).toEqual({
      approvalId,
      contentHash,
      officeId: 'lahore',
      content: newsContent(),
      createdBy: 'amina',
      approvedBy: 'bilal',
    })
    expect(await verifyAuditLog(database.db)).toMatchObject({ intact: true })
  })

  it.each([
    ['whoever started it', approver, author, approver],
    ['whoever submitted it', author, approver, approver],
  ] as const)('is refused to %s', async (_who, starts, submits, approves) => {
    const { newsItemId } = await createDraft(deps, {
      actor: starts,
      officeId: 'lahore',
      content: newsContent(),
    })
    const { contentHash } = await submitNewsItem(deps, { actor: submits, newsItemId })
    await expect(approveNewsItem(deps, { actor: approves, newsItemId, contentHash })).rejects.toMatchObject({
      family: 'not-allowed',
    })
  })

  it.each([
    ['an API key', { ...approver, via: 'api-key' as const }],
    ['Dateline itself', systemActor],
    ['an author', person('dina', 'author')],
  ])('is refused to %s', async (_who, actor) => {
    const { newsItemId, contentHash } = await submitted()
    await expect(approveNewsItem(deps, { actor, newsItemId, contentHash })).rejects.toMatchObject({
      family: 'not-allowed',
    })
  })

  it('is refused for content that the approver did not see', async () => {
    const { newsItemId, contentHash } = await submitted()
    await reviseNewsItem(deps, { actor: author, newsItemId, revision: 1, content: edited })
    await submitNewsItem(deps, { actor: author, newsItemId })
    await expect(approveNewsItem(deps, { actor: approver, newsItemId, contentHash })).rejects.toMatchObject({
      family: 'conflict',
    })
  })

  it('is not given to an item whose authors took it out of review, nor by them when it comes back', async () => {
    const { newsItemId, contentHash } = await submitted()
    await withdrawNewsItem(deps, { actor: author, newsItemId })
    await expect(approveNewsItem(deps, { actor: approver, newsItemId, contentHash })).rejects.toMatchObject({
      code: 'item-not-in-review',
    })
    await expect(withdrawNewsItem(deps, { actor: author, newsItemId })).rejects.toMatchObject({
      code: 'item-not-withdrawable',
      params: { state: 'draft' },
    })
    await submitNewsItem(deps, { actor: person('dina', 'author'), newsItemId })
    const asApprover = person(author.id, 'approver')
    await expect(approveNewsItem(deps, { actor: asApprover, newsItemId, contentHash })).rejects.toMatchObject(
      { code: 'approver-was-author' },
    )
    await approveNewsItem(deps, { actor: approver, newsItemId, contentHash })
    await expect(withdrawNewsItem(deps, { actor: author, newsItemId })).rejects.toMatchObject({
      params: { state: 'approved' },
    })
  })

  it('is refused for a draft', async () => {
    const draft = await createDraft(deps, { actor: author, officeId: 'lahore', content: newsContent() })
    await expect(approveNewsItem(deps, { actor: approver, ...draft })).rejects.toMatchObject({
      family: 'conflict',
    })
  })

  it('gives one approval however often the button is pressed', async () => {
    const { newsItemId, contentHash } = await submitted()
    const clicks = await Promise.all(
      Array.from({ length: 5 }, () => approveNewsItem(deps, { actor: approver, newsItemId, contentHash })),
    )
    expect(new Set(clicks.map(click => click.approvalId)).size).toBe(1)
    expect((await showNewsItem(database.db, approver, newsItemId)).approvals).toHaveLength(1)
  })

  it('gives one approval when two people press at the same moment', async () => {
    const { newsItemId, contentHash } = await submitted()
    const outcomes = await Promise.allSettled(
      [approver, otherAuthor].map(actor => approveNewsItem(deps, { actor, newsItemId, contentHash })),
    )
    expect(outcomes.map(outcome => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is revoked by an edit, which makes the item a draft again', async () => {
    const { newsItemId } = await buildApprovedItem(database.db)
    await reviseNewsItem(deps, { actor: author, newsItemId, revision: 1, content: edited })
    expect(await approvedContent(database.db, newsItemId)).toBeUndefined()
    expect(await showNewsItem(database.db, author, newsItemId)).toMatchObject({
      state: 'draft',
      revision: 2,
      submittedBy: null,
      approvals: [{ revokedReason: 'Edited: revision 2.' }],
    })
  })

  it('stands when the same content is saved again', async () => {
    const { newsItemId } = await buildApprovedItem(database.db)
    await reviseNewsItem(deps, { actor: author, newsItemId, revision: 1, content: newsContent() })
    expect(await approvedContent(database.db, newsItemId)).toBeDefined()
  })

  it('is revoked when the item is returned, with the reason', async () => {
    const { newsItemId } = await buildApprovedItem(database.db)
    await returnNewsItem(deps, { actor: approver, newsItemId, reason: 'The date is wrong.' })
    const shown = await showNewsItem(database.db, author, newsItemId)
    expect(shown).toMatchObject({ state: 'draft', approvals: [{ revokedReason: 'The date is wrong.' }] })
    expect(shown.trail.at(-1)).toMatchObject({
      action: 'news.return',
      detail: { reason: 'The date is wrong.' },
    })
  })

  it.each([
    ['a reason is missing', '  ', 'bad-input'],
    ['the reason is too long', 'x'.repeat(2_001), 'bad-input'],
  ])('is not returned when %s', async (_why, reason, code) => {
    const { newsItemId } = await submitted()
    await expect(returnNewsItem(deps, { actor: approver, newsItemId, reason })).rejects.toMatchObject({
      family: code,
    })
  })

  it('refuses an edit of a revision that is not the newest', async () => {
    const { newsItemId } = await submitted()
    await reviseNewsItem(deps, { actor: author, newsItemId, revision: 1, content: edited })
    await expect(
      reviseNewsItem(deps, { actor: author, newsItemId, revision: 1, content: newsContent() }),
    ).rejects.toMatchObject({ family: 'conflict' })
  })

  it.each(['create', 'revise', 'submit', 'approve', 'return', 'show'] as const)(
    'hides the items of another office: %s',
    async step => {
      const { newsItemId, contentHash } = await submitted()
      const actor = person('erik', 'admin', 'vienna')
      const steps = {
        create: () => createDraft(deps, { actor, officeId: 'lahore', content: newsContent() }),
        revise: () => reviseNewsItem(deps, { actor, newsItemId, revision: 1, content: edited }),
        submit: () => submitNewsItem(deps, { actor, newsItemId }),
        approve: () => approveNewsItem(deps, { actor, newsItemId, contentHash }),
        return: () => returnNewsItem(deps, { actor, newsItemId, reason: 'No.' }),
        show: () => showNewsItem(database.db, actor, newsItemId),
      }
      await expect(steps[step]()).rejects.toMatchObject({ family: 'not-found' })
    },
  )

  it.each(['nonsense', '019ab000-0000-7000-8000-000000000000'])('knows no item "%s"', async newsItemId => {
    await expect(submitNewsItem(deps, { actor: author, newsItemId })).rejects.toMatchObject({
      family: 'not-found',
    })
  })

  it.each([
    ['an unknown topic', { topics: ['weather'] }, /topic "weather"/],
    ['an unknown project', { projectId: 'nobody' }, /project "nobody"/],
    ['a link that is no address', { link: 'javascript:alert(1)' }, /link: is not an http/],
    ['an empty text', { variants: [{ language: 'en' as const, text: ' ' }] }, /text: is empty/],
    ['no variant', { variants: [] }, /variants/],
    [
      'a picture that nobody stored',
      { media: [{ mediaId: '019ab000-0000-7000-8000-000000000000', altText: {}, decorative: true }] },
      /no stored picture/,
    ],
  ])('is not asked for an item with %s', async (_what, parts, message) => {
    await expect(
      createDraft(deps, { actor: author, officeId: 'lahore', content: newsContent(parts) }),
    ).rejects.toThrow(message)
  })
})
