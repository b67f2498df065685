import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'

const entry = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  inBundle: z.boolean().optional(),
})
const lock = z.object({ packages: z.record(z.string(), entry) })

/** npm leaves it out for binaries of other platforms than the one that wrote the entry, and then installs anything. */
it('knows every package of every platform by its hash', () => {
  const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')
  const { packages } = lock.parse(JSON.parse(text))
  const without = Object.entries(packages)
    .filter(([path, { link, inBundle }]) => path !== '' && !link && !inBundle)
    .filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))
    .map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`)
  expect(without, 'fill in "integrity" from: npm view NAME@VERSION dist.integrity').toEqual([])
})
