import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What the web app is made of; the lock file stands for its packages. */
const sources = ['src/web', 'config/web', 'vite.config.ts', 'package-lock.json']

/** Where the built web app lies. */
export const webDirectory = join(root, 'dist/web')

/** In the directory of a build: what it was made of. Its name begins with a dot, so that it is not handed out. */
export const stampName = '.sources'

export function isBuilt(): boolean {
  return existsSync(join(webDirectory, 'index.html'))
}

/** Whether Vite is installed, which production installations leave out, and so are the sources of what it would build. */
export function canBuild(): boolean {
  return existsSync(join(root, 'node_modules/vite/package.json')) && existsSync(join(root, 'src/web'))
}

/** Whether what lies there was made of the sources as they are. */
export function isUpToDate(): boolean {
  const stamp = join(webDirectory, stampName)
  return isBuilt() && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

/** Changes with any file that the web app is made of. */
export function fingerprint(): string {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(filesOf))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

function filesOf(path: string): string[] {
  const place = join(root, path)
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [path]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length))
    .sort()
}
