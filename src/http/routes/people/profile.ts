import { editProfile, showProfile } from '../../../access/profile/profile.ts'
import { profile } from '../../../api/people/profile.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import type { App, AppDeps } from '../../deps.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

export function addProfileRoutes(app: App, deps: AppDeps): void {
  serve(app, profile.show, async request => answerOf(await showProfile(deps.db, actorOf(request))))

  serve(app, profile.edit, async request => {
    const { name, preferences } = request.body
    const change = { name, preferences: preferences && omitUndefined(preferences) }
    return answerOf(await editProfile(deps, actorOf(request), change))
  })
}

function answerOf({ grants, ...profile }: Awaited<ReturnType<typeof showProfile>>) {
  return { ...profile, grants: [...grants] }
}
