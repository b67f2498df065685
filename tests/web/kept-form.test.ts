import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { deleteDraft, listDrafts, putDraft } from '../../src/web/shared/drafts/drafts.ts'
import { forgetOnceSent } from '../../src/web/shared/forms/kept/forget-once-sent.ts'
import { readFormDrafts } from '../../src/web/shared/forms/kept/form-drafts.ts'
import { type KeptForm, openKeptForm } from '../../src/web/shared/forms/kept/kept-form.ts'
import { browserDatabase } from '../../src/web/shared/storage/database.ts'

const person = 'sana'
const open = () => openKeptForm(person, 'project-credit/1')
/** What the page shows: the field `name`, and the credit lines with what they were. */
const show = (form: KeptForm, server = { name: 'Roads', credit: { en: 'Fund' } }) => {
  form.shown('values', 'name', server.name)
  form.shown('values', 'credit', form.baseOf('credit', server.credit))
  form.shown('bases', 'credit', server.credit)
  return {
    name: form.valueOf('name', server.name),
    credit: form.valueOf('credit', form.baseOf('credit', server.credit)),
    base: form.baseOf('credit', server.credit),
  }
}
const kept = async () => (await listDrafts(person, 'form/')).map(({ of, content }) => [of, content])
const reload = async () => {
  await readFormDrafts(person)
  return open()
}

