import { z } from 'zod'
import { readCalendarFeed } from '../../publishing/calendar/feed/calendar-feed.view.ts'
import { tagContent } from '../content-tag.ts'
import type { App, AppDeps } from '../deps.ts'

/** For calendar programs, which have no sign-in: the address itself is the secret. */
export function addCalendarFeedPage(app: App, deps: AppDeps): void {
  app.get(
    '/calendar/:token.ics',
    {
      config: { public: true },
      schema: { hide: true, params: z.strictObject({ token: z.string().max(200) }) },
      onSend: tagContent,
    },
    async (request, reply) => {
      const text = await readCalendarFeed(deps, request.params.token)
      return reply.type('text/calendar; charset=utf-8').send(text)
    },
  )
}
