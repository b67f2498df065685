import { z } from 'zod'
import { DatelineError } from '../../core/errors/errors.ts'
import type { AppForPagesWatch } from '../app-files/app-for-pages.ts'
import type { App } from '../deps.ts'
import { lastingFiles } from '../pages/frame/page-files.ts'

const params = z.strictObject({ tag: z.string().max(20), name: z.string().max(40) })

/** Style sheet and scripts of the pages; each address holds a hash of its bytes. */
export function addPageFiles(app: App, { styleSheets }: AppForPagesWatch): void {
  const byAddress = new Map(lastingFiles.map(file => [file.address, file]))
  app.get(
    '/pages/:tag/:name',
    { config: { public: true }, schema: { hide: true, params } },
    async (request, reply) => {
      const { tag, name } = request.params
      const path = `/pages/${tag}/${name}`
      const file = byAddress.get(path) ?? styleSheets.get(path)
      if (!file) throw new DatelineError('address-not-found', { path })
      return reply
        .type(file.type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(file.bytes)
    },
  )
}
