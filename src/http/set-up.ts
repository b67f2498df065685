import { followSetupLink } from '../access/passwords/setup-link.ts'
import type { SetUpFields } from '../api/people/setup.ts'
import { omitUndefined } from '../core/omit-undefined.ts'
import { checkSetUp, setUpOrganisation } from '../offices/setting-up/set-up-organisation.ts'
import type { AppDeps } from './deps.ts'

/**
 * Makes the first admin and the organisation, in one transaction; on the sandbox its offices then have channels.
 * @throws DatelineError `link-expired`, and what is wrong with the organisation or its office.
 */
export async function setUp(
  deps: AppDeps,
  person: { token: string; name: string; email: string; password: string },
  { office, ...rest }: SetUpFields,
): Promise<{ personId: string; email: string }> {
  const checked = await checkSetUp(deps.db, {
    ...omitUndefined(rest),
    ...(office ? { office: omitUndefined(office) } : {}),
  })
  const made = await followSetupLink(deps, person, (trx, actor) =>
    setUpOrganisation(trx, deps, actor, checked),
  )
  await deps.officesAdded?.()
  return made
}
