import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import type { Database, Db } from '../../src/database/connect.ts'
import { importNews } from '../../src/news/import/import-news.ts'
import { showNewsItem } from '../../src/news/news-item.view.ts'
import { submitNewsItem } from '../../src/news/review/submit-news-item.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { reviseNewsItem } from '../../src/news/writing/revise-news-item.ts'
import { archiveProject, restoreProject } from '../../src/offices/projects/archive-project.ts'
import { createProject } from '../../src/offices/projects/create-project.ts'
import { editProject } from '../../src/offices/projects/edit-project.ts'
import { recordNoDonor, withdrawNoDonor } from '../../src/offices/projects/no-donor.ts'
import { listProjects, projectById } from '../../src/offices/projects/project.view.ts'
import { gatherMaterials } from '../../src/publishing/composing/render-posts.ts'
import { buildChannel } from '../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { author, newsContent, person, stillClock } from '../factories/news.ts'
import { addPeople } from '../factories/people.ts'
import { installPresetOffices } from '../factories/preset.ts'
import { scriptedNetwork } from '../factories/scripted-network.ts'

const operator = person('omar', 'operator')
const ofLahore = person('lena', 'operator', 'lahore')

describe.each(databaseKinds)('projects, on the %s database', kind => {
  let database: Database
  let db: Db
  beforeAll(async () => {
    database = await freshDatabase(kind)
    db = database.db
    await installPresetOffices(db)
    await addPeople(db, [author.id, operator.id, ofLahore.id])
  })
  afterAll(() => database.close())
  const deps = () => ({ db, clock: stillClock })
  const create = (project: Parameters<typeof createProject>[1]['project'], actor: Actor = operator) =>
    createProject(deps(), { actor, project })
  const edit = (projectId: string, changes: Parameters<typeof editProject>[1]['changes']) =>
    editProject(deps(), { actor: operator, projectId, changes })
  const draft = (projectId: string, officeId = 'lahore') =>
    createDraft(deps(), { actor: author, officeId, content: newsContent({ projectId }) })

  it('are created, edited language by language, and leave events and audit entries', async () => {
    const id = await create({ name: 'Barabara Salama 2026', credit: {}, beginsOn: '2026-01-01' })
    expect(id).toBe('barabara-salama-2026')
    expect(await create({ name: 'Barabara  Salama! 2026', credit: {} })).toBe('barabara-salama-2026-2')
    expect(await create({ name: 'سڑکیں', credit: {} })).toBe('project')
    await edit(id, {
      credit: { en: 'Funded by the Roads Fund', sw: 'Kwa msaada wa Mfuko' },
      endsOn: '2026-12-31',
    })
    await edit(id, { credit: { sw: null }, officeIds: ['vienna', 'lahore', 'vienna'], name: 'Salama' })
    expect(await projectById(db, id)).toMatchObject({
      name: 'Salama',
      credit: { en: 'Funded by the Roads Fund' },
      beginsOn: '2026-01-01',
      endsOn: '2026-12-31',
      officeIds: ['lahore', 'vienna'],
      noDonor: null,
    })
    await edit(id, { name: 'Salama' })
    const events = await db
      .selectFrom('event')
      .select(['kind', 'data'])
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute()
    expect(events.map(event => [event.kind, Object(event.data).fields])).toEqual([
      ['project.created', undefined],
      ['project.edited', ['credit', 'endsOn']],
      ['project.edited', ['name', 'credit', 'officeIds']],
    ])
    const audit = await db.selectFrom('audit_log').select('action').where('subject_id', '=', id).execute()
    expect(audit.map(row => row.action)).toEqual(['project.create', 'project.edit', 'project.edit'])
  })

  it.each([
    ['an id that is taken', { id: 'own-funds', name: 'x', credit: {} }, 'project-exists'],
    [
      'an end before its beginning',
      { name: 'x', credit: {}, beginsOn: '2026-02-01', endsOn: '2026-01-31' },
      'project-period-invalid',
    ],
    ['an unknown office', { name: 'x', credit: {}, officeIds: ['lahore', 'atlantis'] }, 'office-not-found'],
    [
      'a donor and the decision that there is none',
      { name: 'x', credit: { en: 'By A' }, noDonorReason: 'ours' },
      'project-has-no-donor',
    ],
    [
      'an emblem and that decision',
      { name: 'x', credit: {}, emblem: 'eu', noDonorReason: 'ours' },
      'project-has-no-donor',
    ],
  ] as const)('are refused with %s, and nothing changes', async (_what, project, code) => {
    const before = await listProjects(db)
    await expect(create(project)).rejects.toMatchObject({ code })
    expect(await listProjects(db)).toEqual(before)
  })

  it('have a credit line or the recorded decision for none, never both, before an item of theirs is submitted', async () => {
    const projectId = await create({ name: 'Undecided', credit: {} })
    const { newsItemId } = await draft(projectId)
    const submit = () => submitNewsItem(deps(), { actor: author, newsItemId })
    await expect(submit()).rejects.toMatchObject({
      code: 'item-incomplete',
      message: expect.stringMatching(/"Undecided".*credit line.*no donor/),
    })
    await recordNoDonor(deps(), { actor: operator, projectId, reason: 'We pay for it ourselves.' })
    expect((await projectById(db, projectId))?.noDonor).toEqual({
      reason: 'We pay for it ourselves.',
      by: operator.id,
      byName: expect.any(String),
      at: stillClock.now(),
    })
    await expect(edit(projectId, { credit: { en: 'By A' } })).rejects.toMatchObject({
      code: 'project-has-no-donor',
    })
    await expect(edit(projectId, { emblem: 'eu' })).rejects.toMatchObject({ code: 'project-has-no-donor' })
    await withdrawNoDonor(deps(), { actor: operator, projectId })
    await expect(submit()).rejects.toMatchObject({ code: 'item-incomplete' })
    await edit(projectId, { credit: { sw: 'Kwa msaada wa Mfuko' } })
    const decided = recordNoDonor(deps(), { actor: operator, projectId, reason: 'changed our minds' })
    await expect(decided).rejects.toMatchObject({ code: 'project-has-donor' })
    await submit()
  })

  it('stand with their items when they are archived, and are not chosen again until restored', async () => {
    const projectId = await create({ name: 'Ended', credit: { en: 'By A' } })
    const { newsItemId } = await draft(projectId)
    await archiveProject(deps(), { actor: operator, projectId })
    await expect(draft(projectId)).rejects.toMatchObject({
      code: 'item-references-unknown',
      message: /is archived/,
    })
    const content = newsContent({ projectId, variants: [{ language: 'en', text: 'Lahore: Second.' }] })
    await reviseNewsItem(deps(), { actor: author, newsItemId, revision: 1, content })
    await submitNewsItem(deps(), { actor: author, newsItemId })
    await restoreProject(deps(), { actor: operator, projectId })
    await draft(projectId)
    const archived = archiveProject(deps(), { actor: operator, projectId: 'silk-routes' })
    await expect(archived).rejects.toMatchObject({ code: 'project-is-default' })
  })

  it('are credited in posts in the language of the text, else in English, else in any, and the preview says so', async () => {
    await buildChannel(db, { officeId: 'lahore', network: 'x', languages: ['en', 'ur', 'sw'] })
    const credits = async (credit: Record<string, string>) => {
      const projectId = await create({ name: 'Credited', credit })
      const variants = ['en', 'ur'].map(language => ({ language, text: `Lahore: A day in ${language}.` }))
      const content = newsContent({ projectId, variants })
      const networks = new Map([['x', scriptedNetwork(() => [])]])
      const materials = await gatherMaterials({ db, networks }, { officeId: 'lahore', content })
      return materials.map(({ language, format, warnings }) => [language, format.credit, warnings])
    }
    const other = (wanted: string, taken: string) => [
      `The project has no credit line in ${wanted}; the one in ${taken} is used.`,
    ]
    expect(await credits({ ur: 'فنڈ', sw: 'Mfuko' })).toEqual([
      ['en', 'Mfuko', other('English (en)', 'Swahili (sw)')],
      ['ur', 'فنڈ', []],
    ])
    expect(await credits({ en: 'The Fund', sw: 'Mfuko' })).toEqual([
      ['en', 'The Fund', []],
      ['ur', 'The Fund', other('Urdu (ur)', 'English (en)')],
    ])
    expect(await credits({})).toEqual([
      ['en', undefined, []],
      ['ur', undefined, []],
    ])
  })

  it('are for the offices they belong to: to choose, to import with, and to manage', async () => {
    const own = await create({ name: 'Lahore only', credit: { en: 'By A' }, officeIds: ['lahore'] }, ofLahore)
    await draft(own)
    await expect(draft(own, 'vienna')).rejects.toMatchObject({ message: /not known to office vienna/ })
    const file = (projectId?: string, officeId = 'vienna') =>
      importNews(deps(), {
        actor: author,
        content: `A day was held for ${projectId} in ${officeId}.`,
        name: 'x.txt',
        officeId,
        ...(projectId === undefined ? {} : { projectId }),
      })
    expect((await file(own)).faults).toMatchObject([
      { reason: expect.stringMatching(/not known to office vienna/) },
    ])
    await edit('silk-routes', { isDefault: false })
    await edit(own, { isDefault: true })
    const projectOf = async (newsItemId = '') => (await showNewsItem(db, author, newsItemId)).projectId
    expect(await projectOf((await file()).added[0]?.newsItemId)).toBeNull()
    expect(await projectOf((await file(undefined, 'lahore')).added[0]?.newsItemId)).toBe(own)
    await edit('silk-routes', { isDefault: true })
    expect((await listProjects(db)).filter(project => project.isDefault).map(({ id }) => id)).toEqual([
      'silk-routes',
    ])
    const asLahore = (projectId: string, officeIds: string[] | null) =>
      editProject(deps(), { actor: ofLahore, projectId, changes: { officeIds } })
    await expect(asLahore(own, null)).rejects.toMatchObject({ code: 'needs-role-everywhere' })
    await expect(asLahore(own, ['lahore', 'vienna'])).rejects.toMatchObject({
      code: 'project-of-other-offices',
    })
    await expect(asLahore('silk-routes', ['lahore'])).rejects.toMatchObject({ code: 'needs-role-everywhere' })
    const foreign = await create({ name: 'Vienna only', credit: {}, officeIds: ['vienna'] })
    await expect(asLahore(foreign, ['lahore'])).rejects.toMatchObject({ code: 'project-not-found' })
  })
})
