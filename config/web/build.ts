import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { fingerprint, isUpToDate, stampName, webDirectory } from './sources.ts'

// `npm run build:web`: builds the web app into dist/web; with `--if-needed` only where its sources have changed since.

if (process.argv.includes('--if-needed') && isUpToDate()) {
  process.stdout.write('The web app is built already.\n')
} else {
  const from = performance.now()
  process.stdout.write('Building the web app …\n')
  await buildWebApp()
  process.stdout.write(`Built the web app in ${((performance.now() - from) / 1_000).toFixed(1)} s.\n`)
}

/** Beside the last build, and then in its place: a server that runs meanwhile hands out either the one or the other. */
async function buildWebApp(): Promise<void> {
  // NODE_ENV may be another one here, as in a run of tests; Vite would then make a build for development.
  process.env.NODE_ENV = 'production'
  const made = fingerprint()
  const outDir = `${webDirectory}-${process.pid}`
  const before = `${outDir}-before`
  mkdirSync(dirname(webDirectory), { recursive: true })
  try {
    await build({
      configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
      configLoader: 'native',
      logLevel: 'warn',
      build: { outDir, emptyOutDir: true },
    })
    writeFileSync(join(outDir, stampName), made)
    rmSync(before, { recursive: true, force: true })
    moveIfThere(webDirectory, before)
    renameSync(outDir, webDirectory)
  } finally {
    rmSync(outDir, { recursive: true, force: true })
    rmSync(before, { recursive: true, force: true })
  }
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown
  }
}
