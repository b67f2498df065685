import { z } from 'zod'
import { editProfile } from '../../access/profile/profile.ts'
import { ownPath } from '../../access/signing-in/return-path.ts'
import { interfaceLanguages } from '../../core/languages/interface-languages.ts'
import type { App, AppDeps } from '../deps.ts'
import { asPage } from '../plugins/as-page.ts'
import { cookiesFor } from '../plugins/caller/view.ts'
import { chosenHere } from './language-at-the-door.ts'

const look = z.strictObject({
  to: z.string().max(1_200).optional().catch(undefined),
  language: z.enum(interfaceLanguages).optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
})

/** Language and theme of the pages: kept in the browser, and by the person once it is known who it is. */
export function addLookPage(app: App, deps: AppDeps): void {
  app.post(
    '/look',
    { config: { public: true }, errorHandler: asPage, schema: { hide: true, body: look } },
    async (request, reply) => {
      const { to, language, theme } = request.body
      const { actor } = request
      if (actor)
        await editProfile(deps, actor, {
          preferences: { ...(language ? { language } : {}), ...(theme ? { theme } : {}) },
        })
      const cookies = cookiesFor(deps, { language, theme })
      if (language && !actor) cookies.push(chosenHere.made)
      return reply.header('set-cookie', cookies).redirect(ownPath(to, deps.publicUrl), 303)
    },
  )
}
