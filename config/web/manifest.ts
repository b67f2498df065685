import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const chunk = z.object({
  file: z.string(),
  isEntry: z.boolean().default(false),
  imports: z.array(z.string()).default([]),
  dynamicImports: z.array(z.string()).default([]),
  css: z.array(z.string()).default([]),
  assets: z.array(z.string()).default([]),
})
export type Chunk = z.infer<typeof chunk>

/** What a build made of which source, by its path in src/web. */
export type Manifest = Record<string, Chunk>

export function readManifest(directory: string): Manifest {
  const text = readFileSync(join(directory, '.vite/manifest.json'), 'utf8')
  return z.record(z.string(), chunk).parse(JSON.parse(text))
}

/** A chunk and all that it imports at once, each once. */
export function withImports(
  manifest: Manifest,
  name: string,
  found = new Map<string, Chunk>(),
): Map<string, Chunk> {
  const known = manifest[name]
  if (!known || found.has(name)) return found
  found.set(name, known)
  for (const imported of known.imports) withImports(manifest, imported, found)
  return found
}

/** The scripts and style sheets without which no page of the app shows. */
export function shellOf(manifest: Manifest): string[] {
  const entries = Object.keys(manifest).filter(name => manifest[name]?.isEntry)
  const chunks = entries.flatMap(name => [...withImports(manifest, name).values()])
  return [...new Set(chunks.flatMap(({ file, css }) => [file, ...css]))].sort()
}
