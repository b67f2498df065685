import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

export const script = 'console.log("Dateline", "Dateline", "Dateline", "Dateline", "Dateline")\n'

const usual: Record<string, string | Buffer> = {
  'index.html':
    '<html><head><meta property="csp-nonce" nonce="__NONCE__"><script src="/assets/main-AbC1.js" nonce="__NONCE__"></script></head></html>',
  'assets/main-AbC1.js': script,
  'assets/main-AbC1.js.br': brotliCompressSync(script),
  'assets/main-AbC1.js.gz': gzipSync(script),
  'assets/main-AbC1.js.map': '{"sources":["src/web/app/main.tsx"]}',
  'assets/naskh-AbC1.woff2': 'font',
  'sw.js': 'self.addEventListener("fetch", () => undefined)',
  '.vite/manifest.json': '{}',
  '.sources': 'a hash',
}

/** A directory as a build leaves it, with no Vite in it; `changes` replaces files. */
export function buildWebDirectory(changes: Record<string, string> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'dateline-test-web-'))
  writeWebFiles(directory, { ...usual, ...changes })
  return directory
}

export function writeWebFiles(directory: string, files: Record<string, string | Buffer>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), content)
  }
}
