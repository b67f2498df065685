import { readdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import { readManifest, shellOf } from './manifest.ts'

const source = fileURLToPath(new URL('../../src/web/app/sw.ts', import.meta.url))

/** Builds the service worker once the files it keeps have their names. It changes with them, which browsers notice. */
export function serviceWorker(): Plugin {
  let directory = ''
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      directory = resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      const assets = (await readdir(resolve(directory, 'assets'))).sort().map(name => `/assets/${name}`)
      const shell = shellOf(readManifest(directory)).map(file => `/${file}`)
      await build({
        configFile: false,
        root: dirname(source),
        logLevel: 'warn',
        publicDir: false,
        define: { __ASSETS__: JSON.stringify(assets), __SHELL__: JSON.stringify(shell) },
        build: {
          target: 'es2022',
          outDir: directory,
          emptyOutDir: false,
          rolldownOptions: { input: source, output: { format: 'iife', entryFileNames: 'sw.js' } },
        },
      })
    },
  }
}
