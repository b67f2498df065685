import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { confirmSetUp } from '../../src/access/second-factor/manage-second-factor.ts'
import { beginTotp } from '../../src/access/second-factor/second-factor.ts'
import { connectChannel } from '../../src/channels/connecting/connect-channel.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/start.ts'
import { personSealer } from '../../src/secrets/person-sealer.ts'
import { addOffices, buildApp, password, type SignedIn, type TestApp } from '../factories/app.ts'
import { letIn } from '../factories/consent.ts'
import { totpCode } from '../factories/totp.ts'
import { waysIn } from '../factories/ways-in.ts'
import { freePort } from '../services/free-port.ts'

const bin = new URL('../../src/cli/dateline.js', import.meta.url).pathname
let test: TestApp
let url: string
let folder: string
let author: SignedIn
let approver: SignedIn
let operator: SignedIn
let sandbox: Sandbox
let channelId: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-cli-'))
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  const x = createXNetwork({ origin: 'http://127.0.0.1:9', clock: systemClock })
  sandbox = await startSandbox({ clock: systemClock })
  test = await buildApp({
    publicUrl: url,
    waysIn: waysIn({ sandbox: true, mastodon: { origin: sandbox.mastodonOrigin, clock: systemClock } }),
    networks: new Map([['x', x]]),
  })
  await test.app.listen({ host: '127.0.0.1', port })
  await addOffices(test.database, 'lahore', 'vienna')
  author = await test.signIn(['author', 'lahore'], ['analyst', 'lahore'])
  approver = await test.signIn(['approver', 'lahore'])
  operator = await test.signIn(['operator', 'lahore'])
  const { channelId: connected } = await connectChannel(test.deps, {
    actor: systemActor,
    officeId: 'lahore',
    network: 'x',
    externalId: '1',
    handle: 'mrc_lahore',
    name: 'Lahore',
    languages: ['en'],
    credentials: { accessToken: 'token' },
    sandbox: true,
  })
  channelId = connected
})
afterAll(async () => {
  await test.close()
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Run {
  code: number | null
  out: string
  err: string
}

/** Runs the command as one of several people, each with a configuration folder of their own. */
function dateline(who: string, args: string[], input = '', node = process.execPath): Promise<Run> {
  return new Promise((resolve, reject) => {
    const env = {
      PATH: process.env.PATH,
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, who),
      DATELINE_URL: url,
    }
    const child = spawn(node, [bin, ...args], { env })
    const run: Run = { code: null, out: '', err: '' }
    child.stdout.on('data', chunk => {
      run.out += String(chunk)
    })
    child.stderr.on('data', chunk => {
      run.err += String(chunk)
    })
    child.on('error', reject)
    child.on('close', code => resolve({ ...run, code }))
    child.stdin.end(input)
  })
}

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function approvedItem(): Promise<string> {
  const all = await dateline('author', ['news', 'list', '--state', 'approved', '--json'])
  return JSON.parse(all.out).items[0].id
}

async function openPosts() {
  const list = await dateline('author', ['posts', 'list', '--state', 'scheduled', '--json'])
  return JSON.parse(list.out).items
}

describe('the dateline command', () => {
  it('signs in with the password from standard input and keeps the session for its owner alone', async () => {
    const wrong = await dateline('author', ['login', '--email', author.email], 'not the password\n')
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('is wrong')])
    const right = await dateline('author', ['login', '--email', author.email], `${password}\n`)
    expect(right).toMatchObject({ code: 0, out: '' })
    const kept = join(folder, 'author', 'dateline', 'credentials.json')
    expect(statSync(kept).mode & 0o777).toBe(0o600)
    expect(readFileSync(kept, 'utf8')).not.toContain(password)
  })

  it('connects a Mastodon account by signing in at its server, and again by a token', async () => {
    const account = { network: 'mastodon', externalId: '8801@social.example', name: 'MRC' } as const
    sandbox.provisionAccount({ ...account, handle: 'mrc@social.example', accessToken: 'typed-in-token' })
    await dateline('operator', ['login', '--email', operator.email], `${password}\n`)
    const mastodon = ['channels', 'connect', 'mastodon', '--office', 'lahore']
    const without = await dateline('operator', mastodon)
    expect([without.code, without.err]).toEqual([1, expect.stringContaining('server: give the host name')])
    const odd = await dateline('operator', [...mastodon, '--server', 'http://10.0.0.1/'])
    expect(odd.err).toContain('Mastodon server "http://10.0.0.1/" is not a host name')

    const there = [...mastodon, '--server', 'social.example']
    const begun = await dateline('operator', [...there, '--no-wait'])
    const back = await letIn(begun.out.trim())
    const { cookie } = operator.headers
    const shown = await fetch(back, { headers: { cookie } })
    const words = (await shown.text()).replace(/<[^>]+>/g, '')
    expect(words).toContain('@mrc@social.example is connected.')

    const again = await dateline('operator', [...there, '--with-token'], 'typed-in-token\n')
    expect(again).toMatchObject({
      code: 0,
      out: expect.stringMatching(/reconnected {2}@mrc@social\.example/),
    })
    const refused = await dateline('operator', [...there, '--with-token'], 'not-a-token\n')
    expect(refused.err).toContain('Nothing was connected: Mastodon no longer accepts')
    expect(refused.err + refused.out).not.toContain('not-a-token')
  })

  it('takes an item from a file to the plan, with two people', { timeout: 120_000 }, async () => {
    const items = file(
      'news.txt',
      'Lahore: A counselling day was held.\n\nVienna/ Nowhere: Of another office.\n',
    )
    const imported = await dateline('author', ['news', 'import', items, '--office', 'lahore'])
    expect(imported.err).toMatch(/news\.txt: 2 added|news\.txt: 1 added/)
    const again = await dateline('author', ['news', 'import', items, '--office', 'lahore'])
    expect(again.err).toContain('0 added')

    const listed = await dateline('author', ['news', 'list', '--json'])
    const id: string = JSON.parse(listed.out).items.at(-1).id
    const submitted = await dateline('author', ['news', 'submit', id])
    expect(submitted.code).toBe(0)
    const hash = /^content hash +([0-9a-f]{64})$/m.exec(submitted.out)?.[1] ?? ''

    const own = await dateline('author', ['news', 'approve', id, '--content-hash', hash])
    expect([own.code, own.err]).toEqual([
      1,
      expect.stringContaining('needs one of the roles approver, admin'),
    ])
    await dateline('approver', ['login', '--email', approver.email], `${password}\n`)
    expect((await dateline('approver', ['news', 'show', id])).out).toContain(hash)
    expect((await dateline('approver', ['news', 'approve', id, '--content-hash', hash])).code).toBe(0)

    await dateline('operator', ['budget', 'set', 'lahore', '0.01'])
    const plan = ['--at', '2030-06-03T10:00', '--channel', channelId]
    const preview = await dateline('author', ['posts', 'preview', id, ...plan])
    expect(preview.out).toContain('x mrc_lahore [en]')
    expect(preview.out).toContain('| Lahore: A counselling day was held.')
    expect(preview.out).toContain('costs $0.04: $0.015 to post, $0.025 to read its figures back')
    expect(preview.out).toContain('2030-06 (sandbox): $0.00 so far, $0.035 for these, of a budget of $0.01\n')
    const passed = 'June 2030 comes to $0.035, which is $0.025 over the budget of $0.01.'
    expect(preview.err).toContain(passed)
    const asJson = await dateline('author', ['posts', 'preview', id, ...plan, '--json'])
    expect(JSON.parse(asJson.out)).toMatchObject({
      posts: [{ cost: { totalMilliDollars: 40 } }],
      months: [{ level: 'over' }, { month: '2030-07', addedMilliDollars: 5 }],
    })
    const planned = await dateline('author', ['posts', 'schedule', id, ...plan])
    expect([planned.code, planned.err]).toEqual([0, expect.stringContaining('1 scheduled')])
    expect(planned.err).toContain(passed)
    const posts = JSON.parse((await dateline('author', ['posts', 'list', '--json'])).out).items
    expect(posts).toMatchObject([{ newsItemId: id, state: 'scheduled', handle: 'mrc_lahore' }])
    const twice = await dateline('author', ['posts', 'schedule', id, ...plan])
    expect(twice.err).toContain(`${posts[0].id}  scheduled, due `)
    expect(twice.err).toContain('0 scheduled, 1 left as they are')
    expect((await dateline('author', ['posts', 'cancel', posts[0].id])).out).toContain('cancelled')
    const anotherTime = await dateline('author', ['posts', 'schedule', id, ...plan])
    expect(anotherTime.err).toContain('1 scheduled, 0 left as they are')
    const [scheduled] = await openPosts()
    await dateline('author', ['posts', 'cancel', scheduled.id])
  })

  it('publishes at once only where --now says so, whatever day was typed', async () => {
    const id = await approvedItem()
    const to = ['posts', 'schedule', id, '--channel', channelId]
    for (const at of ['1405-09-06T09:00', '2020-01-01T09:00', '0026-11-25T09:00']) {
      const refused = await dateline('author', [...to, '--at', at])
      expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(`"${at}" is past`)])
    }
    expect(await openPosts()).toEqual([])
    expect((await dateline('author', [...to, '--now'])).err).toContain('1 scheduled')
    const [post] = await openPosts()
    expect(Date.parse(post.dueAt)).toBeLessThanOrEqual(Date.now())
    await dateline('author', ['posts', 'cancel', post.id])
  })

  it('offers the ways out of a time that the clocks skip: as options to type, and with --json as data', async () => {
    const office = test.deps.db.updateTable('office').where('id', '=', 'lahore')
    await office.set({ time_zone: 'Europe/Vienna' }).execute()
    const id = await approvedItem()
    const skipped = ['posts', 'schedule', id, '--channel', channelId, '--at', '2028-03-26T02:30']
    const lines = await dateline('author', skipped)
    expect([lines.code, lines.out]).toEqual([1, ''])
    expect(lines.err).toContain(
      '  --at 2028-03-26T01:59 --offset +01:00\n  --at 2028-03-26T03:00 --offset +02:00\n',
    )
    const data = JSON.parse((await dateline('author', [...skipped, '--json'])).out)
    expect(data).toMatchObject({
      code: 'skipped-time',
      choices: [{ offset: '+01:00' }, { offset: '+02:00' }],
    })
    await office.set({ time_zone: 'Asia/Karachi' }).execute()
  })

  it('sets the budget of an office, and shows how a month stands', async () => {
    const set = await dateline('operator', ['budget', 'set', 'lahore', '12.50', '--json'])
    expect(JSON.parse(set.out)).toMatchObject({ officeId: 'lahore', budgetMilliDollars: 12_500 })
    const shown = await dateline('author', ['budget', 'show', 'lahore', '--month', '2030-06'])
    expect([shown.code, shown.out]).toEqual([
      0,
      '2030-06: $0.00 so far, of a budget of $12.50\n  sent $0.00, scheduled $0.00, reads $0.00\n',
    ])
    const none = await dateline('operator', ['budget', 'set', 'lahore', 'none', '--json'])
    expect(JSON.parse(none.out)).toMatchObject({ level: 'no-budget' })
    expect((await dateline('author', ['budget', 'set', 'lahore', '1'])).err).toContain('operator, admin')
  })

  it('asks for the code of a second factor, and lists and ends sessions and keys', async () => {
    const person = await test.signIn(['author', 'lahore'])
    const factors = { ...test.deps, sealer: personSealer(test.deps.keys) }
    const { secret } = await beginTotp(factors, { id: person.actor.id, email: person.email })
    const early = { code: totpCode(secret, new Date(), -1) }
    await confirmSetUp({ ...factors, access: test.deps.access }, person.actor, early.code)
    const login = ['login', '--email', person.email]
    const without = await dateline('second', login, `${password}\n`)
    expect([without.code, without.err]).toEqual([1, expect.stringContaining('Standard input is empty')])
    const code = totpCode(secret, new Date(), 1)
    expect((await dateline('second', login, `${password}\n${code}\n`)).code).toBe(0)

    const key = ['keys', 'create', '--name', 'job', '--scopes', 'news:write', '--office', 'lahore']
    const made = await dateline('second', [...key, '--expires-in-days', '7', '--json'])
    const { id } = JSON.parse(made.out)
    expect((await dateline('second', ['keys', 'list'])).out).toMatch(/news:write +lahore +job/)
    expect((await dateline('second', ['sessions', 'list'])).out).toMatch(/127\.0\.0\.0\/24 +yes/)
    const admin = await test.signIn(['admin', '*'])
    await dateline('manager', ['login', '--email', admin.email], `${password}\n`)
    const people = (...args: string[]) => dateline('manager', ['people', ...args])
    expect((await people('list', '--limit', '1')).err).toContain('There is more: --all, or --cursor ')
    const everyone = JSON.parse((await people('list', '--limit', '1', '--all', '--json')).out)
    expect(everyone.items.map(({ email }: { email: string }) => email)).toContain(person.email)
    expect((await people('keys', person.email)).out).toContain(id)
    expect((await people('revoke-key', person.email, id)).code).toBe(0)
    expect((await people('sessions', person.email)).out).toContain('127.0.0.0/24')
    expect((await people('end-sessions', person.email)).code).toBe(0)
    expect((await dateline('second', ['keys', 'list'])).code).toBe(1)
    expect((await people('reset-second-factor', person.email)).code).toBe(0)
    expect((await dateline('second', login, `${password}\n`)).code).toBe(0)
  })

  it('never approves by an API key', async () => {
    const made = await dateline('approver', ['keys', 'create', '--name', 'job'])
    const login = await dateline('job', ['login', '--key'], made.out)
    expect(login.code).toBe(0)
    const id = JSON.parse((await dateline('job', ['news', 'list', '--json'])).out).items[0].id
    const refused = await dateline('job', ['news', 'approve', id, '--content-hash', 'a'.repeat(64)])
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('An API key cannot do this')])
  })

  it('lets people in, changes what they may do, and shuts them out', async () => {
    const admin = await test.signIn(['admin', '*'])
    await dateline('admin', ['login', '--email', admin.email], `${password}\n`)
    const open = (link: string) => {
      const token = new URLSearchParams(new URL(link.trim()).hash.slice(1))
      return fetch(`${url}/setup/open`, { method: 'POST', headers: { origin: url }, body: token })
    }
    const people = (...args: string[]) => dateline('admin', ['people', ...args])
    const invited = ['invite', '--name', 'Zainab', '--email', 'zainab@example.org']
    const odd = await people(...invited, '--grants', 'role=boss,office=lahore')
    expect([odd.code, odd.err]).toEqual([
      2,
      'error: --grants is "role=boss,office=lahore"; its role must be one of author, approver, analyst, operator, admin.\n',
    ])
    const roles = ['--grants', 'role=author,office=lahore', '--grants', 'role=analyst,office=*']
    const link = await people(...invited, ...roles)
    expect(link).toMatchObject({ code: 0, err: expect.stringContaining('within seven days') })
    expect(link.err).toContain('dateline password-reset finish')
    expect(link.err).toContain('cannot approve what you work on')
    expect((await open(link.out)).status).toBe(200)
    const renewed = await people('link', 'Zainab@example.org')
    expect((await open(link.out)).status).toBe(404)
    expect((await open(renewed.out)).status).toBe(200)

    await people('grant', 'zainab@example.org', '--role', 'approver', '--office', 'vienna')
    await people('revoke', 'zainab@example.org', '--role', 'analyst', '--office', '*')
    const row = /zainab@example\.org +Zainab *(.*)/
    expect(row.exec((await people('list')).out)?.[1]).toBe('author@lahore, approver@vienna')
    expect((await people('deactivate', 'zainab@example.org')).code).toBe(0)
    expect(row.exec((await people('list')).out)?.[1]).toMatch(/ \d{4}-\d\d-\d\d \d\d:\d\d$/)
    expect((await open(renewed.out)).status).toBe(404)
    const nobody = await people('link', 'nobody@example.org')
    expect([nobody.code, nobody.err]).toEqual([1, expect.stringContaining('You manage no person with')])
  })

  it('logs and imports outreach, exports it, freezes it and fetches its infographic', async () => {
    const csv = file(
      'activities.csv',
      'date,kind,place\n2026-07-02,session,Lahore\n2026-13-02,session,Lahore\n',
    )
    const imported = await dateline('author', ['activities', 'import', csv, '--office', 'lahore'])
    expect([imported.code, imported.err]).toEqual([1, expect.stringMatching(/activities\.csv:3: .*1 added/s)])
    const held = ['--office', 'lahore', '--held-on', '2026-07-03', '--kind', 'session', '--place', 'Lahore']
    const people = ['--participants.women', '18-24=3', '--participants.men', '25-34=2']
    expect(await dateline('author', ['activities', 'log', ...held, ...people])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^logged\nentry +\S+\n$/),
    })
    const asked = 'office=lahore,asked-on=2026-07-03,contact-method=phone,topic=visas,count=4'
    expect((await dateline('author', ['enquiries', 'log', '--enquiries', asked])).code).toBe(0)
    const period = ['--from', '2026-07-01', '--to', '2026-09-30']
    const exported = await dateline('author', ['metrics', 'export', '--offices', 'lahore', ...period])
    expect(exported.out).toContain('activity,lahore,2026-07-03')
    const frozen = await dateline('author', [
      'snapshots',
      'freeze',
      '--office',
      'lahore',
      ...period,
      '--incomplete',
    ])
    const id = /^id +(\S+)$/m.exec(frozen.out)?.[1] ?? ''
    const out = join(folder, 'picture.png')
    expect(
      (await dateline('author', ['infographics', 'render', id, '--language', 'ur', '--out', out])).code,
    ).toBe(0)
    expect(readFileSync(out).subarray(1, 4).toString()).toBe('PNG')
  })

  it.each([
    ['an unknown command', ['nonsense'], 2, "unknown command 'nonsense'"],
    ['a missing argument', ['news', 'show'], 2, "missing required argument 'id'"],
    [
      'a word that is no state',
      ['news', 'list', '--state', 'odd'],
      2,
      '--state is "odd"; it must be one of draft',
    ],
    ['no target of a stop', ['posts', 'stop', '--reason', 'x'], 2, '--scope must be given'],
    ['an address that is none', ['news', 'list', '--url', 'ftp://x'], 2, 'must be an address'],
    [
      'a file that is not there',
      ['news', 'import', '/nowhere.txt'],
      1,
      '/nowhere.txt cannot be read: ENOENT',
    ],
    ['a folder as a file', ['news', 'import', '/tmp'], 1, '/tmp cannot be read: EISDIR'],
    ['a budget that is no sum', ['budget', 'set', 'lahore', '1,5'], 2, 'US dollars such as 50 or 12.50'],
    ['an id that is none', ['news', 'show', 'x'], 2, '<id> is "x"; it must be an id such as'],
    ['nobody at the address', ['news', 'list', '--url', 'http://127.0.0.1:9'], 1, 'cannot be reached'],
  ])('says in one line what is wrong: %s', async (_what, args, code, sentence) => {
    const run = await dateline('author', args)
    expect(run).toEqual({ code, out: '', err: expect.stringContaining(sentence) })
    expect(run.err.trim().split('\n')).toHaveLength(1)
  })

  it('refuses binary files and files that are too large, and adds nothing', async () => {
    const binary = join(folder, 'picture.txt')
    writeFileSync(binary, new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3]))
    const refused = await dateline('author', ['news', 'import', binary])
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('dateline: ')])
    const large = file('large.txt', 'Lahore: x. '.repeat(4_800_000))
    const tooLarge = await dateline('author', ['news', 'import', large])
    expect([tooLarge.code, tooLarge.err]).toEqual([
      1,
      expect.stringContaining('MB can be imported at a time'),
    ])
  })

  it('ends quietly when nobody reads on', async () => {
    const env = {
      PATH: process.env.PATH,
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, 'author'),
      DATELINE_URL: url,
    }
    const child = spawn(process.execPath, [bin, 'news', 'list', '--json'], { env })
    child.stdout.destroy()
    let err = ''
    child.stderr.on('data', chunk => {
      err += String(chunk)
    })
    expect(await new Promise(resolve => child.on('close', resolve))).toBe(0)
    expect(err).toBe('')
  })

  it('asks for a sign-in, and forgets it again', async () => {
    const stranger = await dateline('stranger', ['news', 'list'])
    expect([stranger.code, stranger.err]).toEqual([1, expect.stringContaining('dateline login --email')])
    expect((await dateline('approver', ['logout'])).code).toBe(0)
    expect((await dateline('approver', ['news', 'list'])).code).toBe(1)
  })

  const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find(path => existsSync(path))
  it.runIf(oldNode)('runs whatever Node the machine has, by the one beside it', async () => {
    const run = await dateline('author', ['news', 'show'], '', oldNode)
    expect([run.code, run.err]).toEqual([2, expect.stringContaining('missing required argument')])
  })
})
