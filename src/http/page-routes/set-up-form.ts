import { z } from 'zod'
import { followSetupLink, openSetupLink } from '../../access/passwords/setup-link.ts'
import { newPassword } from '../../api/people/session.ts'
import { setup } from '../../api/people/setup.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import type { AppDeps } from '../deps.ts'
import { setUp } from '../set-up.ts'

const text = z.string().max(1_000).optional()

/** What the page of a set-up link sends; fields that are left empty are empty texts. */
export const setUpForm = z.strictObject({
  token: z.string().max(100),
  password: z.string(),
  name: text,
  email: text,
  organisation: text,
  officeName: text,
  country: text,
  timeZone: text,
  languages: text,
  workingDays: z.union([z.string(), z.array(z.string())]).optional(),
  preset: text,
})
export type SetUpFormFields = z.output<typeof setUpForm>

/**
 * Uses a link up as its form says: for the first admin with an organisation, for another person with a password alone.
 * @throws DatelineError `link-expired`, `form-invalid`, and as `setUp`.
 */
export async function followForm(deps: AppDeps, form: SetUpFormFields): Promise<{ personId: string }> {
  const { token } = form
  const link = await openSetupLink(deps, token)
  if (link.for === 'person') {
    const { password } = checked(z.object({ password: newPassword }), form)
    return await followSetupLink(deps, { token, password })
  }
  const { name, email, password, ...fields } = checked(setup.run.body, {
    token,
    password: form.password,
    name: form.name ?? '',
    email: form.email ?? '',
    organisation: form.organisation ?? '',
    ...(form.preset ? { preset: form.preset } : {}),
    ...(form.officeName || form.country ? { office: officeOf(form) } : {}),
  })
  const { organisation, office, preset } = fields
  return await setUp(deps, { token, name, email, password }, { organisation, office, preset })
}

function officeOf({ officeName = '', country = '', timeZone, languages, workingDays }: SetUpFormFields) {
  const days = [workingDays ?? []].flat()
  return {
    names: { [fallbackLanguage]: officeName },
    country,
    ...(timeZone ? { timeZone } : {}),
    ...(languages?.trim() ? { languages: languages.trim().split(/[\s,;]+/) } : {}),
    ...(days.length > 0 ? { workingDays: days.map(Number) } : {}),
  }
}

function checked<Schema extends z.ZodType>(schema: Schema, form: unknown): z.output<Schema> {
  const parsed = schema.safeParse(form)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
  throw new DatelineError('form-invalid', { faults: faults.join('; ') }, faults)
}