describe('a form that is kept in the browser', () => {
  beforeEach(async () => {
    const database = await browserDatabase()
    await database.clear('drafts')
    await readFormDrafts(person)
  })

  it('keeps nothing that nobody typed', async () => {
    const form = open()
    show(form)
    form.flush()
    expect(await kept()).toEqual([])
    expect(form.isRestored()).toBe(false)
  })

  it('shows what was typed after a reload, and says so', async () => {
    const form = open()
    show(form)
    form.type('name', 'Nairobi roads')
    form.flush()
    await vi.waitFor(async () => expect(await kept()).toHaveLength(1))
    const again = await reload()
    expect(show(again)).toMatchObject({ name: 'Nairobi roads', credit: { en: 'Fund' } })
    expect(again.isRestored()).toBe(true)
  })

  it('keeps by itself soon after the first letter', async () => {
    const form = open()
    show(form)
    form.type('name', 'N')
    await vi.waitFor(async () => expect(await kept()).toHaveLength(1), 5_000)
  })

  it('follows the server until it is touched; then the base stays, so that the change can be told', () => {
    const form = open()
    show(form)
    expect(show(form, { name: 'Roads', credit: { en: 'New fund' } }).credit).toEqual({ en: 'New fund' })
    form.type('credit', { en: 'New fund', ur: 'فنڈ' })
    const server = { name: 'Rails', credit: { en: 'New fund', ps: 'پنډ' } as { en: string } }
    expect(show(form, server)).toEqual({
      name: 'Rails',
      credit: { en: 'New fund', ur: 'فنڈ' },
      base: { en: 'New fund' },
    })
  })

  it.each([
    ['typed back', (form: KeptForm) => form.type('name', 'Roads')],
    ['sent or thrown away', (form: KeptForm) => form.forget()],
    ['saved, when the server shows it', (form: KeptForm) => form.shown('values', 'name', 'Rails')],
  ])('keeps nothing once it was %s', async (_what, end) => {
    const form = open()
    show(form)
    form.type('name', 'Rails')
    form.flush()
    await vi.waitFor(async () => expect(await kept()).toHaveLength(1))
    end(form)
    form.flush()
    await vi.waitFor(async () => expect(await kept()).toEqual([]))
    expect((await reload()).isRestored()).toBe(false)
  })

  it('keeps what was typed while it was on its way, and forgets the rest', async () => {
    const form = open()
    show(form)
    form.type('name', 'Nairobi roads')
    form.type('credit', { en: 'The fund' })
    const arriving = Promise.withResolvers<void>()
    const isAllSent = forgetOnceSent(form, arriving.promise)
    form.type('name', 'Nairobi roads and bridges')
    arriving.resolve()
    expect(await isAllSent).toBe(false)
    const saved = { name: 'Nairobi roads', credit: { en: 'The fund' } }
    expect(show(form, saved)).toMatchObject({ name: 'Nairobi roads and bridges', credit: { en: 'The fund' } })
    await vi.waitFor(async () =>
      expect(await kept()).toMatchObject([
        [expect.any(String), { values: { name: 'Nairobi roads and bridges' } }],
      ]),
    )
    expect(await forgetOnceSent(form, Promise.resolve())).toBe(true)
    await vi.waitFor(async () => expect(await kept()).toEqual([]))
  })

  it('forgets what was sent once it has arrived, and keeps what was refused', async () => {
    const form = open()
    show(form)
    form.type('name', 'Rails')
    form.flush()
    forgetOnceSent(form, Promise.reject(new Error('Refused')))
    const arriving = Promise.withResolvers<void>()
    forgetOnceSent(form, arriving.promise)
    await vi.waitFor(async () => expect(await kept()).toHaveLength(1))
    expect(show(form).name).toBe('Rails')
    arriving.resolve()
    await vi.waitFor(async () => expect(await kept()).toEqual([]))
    expect(show(form).name).toBe('Roads')
  })

  it('keeps what is sent before it waits for the answer', async () => {
    const form = open()
    show(form)
    form.type('name', 'Rails')
    forgetOnceSent(form, new Promise(() => undefined))
    expect(show(open()).name).toBe('Rails')
  })

  it('tells the fields, so that they are drawn again', () => {
    const form = open()
    const heard = vi.fn()
    const stop = form.subscribe(heard)
    form.type('name', 'Rails')
    form.forget()
    stop()
    form.type('name', 'Roads')
    expect(heard).toHaveBeenCalledTimes(2)
  })

  it.each([
    ['of another person', { person: 'bilal', content: { values: { name: 'Rails' }, bases: {} } }],
    ['of another kind', { person, content: { values: { name: ['Rails'] }, bases: {} } }],
    ['of no form', { person, content: 'Rails' }],
    ['that is nothing', { person, content: { values: { name: null }, bases: {} } }],
  ])('shows nothing %s', async (_what, draft) => {
    await putDraft<unknown>({ of: 'form/project-credit/1', ...draft })
    expect(show(await reload()).name).toBe('Roads')
  })

  it('shows no texts by language where another version kept nothing or a list', async () => {
    for (const credit of [null, ['Fund'], 'Fund', 3]) {
      const content = { values: { credit }, bases: { credit } }
      await putDraft({ person, of: 'form/project-credit/1', content })
      expect(show(await reload())).toMatchObject({ credit: { en: 'Fund' }, base: { en: 'Fund' } })
    }
  })

  it('shows nothing to the next person at this browser, also while their own is read', async () => {
    const form = open()
    form.type('name', 'Rails')
    form.flush()
    const reading = readFormDrafts('bilal')
    expect(show(openKeptForm('bilal', 'project-credit/1')).name).toBe('Roads')
    await reading
    form.type('name', 'Rivers')
    form.flush()
    expect(show(openKeptForm('bilal', 'project-credit/1')).name).toBe('Roads')
  })

  it('shows the forms of the one who is signed in last, whoever is read first', async () => {
    await putDraft({ person, of: 'form/project-credit/1', content: { values: { name: 'Rails' }, bases: {} } })
    await Promise.all([readFormDrafts(person), readFormDrafts('bilal')])
    expect(show(openKeptForm('bilal', 'project-credit/1')).name).toBe('Roads')
    expect(show(open()).name).toBe('Roads')
  })

  it('is forgotten once it was sent, also where someone else was signed in meanwhile', async () => {
    const form = open()
    show(form)
    form.type('name', 'Rails')
    form.flush()
    await readFormDrafts('bilal')
    form.forget()
    await vi.waitFor(async () => expect(await kept()).toEqual([]))
  })

  it('shows no longer what was sent elsewhere, unless someone has gone on with it here', async () => {
    const first = open()
    first.type('name', 'Rails')
    first.flush()
    await vi.waitFor(async () => expect(await kept()).toHaveLength(1))
    const [second, third] = [await reload(), open()]
    for (const each of [second, third]) each.subscribe(() => undefined)
    third.type('name', 'Rails and roads')
    first.forget()
    expect([show(second).name, second.isRestored()]).toEqual(['Roads', false])
    expect(show(third).name).toBe('Rails and roads')
  })

  it('shows no longer what another tab has sent', async () => {
    await putDraft({ person, of: 'form/project-credit/1', content: { values: { name: 'Rails' }, bases: {} } })
    const form = await reload()
    form.subscribe(() => undefined)
    expect(show(form).name).toBe('Rails')
    await deleteDraft(person, 'form/project-credit/1')
    await vi.waitFor(() => expect(show(form).name).toBe('Roads'))
  })

  it('forgets what was left for a month', async () => {
    const content = { values: { name: 'Rails' }, bases: {} }
    await putDraft({ person, of: 'form/project-credit/1', content }, Date.now() - 31 * 86_400_000)
    expect(show(await reload()).name).toBe('Roads')
    expect(await kept()).toEqual([])
  })
})
