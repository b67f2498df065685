import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/database/connect.ts'
import { createCounter } from '../../../src/outreach/figures/count.ts'
import { listActivities } from '../../../src/outreach/log/entries/activities.view.ts'
import { listEnquiries } from '../../../src/outreach/log/entries/enquiries.view.ts'
import { importActivities, importEnquiries } from '../../../src/outreach/log/import-log.ts'
import { logActivity, logEnquiries } from '../../../src/outreach/log/log-outreach.ts'
import { spelling } from '../../../src/outreach/log/reading/log-words.ts'
import { addWord, type NewWord } from '../../../src/outreach/log/words/add-word.ts'
import { editWord } from '../../../src/outreach/log/words/edit-word.ts'
import { type LogWord, listedWords, listLogWords } from '../../../src/outreach/log/words/log-word.view.ts'
import { mergeWords } from '../../../src/outreach/log/words/merge-words.ts'
import { orderWords } from '../../../src/outreach/log/words/order-words.ts'
import { archiveWord, placeWord } from '../../../src/outreach/log/words/place-word.ts'
import { type WordList, wordLists } from '../../../src/outreach/log/words-of-the-record.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { analyst, buildOffice, clockAt, emptyOutreach } from '../../factories/outreach.ts'

const author = { id: 'author', via: 'session' } as const

