import { editProfile, showProfile } from '../../../access/profile/profile.ts'
import { profile } from '../../../api/people/profile.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import type { App, AppDeps } from '../../deps.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { cookiesFor } from '../../plugins/caller/view.ts'
import { serve } from '../../serve.ts'

export function addProfileRoutes(app: App, deps: AppDeps): void {
  serve(app, profile.show, async request => answerOf(await showProfile(deps.db, actorOf(request))))

  serve(app, profile.edit, async (request, reply) => {
    const { name, preferences } = request.body
    const { language, theme } = preferences ?? {}
    const change = { name, preferences: preferences && omitUndefined(preferences) }
    const edited = await editProfile(deps, actorOf(request), change)
    // The pages before the next sign-in look the same.
    reply.header('set-cookie', cookiesFor(deps, { language: language ?? undefined, theme }))
    return answerOf(edited)
  })
}

function answerOf({ grants, ...profile }: Awaited<ReturnType<typeof showProfile>>) {
  return { ...profile, grants: [...grants] }
}
