import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from '@swc/core'

// A network is one folder (docs/decisions/0036-a-network-is-one-folder.md): outside `src/networks/<name>/` and
// `src/sandbox/<name>/` no code names one, but for the files below. Run by `npm run check`.

/** Which files may, and why. A file that no longer does is taken off. */
const allowed: Readonly<Record<string, string>> = {
  'config/env.ts': 'the settings of each network, as operators write them',
  'src/database/migrations/007_connect.sql': 'a released migration; 009 takes its list off',
  'src/database/migrations/160_log_word_operations.sql': 'data: the same words, in order',
  'src/database/migrations/122_log_words.sql': 'data: how enquiries reach an office; not where posts go',
  'src/networks/profiles.ts': 'the list of networks: the one line to add',
  'src/assembly/network-settings.ts': 'wiring: the settings that each network is made from',
  'src/assembly/networks.ts': 'wiring: makes the adapters',
  'src/assembly/ways-to-connect.ts': 'wiring: makes the ways to connect',
  'src/assembly/connect-sandbox.ts': 'wiring: what the sandbox gives every office',
  'src/demo/worker-processes.ts': 'wiring: hands the origins of the sandbox on',
  'src/sandbox/played-names.ts': 'the list of networks that the sandbox plays',
  'src/sandbox/played-networks.ts': 'the same, with how they are played',
  'src/sandbox/start.ts': 'wiring: one port and one origin for each played network',
  'src/sandbox/main.ts': 'the ports and limits of played networks, as flags',
  'src/sandbox/settings.ts': 'the limits of played networks, each of one network',
  'src/sandbox/sandbox-access.ts': 'the origins of a sandbox in another process',
  'src/sandbox/state.ts': 'makes the ids of every played network as X makes its own',
  'src/web/shared/previews/looks.ts': 'how a post looks on each network',
  'src/web/shared/text/NetworkMark.tsx': 'the mark of each network, out of the set of icons',
  'src/access/passwords/own-words.ts': 'words that make a password weak',
  'src/offices/presets/migrant-resource-centres/handles.ts': 'data of a preset: handles of organisations',
  'src/outreach/log/reading/log-words.ts': 'data: how enquiries reach an office; not where posts go',
  'src/outreach/log/sample-data/sample-log.ts': 'data: the same',
  'src/indicators/registry.ts': 'text: which counts of the networks an indicator adds up',
}
/** Folders that may. */
const allowedFolders: Readonly<Record<string, string>> = {
  'src/web/shared/reasons/patterns/': 'the sentences of the record about networks, to be translated',
  'src/infographics/words/': 'translations: names of networks and contact methods',
  'src/demo/lived-in/': 'data of the demo: its channels, handles, items and drawings',
  'src/core/languages/entries/': 'words of a language that are no place before a colon',
  'src/infographics/text/': 'drawing: x is a coordinate',
  'src/infographics/write/': 'drawing: x is a coordinate',
}

interface Place {
  line: number
  text: string
}

/** An icon that closes, a coordinate and an operating system. */
const notNetworks = /\bIconX\b|\b(?:next|client)X\b|Mac OS X/g

const root = process.argv[2] ?? process.cwd()
const names = readdirSync(join(root, 'src/networks'), { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
const faults: string[] = []
for (const file of globSync('{src,workers,config}/**/*.{ts,tsx,js,sql}', { cwd: root }).sort()) {
  const isHome = names.some(
    name => file.startsWith(`src/networks/${name}/`) || file.startsWith(`src/sandbox/${name}/`),
  )
  if (isHome || Object.keys(allowedFolders).some(folder => file.startsWith(folder))) continue
  const source = readFileSync(join(root, file), 'utf8')
  const [first] = file.endsWith('.sql') ? placesInSql(source) : placesIn(source, file.endsWith('.tsx'))
  if (first && !(file in allowed))
    faults.push(`${file}:${first.line} names a network: ${first.text}. Put what differs into its profile.`)
  if (!first && file in allowed)
    faults.push(`${file} no longer names a network; take it off the list of files that may.`)
}
for (const file of Object.keys(allowed))
  if (!existsSync(join(root, file)))
    faults.push(`${file} is on the list of files that may name a network, but is not there.`)
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`)
  process.exitCode = 1
}

/** Where code, not a comment, names a network: in a string, a name or the address of an import. */
function placesIn(source: string, tsx: boolean): Place[] {
  const module = parseSync(source, { syntax: 'typescript', tsx, target: 'esnext' })
  const bytes = Buffer.from(source)
  const places: Place[] = []
  visit(module.body, (text, at) => {
    const line = bytes
      .subarray(0, at - module.span.start)
      .toString()
      .split('\n').length
    places.push({ line, text })
  })
  return places
}

/** In a statement only a value can name one. */
function placesInSql(source: string): Place[] {
  return source.split('\n').flatMap((line, index) => {
    const [code = ''] = line.split('--')
    return names.some(name => code.includes(`'${name}'`)) ? [{ line: index + 1, text: code.trim() }] : []
  })
}

function visit(node: unknown, found: (text: string, at: number) => void): void {
  if (Array.isArray(node)) for (const each of node) visit(each, found)
  else if (typeof node === 'object' && node !== null) {
    const { type, value, raw, pattern, span } = node as {
      type?: string
      value?: unknown
      raw?: unknown
      pattern?: unknown
      span?: { start: number }
    }
    const isIdentifier = type === 'Identifier'
    const text = isIdentifier || type === 'StringLiteral' || type === 'JSXText' ? value : (raw ?? pattern)
    if (typeof text === 'string' && namesNetwork(text, isIdentifier ? 'identifier' : 'string'))
      found(JSON.stringify(text.slice(0, 60)), span?.start ?? 0)
    for (const each of Object.values(node)) visit(each, found)
  }
}

/**
 * A one-letter name is a coordinate as often as a network: alone in an identifier it says nothing, in a string it does
 * where the string is the name, or has it as a word of its own in capitals.
 */
function namesNetwork(text: string, kind: 'identifier' | 'string'): boolean {
  const words = text
    .replaceAll(notNetworks, '')
    .split(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^\p{L}\d]+/u)
    .filter(word => word !== '')
  return names.some(name => {
    if (name.length > 1) return words.some(word => word.toLowerCase() === name)
    if (kind === 'identifier')
      return words.length > 1 && words.some(word => word === name.toUpperCase() || word === name)
    return (
      text === name ||
      text.includes(`'${name}'`) ||
      words.includes(name.toUpperCase()) ||
      text.includes(`/networks/${name}/`) ||
      text.includes(`/${name}/callback`)
    )
  })
}
