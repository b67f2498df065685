import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { assertMediaSize } from '../../../news/media/media-limits.ts'
import { ReceivedFile, receiveFile } from '../../../news/media/received-file.ts'
import type { App } from '../../deps.ts'
import { admitted } from './admission.ts'

/** The file itself, as it was sent. */
export const receivedBody = z.instanceof(ReceivedFile, {
  error: 'must be the file itself, with any Content-Type',
})

/**
 * Routes in `add` take a file as the whole body, of whatever Content-Type, which is written to the directory as it comes
 * and deleted when the request has ended. Each of them has `admit`.
 */
export function withFilesOnDisk(app: App, directory: string, add: (scope: App) => void): void {
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', async (request: FastifyRequest, coming: IncomingMessage) => {
      assertMediaSize(Number(request.headers['content-length'] ?? 0))
      const received = await receiveFile(directory, coming)
      admitted(request).afterwards(() => received.delete())
      return received
    })
    add(scope.withTypeProvider<ZodTypeProvider>())
  })
}
