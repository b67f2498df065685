import { z } from 'zod'
import { canonicalTag } from './canonical-tag.ts'
import type { Language } from './language.ts'
import { codeOfTag, fallbackLanguage, languageEntries } from './registry.ts'

/**
 * The code of a language as people write it, in any letter case and with "_" for "-"; undefined where BCP 47 and CLDR
 * know no such language. One language has one code: `fa-AF` is `prs`, `ku` is `kmr`, `deu` is `de`.
 */
export function readLanguage(written: string): Language | undefined {
  const text = written.trim().replaceAll('_', '-')
  const known = accepted.get(text)
  if (known !== undefined) return known
  const tag = canonicalTag(text)
  if (tag === undefined || !isDescribed(tag)) return undefined
  const code = codeOfTag(tag)
  if (accepted.size < mostAccepted) accepted.set(text, code)
  return code
}

/** What a language code may be, behind "must be ". */
export const allowedLanguages = `a language code of BCP 47, such as ${languageEntries.map(({ code }) => code).join(', ')}`

/** A content language, wherever it comes from. Comes out as the one code of its language. */
export const languageCode = z
  .string()
  .max(35)
  .superRefine((written, context) => {
    refuseUnknown(written, [], context)
  })
  .overwrite(written => readLanguage(written) ?? written)
  .meta({
    description: 'A content language: a code of BCP 47, such as en, ur or sw; prs is Dari',
    example: 'en',
  })

/** Languages, each once. */
export const languageList = z
  .array(languageCode)
  .max(50)
  .refine(codes => new Set(codes).size === codes.length, 'must name each language once')

/** One value for each of several languages, by code. */
export function byLanguage<Value extends z.ZodType>(value: Value) {
  return z
    .record(z.string(), value)
    .superRefine((values, context) => {
      const codes = new Map<string, string>()
      for (const written of Object.keys(values)) {
        if (refuseUnknown(written, [written], context)) continue
        const code = readLanguage(written) ?? written
        const twin = codes.get(code)
        if (twin !== undefined) {
          context.addIssue({ code: 'custom', path: [written], message: `is the same language as "${twin}"` })
        }
        codes.set(code, written)
      }
    })
    .overwrite(values =>
      Object.fromEntries(
        Object.entries(values).map(([written, each]) => [readLanguage(written) ?? written, each]),
      ),
    )
}

const mostAccepted = 1_000
/** Keys are texts as written, so that reading a code again costs nothing. */
const accepted = new Map<string, Language>()

/** What CLDR has names for and is no single language. */
const noLanguage: ReadonlySet<string> = new Set(['mul', 'zxx', 'mis', 'und'])

function isDescribed(tag: string): boolean {
  const { language, script, region } = new Intl.Locale(tag)
  if (noLanguage.has(language) || script === 'Zzzz' || region === 'ZZ') return false
  return names.of(tag) !== undefined
}

const names = new Intl.DisplayNames([fallbackLanguage], { type: 'language', fallback: 'none' })

/** Whether there was something to refuse. */
function refuseUnknown(written: string, path: string[], context: z.core.$RefinementCtx): boolean {
  if (readLanguage(written) !== undefined) return false
  context.addIssue({
    code: 'custom',
    path,
    message: `must be ${allowedLanguages}, not "${written.slice(0, 40)}"`,
  })
  return true
}
