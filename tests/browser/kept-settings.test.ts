import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../factories/app.ts'
import { buildOffice } from '../factories/channel.ts'
import { buildFeed } from '../factories/feed.ts'
import { chosen, dated, expectKept, type FormInUse, keptIn, ticked, typed } from '../factories/kept-forms.ts'
import { hasBrowser, openWebApp, patience, type WebApp } from '../factories/web-app.ts'

describe.runIf(hasBrowser)('a form of Settings, whose page is lost', () => {
  let app: WebApp
  let admin: SignedIn
  let bilal: SignedIn
  const made = { project: '', openProject: '', topic: '', webhook: '' }
  beforeAll(async () => {
    app = await openWebApp()
    const { db } = app.test.database
    await buildOffice(db)
    await buildOffice(db, 'kabul', 'Asia/Kabul')
    admin = await app.signIn(['admin', '*'], ['author', 'lahore'])
    bilal = await app.signIn(['author', 'lahore'])
    await app.ask(admin, 'PATCH', '/api/v1/offices/lahore', {
      quietHours: [{ weekdays: [1, 2, 3, 4, 5], from: '21:00', to: '06:00' }],
      quietExceptions: [{ name: 'Ramadan', from: '2027-02-08', until: '2027-03-09', quietHours: [] }],
    })
    const make = async (path: string, body: object) =>
      (await app.ask<{ id: string }>(admin, 'POST', `/api/v1/${path}`, body)).id
    made.project = await make('projects', { name: 'Roads', credit: { en: 'Funded by the Roads Fund' } })
    made.openProject = await make('projects', { name: 'Rails' })
    const texts = { labels: { en: 'Visas' }, hashtags: { en: 'Visas' }, keywords: { en: ['visa'] } }
    made.topic = await make('topics', texts)
    const hook = { officeId: 'lahore', url: 'https://hooks.example.org/0', kinds: ['post'] }
    made.webhook = await make('webhooks', hook)
    await make('log-words', { list: 'kind', word: 'hearing', labels: { en: 'Hearing' } })
    await make('offices/lahore/holidays', { day: '2027-05-01', name: 'Labour Day' })
    await make('offices/kabul/holidays', { day: '2027-03-21', name: 'Nauruz' })
    await buildFeed(db, { addedBy: admin.actor.id })
  })
  afterAll(() => app?.close())

  /** Where it is filled in; made in the test, because ids are not known before. */
  interface Row extends FormInUse {
    at: string | (() => string)
  }
  const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click()
  /** Of the form with the field of this label. */
  const saveWith = (label: string) => (page: Page) => {
    const field = page.getByLabel(label, { exact: true })
    return page.locator('form').filter({ has: field }).getByRole('button', { name: 'Save' }).click()
  }
  const inRow = (name: string) => (page: Page) =>
    page.getByRole('listitem').filter({ has: page.getByRole('button', { name }) })
  const within = (row: (page: Page) => Locator, label: string, value: string) => {
    const at = (page: Page) => row(page).getByLabel(label, { exact: true })
    return {
      at,
      fill: (page: Page) => at(page).fill(value),
      kept: value,
      holds: async (page: Page) => (await at(page).inputValue()) === value,
    }
  }
  /** A choice that is found by typing a part of its name. */
  const found = (label: string, name: string, kept: string) => {
    const at = (page: Page) => page.getByRole('combobox', { name: label, exact: true })
    return {
      at,
      async fill(page: Page) {
        await at(page).fill(name)
        await page.getByRole('option', { name, exact: true }).click()
      },
      kept,
      holds: async (page: Page) => (await at(page).inputValue()) === name,
    }
  }
  /** The one refusal on the page is what describes the field. */
  const isBeside = async (page: Page, field: Locator) => {
    const refusal = page.getByRole('alert')
    await refusal.waitFor(patience)
    const ids = (await field.getAttribute('aria-describedby'))?.split(' ') ?? []
    const described = ids.map(id => page.locator(`[id="${id}"]`).filter({ has: refusal }).count())
    expect(await Promise.all(described)).toContain(1)
    await expect.poll(() => refusal.count()).toBe(1)
  }
  const oldPassword = (page: Page) =>
    page
      .locator('form')
      .filter({ has: page.getByRole('textbox', { name: 'New password' }) })
      .getByRole('textbox', { name: 'Current password' })
  const addressOf = async ({ actor }: SignedIn) => {
    const people = app.test.database.db.selectFrom('person').select('email').where('id', '=', actor.id)
    return (await people.executeTakeFirstOrThrow()).email ?? ''
  }
  const editedRow = inRow('Cancel')

  const forms: Readonly<Record<string, Row>> = {
    'an invitation': {
      at: '/settings/people?open=new',
      fields: [
        typed('Name', 'Sana Malik'),
        typed('E-mail address', 'sana@example.org'),
        chosen('Role', 'analyst'),
      ],
      send: press('Invite'),
    },
    'the name of a person': {
      at: () => `/settings/people?open=${bilal.actor.id}`,
      fields: [typed('Name', 'Bilal Ahmad')],
      send: press('Save'),
    },
    'a role that is added': {
      at: () => `/settings/people?open=${bilal.actor.id}`,
      fields: [chosen('Role', 'analyst')],
      send: press('Add a role'),
    },
    'a new office': {
      at: '/settings/offices?open=new',
      fields: [
        typed('Name in English', 'Quetta'),
        found('Country', 'Pakistan', 'PK'),
        found('Time zone', 'Asia/Tashkent', 'Asia/Tashkent'),
      ],
      send: press('Create the office'),
    },
    'the name, zone and languages of an office': {
      at: '/settings/offices/lahore',
      fields: [
        typed('Name in English', 'Lahore city'),
        found('Time zone', 'Asia/Tashkent', 'Asia/Tashkent'),
        ticked('Pashto', true, 'ps'),
      ],
      send: saveWith('Name in English'),
    },
    'the week of an office': {
      at: '/settings/offices/lahore',
      fields: [typed('From', '22:15'), dated('Last day', '2027-03-10')],
      send: saveWith('Last day'),
    },
    'the places of an office': {
      at: '/settings/offices/lahore',
      fields: [typed('Places', 'Kasur, قصور')],
      send: saveWith('Places'),
    },
    'the age bands of an office': {
      at: '/settings/offices/lahore',
      fields: [typed('Age bands', '0-17, 18-30, 31+')],
      send: saveWith('Age bands'),
    },
    'a holiday': {
      at: '/settings/offices/kabul',
      fields: [dated('Day', '2027-08-19'), typed('Name', 'Independence Day')],
      send: press('Add a holiday'),
    },
    'a holiday that is edited': {
      at: '/settings/offices/kabul',
      open: press('Edit Nauruz'),
      fields: [within(editedRow, 'Name', 'Nawroz'), within(editedRow, 'Day', '2027-03-20')],
      send: page => editedRow(page).getByRole('button', { name: 'Save' }).click(),
      endsWithIt: true,
    },
    'a feed that is edited': {
      at: '/settings/feeds',
      open: press('Edit'),
      fields: [within(editedRow, 'Checked every … minutes', '45')],
      send: press('Save'),
    },
    'a webhook': {
      at: '/settings/webhooks',
      fields: [typed('Address (https)', 'https://hooks.example.org/1'), ticked('Stops', true, 'stop')],
      send: press('Add'),
    },
    'a webhook that is edited': {
      at: () => `/settings/webhooks?open=${made.webhook}`,
      fields: [typed('Address (https)', 'https://hooks.example.org/2'), ticked('Channels', true, 'channel')],
      send: press('Save'),
    },
    'a handle': {
      at: '/settings/handles',
      fields: [typed('Organisation, as written in the text', 'Roads Fund'), typed('Handle', 'roadsfund')],
      send: press('Add'),
    },
    'the budget of an office': {
      at: '/settings/budget',
      fields: [
        within(page => page.locator('form').first(), 'Budget per calendar month, in US dollars', '250'),
      ],
      send: page => page.getByRole('button', { name: 'Save' }).first().click(),
    },
    'a new project': {
      at: '/settings/projects?open=new',
      fields: [typed('Name', 'Silk Routes'), typed('Credit line in English', 'Funded by the Silk Fund')],
      send: press('Create the project'),
    },
    'the credit line of a project': {
      at: () => `/settings/projects?open=${made.project}`,
      fields: [typed('Name', 'Old roads'), typed('Credit line in English', 'Funded by the Old Fund')],
      send: saveWith('Credit line in English'),
    },
    'the period and offices of a project': {
      at: () => `/settings/projects?open=${made.project}`,
      fields: [
        dated('First day', '2026-01-02'),
        dated('Last day', '2029-01-02'),
        ticked('kabul', true, 'kabul'),
      ],
      send: saveWith('Last day'),
    },
    'why a project names no donor': {
      at: () => `/settings/projects?open=${made.openProject}`,
      fields: [typed('Reason', 'Paid by ourselves')],
      send: press('Record the decision'),
      endsWithIt: true,
    },
    'a new topic': {
      at: '/settings/topics?open=new',
      fields: [typed('Label in English', 'Apprenticeships')],
      send: press('Create the topic'),
    },
    ...Object.fromEntries(
      ['Label', 'Hashtag', 'Keywords'].map(what => [
        `the texts of a topic: ${what}`,
        {
          at: () => `/settings/topics?open=${made.topic}`,
          fields: [typed(`${what} in English`, 'Permits')],
          send: saveWith(`${what} in English`),
        },
      ]),
    ),
    'a new word of the log': {
      at: '/settings/log?list=kind&add=word',
      fields: [typed('Label in English', 'Street theatre')],
      send: press('Add to the list'),
    },
    'what a word of the log is called': {
      at: '/settings/log?list=kind&open=hearing',
      fields: [typed('Label in English', 'Public hearing')],
      send: saveWith('Label in English'),
    },
    'other spellings of a word of the log': {
      at: '/settings/log?list=kind&open=hearing',
      fields: [typed('Other spellings', 'open hearing')],
      send: saveWith('Other spellings'),
    },
    'one’s own name': {
      at: '/me',
      fields: [typed('Name', 'Amina Yusuf')],
      send: saveWith('Name'),
    },
    'an API key': {
      at: '/me',
      fields: [
        typed('Name, such as “nightly import”', 'nightly'),
        ticked('audit:read', true, 'audit:read'),
        typed('Valid for (days)', '31'),
      ],
      send: press('Make a key'),
    },
  }

  it.each(Object.keys(forms))('keeps %s until it is sent', async name => {
    const { at, ...form } = forms[name] as Row
    const page = await app.open(admin, typeof at === 'string' ? at : at())
    try {
      await expectKept(page, form)
    } finally {
      await page.context().close()
    }
  })

  it('keeps a feed that was refused, beside the reason, until it is thrown away', async () => {
    const page = await app.open(admin, '/settings/feeds')
    const address = page.getByLabel('Address (RSS or Atom)')
    await address.fill('ftp://news.example/feed')
    await press('Add')(page)
    await isBeside(page, address)
    await expect.poll(() => keptIn(page)).toContain('ftp://news.example/feed')
    await page.reload()
    await page.getByText('You wrote this before and did not send it.').waitFor(patience)
    await expect.poll(() => address.inputValue()).toBe('ftp://news.example/feed')
    await press('Start again')(page)
    await expect.poll(() => address.inputValue()).toBe('')
    await expect.poll(() => keptIn(page)).toBe('')
    await page.context().close()
  })

  it.each<[string, string, (page: Page) => Promise<unknown>, (page: Page) => Locator]>([
    [
      'an address that has an account',
      '/settings/people?open=new',
      async page => {
        await page.getByLabel('Name', { exact: true }).fill('Bilal')
        await page.getByLabel('E-mail address').fill(await addressOf(bilal))
        await press('Invite')(page)
      },
      page => page.getByLabel('E-mail address'),
    ],
    [
      'a webhook that is not encrypted',
      '/settings/webhooks',
      async page => {
        await page.getByLabel('Address (https)').fill('http://hooks.example.org/1')
        await press('Add')(page)
      },
      page => page.getByLabel('Address (https)'),
    ],
    [
      'a handle that the network does not know',
      '/settings/handles',
      async page => {
        await page.getByLabel('Organisation, as written in the text').fill('Roads Fund')
        await page.getByLabel('Handle', { exact: true }).fill('no handle at all')
        await press('Add')(page)
      },
      page => page.getByLabel('Handle', { exact: true }),
    ],
    [
      'a holiday that the office has',
      '/settings/offices/lahore',
      async page => {
        await page.getByLabel('Day', { exact: true }).fill('2027-05-01')
        await page
          .locator('form')
          .filter({ has: page.getByLabel('Day', { exact: true }) })
          .getByLabel('Name')
          .fill('Again')
        await press('Add a holiday')(page)
      },
      page => page.getByLabel('Day', { exact: true }),
    ],
    [
      'a period that ends before it begins',
      '/settings/offices/lahore',
      async page => {
        await page.getByLabel('Last day', { exact: true }).fill('2027-01-01')
        await saveWith('Last day')(page)
      },
      page => page.getByLabel('Last day', { exact: true }),
    ],
    [
      'a hashtag with a space',
      '/settings/topics?open=visas',
      async page => {
        await page.getByLabel('Hashtag in English').fill('Visas and permits')
        await saveWith('Hashtag in English')(page)
      },
      page => page.getByLabel('Hashtag in English'),
    ],
    [
      'a wrong password',
      '/me',
      async page => {
        await page.getByRole('textbox', { name: 'New password' }).fill('four words of my own')
        await oldPassword(page).fill('not my password')
        await press('Change the password')(page)
      },
      oldPassword,
    ],
  ])('says beside the field what is wrong: %s', async (_what, at, send, field) => {
    const page = await app.open(admin, at)
    await send(page)
    await isBeside(page, field(page))
    expect(await field(page).inputValue()).not.toBe('')
    await page.context().close()
  })

  it('keeps a better text for the screens until it is proposed', async () => {
    const page = await app.open(admin, '/settings/translations', { language: 'ur' })
    const moveTo = page.getByRole('listitem').first()
    const box = moveTo.getByRole('textbox')
    await moveTo.getByRole('button').first().click()
    await box.fill('یہاں لے جائیں')
    await expect.poll(() => keptIn(page)).toContain('یہاں لے جائیں')
    await page.reload()
    await moveTo.getByRole('button').first().click()
    await expect.poll(() => box.inputValue()).toBe('یہاں لے جائیں')
    await page.context().close()
  })

  it('keeps the name of a passkey, never the password', async () => {
    const page = await app.open(admin, '/me')
    const name = page.getByLabel('Name of this passkey')
    const form = page.locator('form').filter({ has: name })
    await form.getByRole('textbox', { name: 'Current password' }).fill('a secret of mine')
    await name.fill('My phone')
    await expect.poll(() => keptIn(page)).toContain('My phone')
    expect(await keptIn(page)).not.toContain('secret')
    await page.reload()
    await name.waitFor(patience)
    await expect.poll(() => name.inputValue()).toBe('My phone')
    await page.context().close()
  })

  it('keeps one card of an office while another is saved, and follows a colleague where nothing was typed', async () => {
    const page = await app.open(admin, '/settings/offices/kabul')
    const places = page.getByRole('textbox', { name: 'Places' })
    const bands = page.getByRole('textbox', { name: 'Age bands' })
    await places.fill('Herat')
    await app.ask(admin, 'PATCH', '/api/v1/offices/kabul', { names: { en: 'Kabul office' } })
    await bands.fill('0-17, 18+')
    await saveWith('Age bands')(page)
    const card = page.locator('form').filter({ has: bands })
    await card.getByRole('alert').waitFor(patience)
    await expect.poll(() => bands.inputValue()).toBe('0-17, 18+')
    // It was read anew with that.
    await saveWith('Age bands')(page)
    await card.getByText('Saved', { exact: true }).waitFor(patience)
    await expect
      .poll(() => page.getByLabel('Name in English', { exact: true }).inputValue())
      .toBe('Kabul office')
    await expect.poll(() => places.inputValue()).toBe('Herat')
    await page.context().close()
  })
})
