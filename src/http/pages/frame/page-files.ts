import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

export interface PageFile {
  /** Where it is served: its address changes with its bytes, so that browsers may keep it for good. */
  address: string
  type: string
  bytes: Buffer
}

/** The style sheet of all pages: the files of style/ in the order of their names. */
export const styleSheet = pageFile('style.css', 'text/css; charset=utf-8', joined('../style/'))

/** The scripts, each for pages that name it; no page needs one but for passkeys. */
export const scripts = {
  page: script('page'),
  passkeys: script('passkeys'),
  'set-up': script('set-up'),
} as const

export const pageFiles: readonly PageFile[] = [styleSheet, ...Object.values(scripts)]

function script(name: string): PageFile {
  const bytes = readFileSync(new URL(`../scripts/${name}.js`, import.meta.url))
  return pageFile(`${name}.js`, 'text/javascript; charset=utf-8', bytes)
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