describe.each(databaseKinds)('words of the log on %s PostgreSQL', kind => {
  let database: Database
  let seeds: { list: WordList; word: string }[]
  const clock = clockAt('2026-10-05T09:00:00Z')
  beforeAll(async () => {
    database = await freshDatabase(kind)
    seeds = await listLogWords(database.db)
    await sql`create table kept_words as select * from log_word`.execute(database.db)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    clock.set('2026-10-05T09:00:00Z')
    await emptyOutreach(database.db)
    await sql`delete from log_word`.execute(database.db)
    await sql`insert into log_word select * from kept_words`.execute(database.db)
    await buildOffice(database.db, { id: 'lahore' })
  })

  const deps = () => ({ db: database.db, clock })
  const later = () => clock.set(new Date(clock.now().getTime() + 3_600_000))
  const wordNamed = async (list: WordList, word: string): Promise<LogWord | undefined> =>
    (await listLogWords(database.db)).find(each => each.list === list && each.word === word)
  const add = (word: Partial<NewWord>) =>
    addWord(deps(), { actor: analyst, word: { list: 'topic', labels: {}, aliases: [], ...word } })
  const merge = (word: string, into: string) => {
    later()
    return mergeWords(deps(), { actor: analyst, list: 'topic', word, into })
  }
  const place = (word: string, labels = {}) => {
    later()
    return placeWord(deps(), { actor: analyst, list: 'topic', word, labels })
  }
  const ask = async (topic: string, count = 1) => {
    later()
    const enquiry = { officeId: 'lahore', askedOn: '2026-09-03', contactMethod: 'hotline', topic, count }
    await logEnquiries(deps(), { actor: analyst, enquiries: [enquiry] })
  }
  const byTopic = async (asOf?: Date) => {
    const scope = { officeIds: ['lahore'], from: '2026-09-01', to: '2026-09-30', sandbox: false }
    const counter = createCounter(database.db)
    const rows = await counter.by('enquiries', asOf ? { ...scope, asOf } : scope, ['topic'])
    return Object.fromEntries(rows.map(row => [row.keys[0], row.enquiries]))
  }
  const lastAudit = async () =>
    await database.db
      .selectFrom('audit_log')
      .select(['action', 'subject_kind', 'subject_id'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
  const lastEvent = async () =>
    await database.db
      .selectFrom('event')
      .select(['kind', 'subject_id', 'data', 'office_id'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()

  it('begin with lists in an order of their own, in which no text stands for two words', async () => {
    const words = await listLogWords(database.db)
    for (const list of wordLists) {
      const listed = listedWords(words, list)
      expect(listed.length).toBeGreaterThan(10)
      const texts = listed.flatMap(({ word, labels, aliases }) => [
        ...new Set([word, ...Object.values(labels).map(spelling), ...aliases.map(spelling)]),
      ])
      expect(texts.filter((text, place) => texts.indexOf(text) < place)).toEqual([])
    }
    expect(listedWords(words, 'topic').at(-1)?.word).toBe('other')
    expect(seeds.map(({ list }) => list)).toEqual(seeds.map(({ list }) => list).toSorted(byList))
  })

  it('are added with labels and other spellings, by which they are then written', async () => {
    const word = await add({
      labels: { en: 'Door to door', ur: 'گھر گھر' },
      aliases: ['Doorstep', 'door-to-door', 'doorstep'],
      list: 'kind',
    })
    expect(word).toBe('door-to-door')
    expect(await wordNamed('kind', word)).toMatchObject({ state: 'listed', aliases: ['Doorstep'] })
    expect(await lastAudit()).toEqual({
      action: 'outreach.add-word',
      subject_kind: 'log-word',
      subject_id: 'kind/door-to-door',
    })
    expect(await lastEvent()).toMatchObject({ kind: 'log-word.added', data: { by: analyst.id } })
    for (const written of ['doorstep', 'گھر گھر', 'DOOR TO DOOR'])
      await logActivity(deps(), {
        actor: analyst,
        activity: { officeId: 'lahore', heldOn: '2026-09-03', kind: written, place: 'Kasur' },
      })
    const filter = { officeIds: '*', sandbox: false, state: 'counting', limit: 9 } as const
    const entries = await listActivities(database.db, filter)
    expect(entries.map(entry => entry.kind)).toEqual([word, word, word])
  })

  it.each([
    ['without a label', { word: 'tea' }, 'log-word-without-label'],
    [
      'that is there, by another spelling of it',
      { list: 'contact-method', labels: { en: 'FB' } },
      'log-word-exists',
    ],
    ['whose label is another one’s', { word: 'kin', labels: { en: 'Family' } }, 'log-word-taken'],
    ['whose spelling is another one’s', { labels: { en: 'Kin' }, aliases: ['VISA'] }, 'log-word-taken'],
    [
      'whose label is a fixed spelling of another one',
      { list: 'contact-method', word: 'desk', labels: { en: 'Phone' } },
      'log-word-taken',
    ],
    [
      'that is a sentence',
      { labels: { en: 'What people asked us about their relatives' } },
      'log-word-invalid',
    ],
    ['that has a person’s number', { word: '0300 1234567', labels: { en: 'x' } }, 'log-word-invalid'],
  ] as const)('are not added %s', async (_title, word, code) => {
    const before = await listLogWords(database.db)
    await expect(add(word)).rejects.toMatchObject({ code })
    expect(await listLogWords(database.db)).toEqual(before)
  })

  it('are refused in whole sentences, which the app has words for', async () => {
    await expect(add({ word: '?', labels: { en: 'x' } })).rejects.toMatchObject({
      code: 'log-word-invalid',
      faults: ['The word is "?", which says nothing.'],
    })
  })

  it('wait to be placed where an import meets them, which its report says', async () => {
    const file = 'date,channel,topic\n2026-09-03,hotline,solar loans\n2026-09-03,hotline,family'
    const given = { actor: analyst, content: file, name: 'a.csv', officeId: 'lahore' }
    const dry = await importEnquiries(deps(), { ...given, dryRun: true })
    expect(dry.unfamiliar).toEqual(['solar-loans'])
    expect(await wordNamed('topic', 'solar-loans')).toBeUndefined()
    expect((await importEnquiries(deps(), given)).unfamiliar).toEqual(['solar-loans'])
    expect(await wordNamed('topic', 'solar-loans')).toMatchObject({ state: 'pending', labels: {} })
    const events = await database.db
      .selectFrom('event')
      .selectAll()
      .where('kind', '=', 'log-word.met')
      .execute()
    expect(events).toMatchObject([{ office_id: 'lahore', subject_id: 'topic/solar-loans' }])
    await place('solar-loans', { en: 'Solar loans' })
    expect(await wordNamed('topic', 'solar-loans')).toMatchObject({ state: 'listed' })
    expect((await listedNames('topic')).at(-1)).toBe('solar-loans')
    expect((await importEnquiries(deps(), given)).unfamiliar).toEqual([])
    expect(await lastAudit()).toMatchObject({ action: 'outreach.place-word' })
  })
  const listedNames = async (list: WordList) =>
    listedWords(await listLogWords(database.db), list).map(({ word }) => word)

  it('are not placed without a label', async () => {
    await ask('solar loans')
    await expect(place('solar-loans')).rejects.toMatchObject({ code: 'log-word-without-label' })
    await expect(place('lunar-loans')).rejects.toMatchObject({ code: 'log-word-not-found' })
  })

  it('that are merged count as one from then on, and apart as of before; entries keep what was written', async () => {
    await ask('loans', 2)
    await ask('family', 3)
    const before = clock.now()
    await merge('loans', 'family')
    expect(await lastEvent()).toMatchObject({ kind: 'log-word.merged', data: { into: 'family' } })
    expect(await byTopic()).toEqual({ family: 5 })
    expect(await byTopic(before)).toEqual({ loans: 2, family: 3 })
    await ask('loans', 4)
    expect(await byTopic()).toEqual({ family: 9 })
    const entries = await listEnquiries(database.db, {
      officeIds: '*',
      sandbox: false,
      state: 'counting',
      limit: 9,
    })
    expect(entries.map(entry => entry.topic).toSorted()).toEqual(['family', 'loans', 'loans'])
    expect(await wordNamed('topic', 'loans')).toMatchObject({ state: 'merged', mergedInto: 'family' })
  })

  it('are asked as of each moment of what they counted for, however often that changed', async () => {
    await ask('loans', 2)
    const moments = [clock.now()]
    const step = async (change: () => Promise<void>) => {
      await change()
      moments.push(clock.now())
    }
    await step(() => merge('loans', 'family'))
    await step(() => place('loans', { en: 'Loans' }))
    await step(() => merge('loans', 'other'))
    await step(() => place('loans'))
    await step(() => merge('loans', 'family'))
    const asked = []
    for (const moment of moments) asked.push(Object.keys(await byTopic(moment))[0])
    expect(asked).toEqual(['loans', 'family', 'loans', 'other', 'loans', 'family'])
    expect(await byTopic()).toEqual({ family: 2 })
  })

  it('follow the word that they were merged into', async () => {
    await ask('loans', 2)
    await add({ labels: { en: 'Money' } })
    await merge('loans', 'money')
    await merge('money', 'other')
    expect(await byTopic()).toEqual({ other: 2 })
  })

  it.each([
    ['into itself', 'family', 'family', 'log-word-into-itself'],
    ['into one that is unknown', 'family', 'nonsense', 'log-word-not-found'],
    ['into one that waits', 'family', 'loans', 'log-word-not-listed'],
    ['that counts for another one', 'money', 'other', 'log-word-merged'],
  ])('are not merged %s', async (_title, word, into, code) => {
    await ask('loans')
    await ask('money')
    await merge('money', 'family')
    await expect(merge(word, into)).rejects.toMatchObject({ code })
  })

  it('are edited, language by language, and keep their entries', async () => {
    await editWord(deps(), {
      actor: analyst,
      list: 'topic',
      word: 'family',
      changes: { labels: { en: 'Relatives', bn: null, sw: 'Familia' }, aliases: ['kin'] },
    })
    const { labels, aliases } = (await wordNamed('topic', 'family')) ?? {}
    expect(labels).toMatchObject({ en: 'Relatives', sw: 'Familia', ur: 'خاندان' })
    expect(labels).not.toHaveProperty('bn')
    expect(aliases).toEqual(['kin'])
    await ask('Familia', 2)
    expect(await byTopic()).toEqual({ family: 2 })
    expect(await lastEvent()).toMatchObject({ kind: 'log.added' })
    const taken = { list: 'topic', word: 'family', changes: { aliases: ['visas'] } } as const
    await expect(editWord(deps(), { actor: analyst, ...taken })).rejects.toMatchObject({
      code: 'log-word-taken',
    })
  })

  it('keep their fixed spellings, which no other word gets when they lose them on the list', async () => {
    const edit = async (word: string, aliases: string[]) =>
      await editWord(deps(), { actor: analyst, list: 'contact-method', word, changes: { aliases } })
    await edit('hotline', [])
    await expect(edit('viber', ['Help line', 'phone'])).rejects.toMatchObject({
      code: 'log-word-taken',
      params: { text: 'phone', word: 'hotline' },
    })
    await edit('hotline', ['phone'])
  })

  it('that are off the list are still known by their labels and other spellings', async () => {
    const topicOf = (topic: string) => `date,channel,topic\n2026-09-03,hotline,${topic}`
    const read = async (topic: string) => {
      const given = { actor: analyst, content: topicOf(topic), name: topic, officeId: 'lahore' }
      return (await importEnquiries(deps(), given)).unfamiliar
    }
    await archiveWord(deps(), { actor: analyst, list: 'topic', word: 'family' })
    await mergeWords(deps(), { actor: analyst, list: 'topic', word: 'study-abroad', into: 'other' })
    expect(await read('خاندان')).toEqual(['family'])
    expect(await read('Study abroad')).toEqual([])
    expect(await read('বিদেশে পড়াশোনা')).toEqual([])
    expect(await byTopic()).toEqual({ family: 1, other: 2 })
    for (const word of ['family', 'study-abroad']) await place(word)
  })

  it('that are archived are chosen no more, and count as before', async () => {
    await ask('family', 2)
    await archiveWord(deps(), { actor: analyst, list: 'topic', word: 'family' })
    expect(await listedNames('topic')).not.toContain('family')
    expect(await byTopic()).toEqual({ family: 2 })
    const file = 'date,channel,topic\n2026-09-03,hotline,family'
    const given = { actor: analyst, content: file, name: 'a.csv', officeId: 'lahore', dryRun: true }
    expect((await importEnquiries(deps(), given)).unfamiliar).toEqual(['family'])
    await place('family')
    expect((await listedNames('topic')).at(-1)).toBe('family')
  })

  it('are put in order, each once', async () => {
    const names = await listedNames('kind')
    const order = (words: readonly string[]) => orderWords(deps(), { actor: analyst, list: 'kind', words })
    await order(names.toReversed())
    expect(await listedNames('kind')).toEqual(names.toReversed())
    for (const wrong of [names.slice(1), [...names, 'nonsense'], [...names, names[0] ?? '']])
      await expect(order(wrong)).rejects.toMatchObject({ code: 'log-word-order-incomplete' })
    expect(await listedNames('kind')).toEqual(names.toReversed())
  })

  it('that get another spelling make no new row of a file that is imported again', async () => {
    const given = { actor: analyst, name: 'a.csv', officeId: 'lahore', content: '' }
    given.content = 'date,kind,place\n2026-09-03,doorstep,Kasur'
    expect(await importActivities(deps(), given)).toMatchObject({ added: 1 })
    await mergeWords(deps(), { actor: analyst, list: 'kind', word: 'doorstep', into: 'community' })
    await add({ list: 'kind', labels: { en: 'Open air' }, aliases: ['stall'] })
    expect(await importActivities(deps(), given)).toMatchObject({ added: 0, known: 1 })
    const stall = { ...given, content: 'date,kind,place\n2026-09-04,stall,Kasur' }
    expect(await importActivities(deps(), stall)).toMatchObject({ added: 1 })
    await editWord(deps(), { actor: analyst, list: 'kind', word: 'open-air', changes: { aliases: [] } })
    expect(await importActivities(deps(), stall)).toMatchObject({ added: 0, known: 1 })
  })

  it.each([
    ['an author', { ...author, grants: [{ role: 'author', officeId: 'lahore' }] }],
    ['an analyst of one office', { ...analyst, grants: [{ role: 'analyst', officeId: 'lahore' }] }],
  ] as const)('are not changed by %s', async (_title, actor) => {
    const code = 'needs-role-everywhere'
    const named = { actor, list: 'topic', word: 'family' } as const
    for (const change of [
      () => addWord(deps(), { actor, word: { list: 'topic', labels: { en: 'Tea' }, aliases: [] } }),
      () => editWord(deps(), { ...named, changes: {} }),
      () => placeWord(deps(), { ...named, labels: {} }),
      () => archiveWord(deps(), named),
      () => mergeWords(deps(), { ...named, into: 'other' }),
      () => orderWords(deps(), { actor, list: 'topic', words: [] }),
    ])
      await expect(change()).rejects.toMatchObject({ code })
  })
})

function byList(one: WordList, other: WordList): number {
  return wordLists.indexOf(one) - wordLists.indexOf(other)
}
