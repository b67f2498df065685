import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Settings } from '../../config/env.ts'
import { canBuild, isBuilt, isUpToDate } from '../../config/web/sources.ts'
import { messageOf } from '../core/errors/errors.ts'

/**
 * Builds the web app where it is missing or older than its sources, as after an installation without install scripts, and
 * says so. A start never fails for it: without the app, its page names the command.
 */
export async function ensureWebApp({ BUILD_WEB_APP }: Pick<Settings, 'BUILD_WEB_APP'>): Promise<void> {
  if (BUILD_WEB_APP === 'no') return
  if (!canBuild()) {
    if (!isBuilt())
      say('The web app is not built, and Vite is not installed: see docs/settings.md, "The web app".')
    return
  }
  if (isUpToDate()) return
  await build().catch(thrown => say(`The web app was not built: ${messageOf(thrown)}`))
}

async function build(): Promise<void> {
  const [loader, file] = ['node.js', 'web/build.ts'].map(path =>
    fileURLToPath(new URL(`../../config/${path}`, import.meta.url)),
  ) as [string, string]
  const child = spawn(process.execPath, ['--import', loader, file], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`npm run build:web ended with exit code ${code}`)
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
