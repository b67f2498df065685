import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mark } from './icons.ts'

export interface PageFile {
  /** Where it is served: its address changes with its bytes, so that browsers may keep it for good. */
  address: string
  type: string
  bytes: Buffer
}

const style = joined('../style/')

/** The style sheet of all pages: the faces of the fonts, then the files of style/ in the order of their names. */
export function styleSheetWith(fontFaces: string): PageFile {
  const bytes = Buffer.concat([Buffer.from(`${fontFaces}\n`), style])
  return pageFile('style.css', 'text/css; charset=utf-8', bytes)
}

/** The scripts, each for pages that name it; no page needs one but for passkeys. */
export const scripts = {
  page: script('page'),
  passkeys: script('passkeys'),
  'set-up': script('set-up'),
} as const

/** The sign of Dateline in the tab of the browser. */
export const tabIcon = pageFile(
  'mark.svg',
  'image/svg+xml',
  Buffer.from(mark('32', 'http://www.w3.org/2000/svg').html),
)

export const lastingFiles: readonly PageFile[] = [tabIcon, ...Object.values(scripts)]

/** Without comments and indentation: what a slow line carries before it carries the app. */
function script(name: string): PageFile {
  const text = readFileSync(new URL(`../scripts/${name}.js`, import.meta.url), 'utf8')
  const short = text.replace(/^\s*\/\/.*\n/gm, '').replace(/^ +/gm, '')
  return pageFile(`${name}.js`, 'text/javascript; charset=utf-8', Buffer.from(short))
}

function joined(folder: string): Buffer {
  const place = new URL(folder, import.meta.url)
  const names = readdirSync(place).toSorted()
  return Buffer.concat(names.map(name => readFileSync(new URL(name, place))))
}

function pageFile(name: string, type: string, bytes: Buffer): PageFile {
  const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 10)
  return { address: `/pages/${tag}/${name}`, type, bytes }
}
