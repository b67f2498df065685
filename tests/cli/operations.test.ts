import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { operations } from '../../src/api/contract.ts'
import { generatedCommandOf } from '../../src/api/parts/command-of-operation.ts'
import { moment, yesOrNo } from '../../src/api/parts/fields.ts'
import { type Operation, operation } from '../../src/api/parts/operation.ts'
import { pageOf, pageQuery } from '../../src/api/parts/page.ts'
import { addOperations } from '../../src/cli/operations/commands.ts'
import type { GivenInput } from '../../src/cli/operations/input.ts'
import { showAnswer } from '../../src/cli/operations/show.ts'
import { createProgram } from '../../src/cli/program.ts'
import { wordsIn } from '../factories/shell-words.ts'

/** What a command line cannot do; each says why in the contract. */
const withoutCommand = [
  'live.events',
  'passkeys.add',
  'passkeys.beginAdding',
  'passkeys.beginSignIn',
  'passkeys.signIn',
  'uploads.drop',
]

const generated = operations.flatMap(each => {
  const made = generatedCommandOf(each)
  return made ? [{ operation: each, made }] : []
})
const handWritten = new Set(
  operations.flatMap(({ command }) => ('handWritten' in command ? [command.words] : [])),
)

/** What goes to the terminal, until it ends. */
function printing() {
  const pieces: string[] = []
  const keep = (piece: unknown) => pieces.push(String(piece)) > 0
  const streams = [process.stdout, process.stderr].map(stream =>
    vi.spyOn(stream, 'write').mockImplementation(keep),
  )
  return {
    text: () => pieces.join(''),
    end() {
      for (const stream of streams) stream.mockRestore()
    },
  }
}

/** What a command line would send; secrets are given as asked. */
async function sentBy(program: (sent: GivenInput[]) => Command, args: readonly string[]) {
  const sent: GivenInput[] = []
  const printed = printing()
  try {
    const created = program(sent)
    await created.parseAsync([...args], { from: 'user' })
    return { sent, said: printed.text(), code: 0 }
  } catch (thrown) {
    return {
      sent,
      said: printed.text(),
      code: thrown instanceof Error && 'exitCode' in thrown && thrown.exitCode === 0 ? 0 : 2,
      thrown,
    }
  } finally {
    printed.end()
  }
}

const ask = async () => 'correct horse battery'
const whole = (sent: GivenInput[]) =>
  createProgram({ ask, perform: async (_operation, input) => void sent.push(input) })

