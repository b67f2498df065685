import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const forms = [
  {
    suffix: '.br',
    compress: (bytes: Buffer) =>
      promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  },
  {
    suffix: '.gz',
    compress: (bytes: Buffer) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  },
]

/** What is compressed already is left as it is. */
const compressible = /\.(js|css|svg|json|webmanifest)$/

/** Puts `.br` and `.gz` beside each file of the build, once, so that the server compresses nothing. */
export function compressFiles(): Plugin {
  let directory = ''
  return {
    name: 'compress-files',
    apply: 'build',
    configResolved(config) {
      directory = resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      const files = await readdir(directory, { recursive: true })
      await Promise.all(
        files.filter(file => compressible.test(file)).map(file => compress(join(directory, file))),
      )
    },
  }
}

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file)
  for (const form of forms) {
    const smaller = await form.compress(bytes)
    if (smaller.length < bytes.length) await writeFile(file + form.suffix, smaller)
  }
}
