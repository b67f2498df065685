import { z } from 'zod'
import { followSetupLink, openSetupLink, tokenOfLink } from '../../access/passwords/setup-link.ts'
import { newPassword } from '../../api/people/session.ts'
import { setup } from '../../api/people/setup.ts'
import { countryName } from '../../core/country.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { interfaceLanguages } from '../../core/languages/interface-languages.ts'
import type { Language } from '../../core/languages/language.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import { newSlug } from '../../offices/new-slug.ts'
import type { AppDeps } from '../deps.ts'
import { setUp } from '../set-up.ts'

const text = z.string().max(1_000).optional()
const ticks = z.union([z.string(), z.array(z.string())]).optional()

/** A token, or the whole link that ends with it. */
const token = z.string().max(400).transform(tokenOfLink)

/** What the page of a set-up link sends; fields that are left empty are empty texts. */
export const setUpForm = z.strictObject({
  token,
  password: z.string().max(1_000).default(''),
  name: text,
  email: text,
  organisation: text,
  officeName: text,
  country: text,
  timeZone: text,
  languages: text,
  'language-of-posts': ticks,
  workingDays: ticks,
  preset: text,
  language: z.enum(interfaceLanguages).optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
})
export type SetUpFormFields = z.output<typeof setUpForm>

/**
 * Uses a link up as its form says: for the first admin with an organisation, for another person with a password alone.
 * @param language of the page, in which the office was named.
 * @throws DatelineError `link-expired`, `form-invalid`, and as `setUp`.
 */
export async function followForm(
  deps: AppDeps,
  form: SetUpFormFields,
  language: Language,
): Promise<{ personId: string }> {
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
    ...(form.preset || !(form.officeName || form.country) ? {} : { office: officeOf(form, language) }),
  })
  const { organisation, office, preset } = fields
  return await setUp(deps, { token, name, email, password }, { organisation, office, preset })
}

function officeOf(form: SetUpFormFields, language: Language) {
  const { officeName = '', country = '', timeZone, languages = '' } = form
  const days = [form.workingDays ?? []].flat()
  const codes = [form['language-of-posts'] ?? [], languages.split(/[\s,;،]+/)].flat().filter(Boolean)
  return {
    names: { [fallbackLanguage]: officeName, [language]: officeName },
    country,
    ...(/[a-z]/i.test(officeName) ? {} : { id: newSlug(countryName(country), 'office', () => false) }),
    ...(timeZone ? { timeZone } : {}),
    ...(codes.length > 0 ? { languages: [...new Set(codes)] } : {}),
    ...(days.length > 0 ? { workingDays: days.map(Number) } : {}),
  }
}

function checked<Schema extends z.ZodType>(schema: Schema, form: unknown): z.output<Schema> {
  const parsed = schema.safeParse(form)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
  throw new DatelineError('form-invalid', { faults: faults.join('; ') }, faults)
}