describe('the commands', () => {
  const files = ['README.md', ...globSync(['docs/**/*.md', 'src/**/*.ts', 'config/*.ts'])].toSorted()

  it.each(files.filter(file => commandsNamedIn(file).length > 0))('that %s names exist', file => {
    expect(commandsNamedIn(file).filter(words => !isCommand(words))).toEqual([])
  })

  /** `dateline people link` as code, after "npx", or quoted in a message. */
  function commandsNamedIn(file: string): string[][] {
    const named = readFileSync(file, 'utf8').matchAll(
      /(?:npx |\$ |^[ \t]*|["`]|see )dateline ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?/gm,
    )
    return [...named].map(([, ...words]) => words.filter(word => word !== undefined))
  }

  function isCommand([noun, verb]: readonly string[]): boolean {
    const found = whole([]).commands.find(command => command.name() === noun)
    if (!found || found.commands.length === 0) return found !== undefined || noun === 'help'
    return verb === undefined || found.commands.some(command => command.name() === verb)
  }
})

describe('the operations of the contract', () => {
  it('have a command each, but for those that only a browser can use', () => {
    const without = operations.flatMap(({ id, command }) => ('none' in command ? [id] : []))
    expect(without.toSorted()).toEqual(withoutCommand)
  })

  it('have commands of their own words, which no command written by hand has', () => {
    const words = generated.map(({ made }) => made.words)
    expect(words.filter((each, index) => words.indexOf(each) !== index || handWritten.has(each))).toEqual([])
    expect(words.filter(each => !/^[a-z-]+( [a-z-]+)+$/.test(each))).toEqual([])
    const there = new Set(pathsOf(createProgram(), []).map(({ words: path }) => path))
    expect([...words, ...handWritten].filter(each => !there.has(each))).toEqual([])
  })

  it.each(
    generated.map(
      ({ operation: each, made }) => [`${made.words} ${made.example}`.trim(), each, made] as const,
    ),
  )('have an example that works: dateline %s', async (_title, each, made) => {
    const args = [...made.words.split(' '), ...wordsIn(made.example.replace(/ --from-file \S+/, ''))]
    const { sent, said, code } = await sentBy(whole, args)
    if (made.example.includes('--from-file')) return expect(said).toMatch(/must be given/)
    expect([said, code, sent.length]).toEqual(['', 0, expect.any(Number)])
    const [input] = sent
    for (const part of ['params', 'query', 'body'] as const) {
      const schema = each[part]
      const isPerson =
        part === 'params' && Object.values(input?.params ?? {}).some(value => value.includes('@'))
      if (schema instanceof z.ZodType && !isPerson)
        expect([part, schema.safeParse(input?.[part])]).toEqual([
          part,
          expect.objectContaining({ success: true }),
        ])
    }
    expect(input?.file !== undefined).toBe(each.body !== undefined && !(each.body instanceof z.ZodType))
  })

  it('are listed by noun in the help, and each command shows its usage, flags and an example', async () => {
    const { said } = await sentBy(whole, ['help'])
    for (const noun of new Set(generated.map(({ made }) => made.words.split(' ')[0])))
      expect(said).toMatch(new RegExp(`^ {2}${noun} `, 'm'))
    for (const { words, leaf } of pathsOf(createProgram(), [])) {
      if (!leaf) continue
      const help = (await sentBy(whole, [...words.split(' '), '--help'])).said
      expect([words, help]).toEqual([words, expect.stringMatching(/^Usage: dateline /)])
      expect([words, help]).toEqual([words, expect.stringContaining(`Example:\n  dateline ${words}`)])
      expect([words, help]).toEqual([words, expect.not.stringMatching(/\[object Object\]|default:\s+\)/)])
    }
  })

  it('are in docs/api.md with their commands', () => {
    const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')
    const rows = [...page.matchAll(/^\| `([A-Z]+ \S+)` \|.*\| ([^|]+) \|$/gm)]
    const shown = Object.fromEntries(rows.map(([, endpoint, command]) => [endpoint, command]))
    const wanted = operations.map(({ method, path, command }) => [
      `${method} ${path}`,
      'words' in command ? `\`${command.words}\`` : '–',
    ])
    expect(shown).toEqual(Object.fromEntries(wanted))
  })
})

const everyKind = operation({
  id: 'things.change',
  method: 'PATCH',
  path: '/api/v1/offices/:officeId/things/:id',
  tag: 'things',
  summary: 'Change a thing',
  params: z.strictObject({ officeId: z.string(), id: z.uuid() }),
  query: z.strictObject({
    dryRun: z.enum(['yes', 'no']).default('no'),
    soFar: yesOrNo.optional(),
    states: z.array(z.enum(['a', 'b'])).optional(),
  }),
  body: z.strictObject({
    name: z.string().min(2).max(9).describe('What it is called'),
    url: z.url().optional(),
    names: z.record(z.string(), z.string().max(9)).optional(),
    keywords: z.record(z.string(), z.array(z.string())).optional(),
    count: z.int().min(1).optional(),
    share: z.number().nullable().optional(),
    budgetMilliDollars: z.int().nullable().optional(),
    opensAt: moment.optional(),
    on: z.iso.date().optional(),
    style: z.enum(['shorten', 'thread']).optional(),
    archived: z.boolean().optional(),
    now: z.literal(true).optional(),
    channelIds: z.array(z.uuid()).optional(),
    words: z.array(z.string().regex(/^[a-z]+$/, 'must be a word of small letters')).optional(),
    quietHours: z.strictObject({ from: z.string(), to: z.string() }).nullable().optional(),
    slots: z
      .array(z.strictObject({ weekday: z.int().min(1).max(7), at: z.string(), note: z.string().optional() }))
      .optional(),
    anything: z.unknown().optional(),
    secret: z.string().min(8).meta({ format: 'password' }),
  }),
  answers: { 200: z.object({ done: z.literal(true) }) },
  errors: [],
  command: { words: 'things change', example: '' },
})
const id = '0199a1b2-0000-7000-8000-000000000000'
const other = '0199a1b2-0000-7000-8000-000000000001'

function alone(sent: GivenInput[], asked = ask): Command {
  const program = new Command('dateline').option('--url <url>').exitOverride()
  addOperations(program, [everyKind], {
    ask: asked,
    perform: async (_operation, input) => void sent.push(input),
  })
  return program
}
const change = (...flags: string[]) =>
  sentBy(alone, ['things', 'change', 'lahore', id, '--name', 'desk', ...flags])

describe('a command made from schemas', () => {
  it.each<[title: string, flags: string[], body: object]>([
    ['a text that begins with "-"', ['--url', 'http://127.0.0.1:9', '--name=-x'], { name: ['desk', '-x'] }],
    [
      'a field called as a flag of the command',
      ['--address', 'https://a.example/'],
      { url: 'https://a.example/' },
    ],
    [
      'a record',
      ['--names', 'en=Desk = 1', '--names', 'sw=Dawati'],
      { names: { en: 'Desk = 1', sw: 'Dawati' } },
    ],
    ['a record as JSON', ['--names', '{"en":"Desk"}'], { names: { en: 'Desk' } }],
    ['numbers', ['--count', '12', '--share', '-0.5'], { count: 12, share: -0.5 }],
    [
      'nothing',
      ['--share', 'none', '--budget-dollars', 'none', '--quiet-hours', 'none'],
      { share: null, budgetMilliDollars: null, quietHours: null },
    ],
    ['dollars', ['--budget-dollars', '12.50'], { budgetMilliDollars: 12_500 }],
    [
      'a moment and a day',
      ['--opens-at', '2026-11-30T09:30:00Z', '--on', '2026-11-30'],
      { opensAt: '2026-11-30T09:30:00Z', on: '2026-11-30' },
    ],
    ['a choice', ['--style', 'thread'], { style: 'thread' }],
    ['yes', ['--archived', '--now'], { archived: true, now: true }],
    ['no', ['--no-archived'], { archived: false }],
    ['ids, repeated', ['--channel', id, '--channel', other], { channelIds: [id, other] }],
    ['ids with commas', ['--channel', `${id},${other}`], { channelIds: [id, other] }],
    ['words with commas', ['--words', 'visas,work'], { words: ['visas', 'work'] }],
    ['no values at all', ['--words', '[]'], { words: [] }],
    [
      'several words of a language, one at a time and as JSON',
      ['--keywords', 'en=road', '--keywords', 'en=bus, tram', '--keywords', 'sw=["basi","gari"]'],
      { keywords: { en: ['road', 'bus, tram'], sw: ['basi', 'gari'] } },
    ],
    [
      'a group, field by field',
      ['--quiet-hours.from', '22:00', '--quiet-hours.to', '06:00'],
      { quietHours: { from: '22:00', to: '06:00' } },
    ],
    [
      'a group in one',
      ['--quiet-hours', 'from=22:00,to=06:00'],
      { quietHours: { from: '22:00', to: '06:00' } },
    ],
    [
      'a group as JSON, and one field on top',
      ['--quiet-hours', '{"from":"22:00","to":"06:00"}', '--quiet-hours.to', '07:00'],
      { quietHours: { from: '22:00', to: '07:00' } },
    ],
    [
      'groups, with commas in a text',
      ['--slots', 'weekday=1,at=09:00,note=early, quiet', '--slots', '{"weekday":2,"at":"10:00"}'],
      {
        slots: [
          { weekday: 1, at: '09:00', note: 'early, quiet' },
          { weekday: 2, at: '10:00' },
        ],
      },
    ],
    ['JSON', ['--anything', '{"a":[1]}'], { anything: { a: [1] } }],
  ])('reads %s', async (title, flags, body) => {
    const { sent, said } = await change(...flags)
    if (title.includes('begins with'))
      return expect(said).toBe('error: --name is "desk -x"; it may be given once.\n')
    const secret = 'correct horse battery'
    expect([said, sent]).toEqual([
      '',
      [{ params: { officeId: 'lahore', id }, query: {}, body: { name: 'desk', secret, ...body } }],
    ])
  })

  it('puts fields of the query there, and takes yes and no as a switch', async () => {
    const { sent } = await change('--dry-run', '--so-far', '--states', 'a', '--states', 'b')
    expect(sent[0]?.query).toEqual({ dryRun: 'yes', soFar: 'true', states: ['a', 'b'] })
  })

  it.each<[flags: string[], sentence: string]>([
    [['--count', 'many'], '--count is "many"; it must be a whole number.'],
    [['--count', '0'], '--count is "0"; it must be at least 1.'],
    [['--count', '1', '--count', '2'], '--count is "1 2"; it may be given once.'],
    [['--share', 'x'], '--share is "x"; it must be a number, or "none".'],
    [
      ['--budget-dollars', '1,5'],
      '--budget-dollars is "1,5"; it must be US dollars such as 50 or 12.50, or "none".',
    ],
    [['--style', 'odd'], '--style is "odd"; it must be one of shorten, thread.'],
    [['--opens-at', 'noon'], '--opens-at is "noon"; it must be a moment such as 2026-11-30T09:30:00Z.'],
    [['--on', '2026-02-30'], '--on is "2026-02-30"; it must be a day such as 2026-11-23.'],
    [
      ['--address', 'nowhere'],
      '--address is "nowhere"; it must be an address such as https://mrc.example/news.',
    ],
    [['--names', 'Desk'], '--names is "Desk"; it must be a key and a value, such as en=Nairobi.'],
    [
      ['--names', 'en=Desk', '--names', 'en=Hall'],
      '--names is "en=Desk en=Hall"; its "en" may be given once.',
    ],
    [
      ['--names', 'en=A name too long'],
      'en of --names is "A name too long"; it must have at most 9 characters.',
    ],
    [['--channel', 'x'], `--channel is "x"; it must be an id such as ${id}.`],
    [['--words', 'Visas'], '--words is "Visas"; it must be a word of small letters.'],
    [['--slots', 'monday'], '--slots is "monday"; it must be JSON, or such as weekday=…,at=….'],
    [
      ['--slots', 'weekday=x,at=09:00'],
      '--slots is "weekday=x,at=09:00"; its weekday must be a whole number.',
    ],
    [['--slots', 'weekday=8,at=09:00'], 'weekday of --slots is "8"; it must be at most 7.'],
    [['--slots', 'weekday=1'], 'at of --slots must be given.'],
    [['--slots', '{"weekday":1'], '--slots is "{"weekday":1"; it must be JSON.'],
    [['--quiet-hours.from', '22:00'], '--quiet-hours.to must be given.'],
    [['--anything', '{'], '--anything is "{"; it must be JSON.'],
    [['--from-file', '/nowhere.json'], '/nowhere.json cannot be read'],
  ])('refuses %j in one sentence, and sends nothing', async (flags, sentence) => {
    const { sent, said, thrown } = await change(...flags)
    expect([sent, said || String(thrown)]).toEqual([[], expect.stringContaining(sentence)])
  })

  it('leaves the lists of what is created empty, and asks for those of what is replaced', async () => {
    const body = z.strictObject({
      topics: z.array(z.string()),
      media: z.strictObject({ ids: z.array(z.uuid()) }),
      places: z.array(z.string()).min(1),
    })
    const { query: _query, answers, ...withoutQuery } = everyKind
    const by = (status: 201 | 200) => (sent: GivenInput[]) => {
      const program = new Command('dateline').exitOverride()
      addOperations(program, [{ ...withoutQuery, body, answers: { [status]: answers[200] } }], {
        ask,
        perform: async (_operation, input) => void sent.push(input),
      })
      return program
    }
    const args = ['things', 'change', 'lahore', id]
    const created = await sentBy(by(201), [...args, '--places', 'Lahore'])
    expect(created.sent[0]?.body).toEqual({ topics: [], media: { ids: [] }, places: ['Lahore'] })
    expect((await sentBy(by(201), args)).said).toBe('error: --places must be given.\n')
    expect((await sentBy(by(200), [...args, '--places', 'Lahore'])).said).toBe(
      'error: --topics, --media must be given.\n',
    )
  })

  it('never shows a secret, and takes none as a flag', async () => {
    const short = await sentBy(
      sent => alone(sent, async () => 'short'),
      ['things', 'change', 'lahore', id, '--name', 'desk'],
    )
    expect([short.sent, short.said]).toEqual([
      [],
      'error: --secret is not shown; it must have at least 8 characters.\n',
    ])
    expect((await change('--secret', 'x')).said).toContain("unknown option '--secret'")
  })

  it('takes a whole body from a file, with flags on top', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'dateline-body-')), 'body.json')
    writeFileSync(
      file,
      JSON.stringify({
        name: 'from file',
        count: 3,
        secret: 'in the file',
        quietHours: { from: '22:00', to: '06:00' },
      }),
    )
    const args = ['things', 'change', 'lahore', id, '--from-file', file]
    const { sent } = await sentBy(alone, [...args, '--count', '4', '--quiet-hours.to', '07:00'])
    expect(sent[0]?.body).toEqual({
      name: 'from file',
      count: 4,
      secret: 'in the file',
      quietHours: { from: '22:00', to: '07:00' },
    })
    for (const [content, said] of [
      ['[1]', 'body.json holds "[1]"; it must hold a JSON object.'],
      ['{', 'body.json must hold a JSON object'],
      ['{"name":"desk","secret":"in the file","colour":1}', 'it has no field "colour".'],
      ['{"name":"desk","secret":"short"}', '--secret is not shown; it must have at least 8 characters.'],
    ] as const) {
      writeFileSync(file, content)
      expect(await sentBy(alone, args)).toMatchObject({ sent: [], said: expect.stringContaining(said) })
    }
    rmSync(dirname(file), { recursive: true })
  })

  it('names what is missing, arguments too', async () => {
    const { said } = await sentBy(alone, ['things', 'change', 'lahore', id])
    expect(said).toBe('error: --name must be given.\n')
    expect((await sentBy(alone, ['things', 'change', 'lahore'])).said).toContain(
      "missing required argument 'id'",
    )
    const odd = await sentBy(alone, ['things', 'change', 'lahore', 'x', '--name', 'desk'])
    expect(odd.said).toBe(`error: <id> is "x"; it must be an id such as ${id}.\n`)
  })
})

