import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mostImportBytes } from '../../../core/files/import-limit.ts'
import type { App } from '../../deps.ts'

/** The file itself, as it was sent. */
export const fileBody = z.instanceof(Uint8Array, { error: 'must be the file itself, with any Content-Type' })

/** Routes in `add` take a file as the whole body, of whatever Content-Type, as bytes. Each of them has `admit`. */
export function withFileBodies(app: App, add: (scope: App) => void, mostBytes = mostImportBytes): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, done) =>
      done(null, body),
    )
    add(scope.withTypeProvider<ZodTypeProvider>())
  })
}
