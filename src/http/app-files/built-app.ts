import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { sha256 } from '../../core/hash.ts'

/** The built web app as it lies on the disk. */
export interface BuiltApp {
  /** index.html, with `noncePlaceholder` wherever a nonce belongs. */
  index: string
  /** What it hands out besides, by path without the first slash: nothing else of the disk can be asked for. */
  files: ReadonlyMap<string, BuiltFile>
}

export interface BuiltFile {
  place: string
  type: string
  /** Its name holds the hash of its content, so that it never changes. */
  lasting: boolean
  /** Of the content; for a lasting file its name says as much. */
  etag: string
  encodings: readonly Encoding[]
}

/** In the order in which they are offered. */
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const
export type Encoding = (typeof encodings)[number]

/** Vite writes it wherever a nonce belongs (vite.config.ts); the app takes it from there for its styles. */
const noncePlaceholder = '__NONCE__'

const types = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.webmanifest', 'application/manifest+json'],
  ['.webp', 'image/webp'],
  ['.woff2', 'font/woff2'],
])

/**
 * Reads what a build left in a directory, and reads it again when there is a newer build. The answer is undefined while
 * there is none.
 */
export function watchBuiltApp(directory: string): () => Promise<BuiltApp | undefined> {
  let known: { builtAt: number; app: Promise<BuiltApp> } | undefined
  return async () => {
    const builtAt = await changedAt(join(directory, 'index.html'))
    if (builtAt === undefined) return undefined
    if (known?.builtAt !== builtAt) known = { builtAt, app: readBuiltApp(directory) }
    const { app } = known
    // A build that was replaced at this moment is read at the next request.
    app.catch(() => {
      if (known?.app === app) known = undefined
    })
    return await app
  }
}

export function withNonce({ index }: BuiltApp, nonce: string): string {
  return index.replaceAll(noncePlaceholder, nonce)
}

async function changedAt(file: string): Promise<number | undefined> {
  const found = await stat(file).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR') return undefined
    throw thrown
  })
  return found?.mtimeMs
}

async function readBuiltApp(directory: string): Promise<BuiltApp> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
  const all = new Set(paths)
  const files = await Promise.all(
    paths.filter(isHandedOut).map(async path => [path, await readBuiltFile(directory, path, all)] as const),
  )
  return { index: await readFile(join(directory, 'index.html'), 'utf8'), files: new Map(files) }
}

/** Types that are not listed are not handed out, such as maps of the sources; nor what the build keeps for itself. */
function isHandedOut(path: string): boolean {
  return path !== 'index.html' && !path.startsWith('.') && types.has(extname(path))
}

async function readBuiltFile(directory: string, path: string, all: ReadonlySet<string>): Promise<BuiltFile> {
  const place = join(directory, path)
  const lasting = path.startsWith('assets/')
  return {
    place,
    type: types.get(extname(path)) ?? 'application/octet-stream',
    lasting,
    etag: lasting ? path : sha256(await readFile(place)),
    encodings: encodings.filter(({ suffix }) => all.has(path + suffix)),
  }
}
