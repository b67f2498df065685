import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

/** What the program loads at its start, as packages: each start of a small machine pays for it. */
function loadedAtStart(): Set<string> {
  const script = `
    import { registerHooks } from 'node:module'
    const found = new Set()
    registerHooks({
      load(url, context, next) {
        const name = /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1]
        if (name) found.add(name)
        return next(url, context)
      },
    })
    await Promise.all([
      import('./src/assembly/core.ts'),
      import('./src/assembly/web.ts'),
      import('./src/assembly/media-storage.ts'),
      import('./workers/main.ts'),
    ])
    process.stdout.write(JSON.stringify([...found]), () => process.exit(0))
  `
  const arguments_ = ['--no-warnings', '--input-type=module', '--eval', script]
  const root = new URL('../../', import.meta.url)
  return new Set(JSON.parse(execFileSync(process.execPath, arguments_, { cwd: root, encoding: 'utf8' })))
}

describe('a start', () => {
  it('loads the client of S3 and the protocol of uploads only where they are used', () => {
    const loaded = loadedAtStart()
    expect(loaded).toContain('fastify')
    for (const later of ['s3mini', '@tus/server', 'srvx', 'tus-js-client'])
      expect(loaded).not.toContain(later)
  })
})