const rows = operation({
  id: 'things.list',
  method: 'GET',
  path: '/api/v1/things',
  tag: 'things',
  summary: 'Things',
  query: z.strictObject(pageQuery({ most: 10, usual: 5 })),
  answers: {
    200: pageOf(
      z.object({
        extra: z.string(),
        text: z.string(),
        officeId: z.string(),
        state: z.string(),
        names: z.record(z.string(), z.string()),
        id: z.string(),
      }),
    ),
  },
  errors: [],
  command: { words: 'things list', example: '' },
})

function shown(each: Operation, answer: unknown, named: string[] = []): string {
  const printed = printing()
  try {
    showAnswer(new Command(), each, { answer, named })
    return printed.text()
  } finally {
    printed.end()
  }
}

describe('an answer on the terminal', () => {
  it('is a table for a page: what names a row first, its words last, and no character that steers the terminal', () => {
    const item = {
      extra: 'x',
      text: 'Two\nlines\u001b[2J',
      officeId: 'lahore',
      state: 'open',
      names: { en: 'Desk', ur: 'میز' },
      id: '1',
    }
    expect(shown(rows, { items: [item], next: 'abc' })).toBe(
      [
        'id  names  state  office  text',
        '1   Desk   open   lahore  Two lines\\u001b[2J',
        'There is more: --all, or --cursor abc',
        '',
      ].join('\n'),
    )
    const inner = shown(rows, { items: [{ id: '1', names: [{ way: 'sign-in', missing: null }] }] })
    expect(inner.split('\n')[1]?.trim()).toBe('1   way sign-in')
    expect(shown(rows, { items: [] })).toBe('id  names  state  office  text\n')
  })

  it('is one value to a line for a record, with local times in their zone and lists below', () => {
    const record = {
      id: '1',
      planned: { local: '2026-11-30T09:30', zone: 'Asia/Karachi' },
      costMilliDollars: 15,
      text: 'Two\nlines',
      quiet: { from: '22:00', to: '06:00' },
      slots: [{ weekday: 1, at: '09:00' }],
      stopped: null,
    }
    expect(shown(everyKind, record)).toBe(
      [
        'id          1',
        'planned     2026-11-30T09:30 Asia/Karachi',
        'cost        $0.015',
        'text:',
        '  Two',
        '  lines',
        'quiet from  22:00',
        'quiet to    06:00',
        'slots:',
        '  weekday  at',
        '  1        09:00',
        'stopped',
        '',
      ].join('\n'),
    )
  })

  it('says that it is done, and what else there is to say', () => {
    expect(shown(everyKind, { done: true }, ['lahore', '1'])).toBe('lahore  1  done\n')
    expect(shown(everyKind, { done: true, undo: { changeId: '2' } }, ['1'])).toBe('1  done\nundo change  2\n')
  })
})

function pathsOf(command: Command, above: string[]): { words: string; leaf: boolean }[] {
  return command.commands.flatMap(each => {
    const path = [...above, each.name()]
    return [{ words: path.join(' '), leaf: each.commands.length === 0 }, ...pathsOf(each, path)]
  })
}
