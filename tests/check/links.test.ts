import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = fileURLToPath(new URL('../../', import.meta.url))
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(file => file !== '' && existsSync(join(root, file)))
const pages = files.filter(file => file.endsWith('.md'))
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')))

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

describe('the documents', () => {
  it.each(pages)('lead somewhere with every link: %s', page => {
    const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
    const broken = links.filter(link => !/^[a-z]+:/.test(link) && !leadsSomewhere(page, link))
    expect(broken).toEqual([])
  })

  it.each(pages)('name only npm commands that there are: %s', page => {
    const named = [...read(page).matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)]
    const unknown = named.flatMap(([, script, short]) => {
      const name = script ?? short ?? ''
      return name in scripts ? [] : [name]
    })
    expect(unknown).toEqual([])
  })
})

describe('the scripts of package.json', () => {
  it.each(Object.entries(scripts))('name files that there are: %s', (_name, command) => {
    const named = command.split(' ').filter(word => /^[\w./-]+\.(ts|js|cjs)$/.test(word))
    expect(named.filter(file => !existsSync(join(root, file)))).toEqual([])
  })
})

describe('the repository names no package registry', () => {
  it('in package-lock.json: npm takes packages from where the user has them from', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"')
  })

  it('anywhere else', () => {
    const hosts = [['registry', 'npmjs', 'org'].join('.'), ['registry', 'yarnpkg', 'com'].join('.')]
    const text = files.filter(file => !/\.(png|pdf|jpe?g|gif|ttf|otf|webp|ico|jsonl?\.gz)$/.test(file))
    expect(text.filter(file => hosts.some(host => read(file).includes(host)))).toEqual([])
    expect(text.filter(file => /(^|\/)\.npmrc$/.test(file))).toEqual([])
  })
})

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? page : join(dirname(page), decodeURIComponent(path))
  if (!existsSync(join(root, target))) return false
  if (anchor === undefined || !target.endsWith('.md')) return true
  const headings = [...read(target).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading))
  return headings.includes(anchor)
}

/** As code hosts make them: small letters, no punctuation, dashes for spaces. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}
