import { z } from 'zod'
import { languageCode } from '../../core/languages/language-code.ts'
import { networkNameShape } from '../../core/network-name.ts'
import { plainText } from '../../core/news-content.ts'
import { hasWords } from '../../core/text/characters.ts'

const firstMoment = new Date('0001-01-01T00:00:00Z')
const lastMoment = new Date('9999-12-31T23:59:59.999Z')

/** A moment: an ISO 8601 text on the wire, UTC, and a Date on either side of it; years of four digits alone. */
export const moment = z.codec(
  z.iso.datetime({ offset: true }),
  z
    .date()
    .min(firstMoment, 'must not be before the year 1 in UTC')
    .max(lastMoment, 'must not be after the year 9999 in UTC'),
  { decode: text => new Date(text), encode: date => date.toISOString() },
)

export const language = languageCode
/** Which networks there are is asked of `GET /api/v1/networks`. */
export const network = z.string().regex(networkNameShape, 'must be the name of a network such as "x"')
/** A calendar day, `2026-11-23`; as far from the ends of the calendar that a period before or after it is a day too. */
export const day = z.iso
  .date()
  .refine(text => text >= '1900' && text < '3000', 'must be a day of the years 1900 to 2999')
/** A month, `2026-11`, of the same years. */
export const month = z
  .string()
  .regex(/^(?:19|2\d)\d\d-(?:0[1-9]|1[0-2])$/, 'must be a month of the years 1900 to 2999, such as "2026-11"')
export const id = z.uuid()
export const officeId = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be an office id such as "lahore"')
export const byId = z.strictObject({ id })
export const personId = z.string().min(1).max(64)
/** A person in an answer: the id with the name. */
export const named = z.object({ id: z.string(), name: z.string().nullable() })
/** Yes or no in a query, which has texts alone; a command has a switch for it. */
export const yesOrNo = z.stringbool().meta({ enum: ['true', 'false'] })
/** An answer that says only that it is done. */
export const done = z.object({ done: z.literal(true) })
/** Marks a text that is typed where no one reads along: never a flag of a command (OpenAPI's `password` format). */
export const secretFormat = { format: 'password' } as const

/** An id that people chose or that was made from a name, such as `silk-routes`. */
export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be small Latin letters, digits and "-", beginning with a letter')
export const bySlug = z.strictObject({ id: slug })

/** One line of text, with words in it and no spaces around it. */
export function lineOfText(most: number) {
  return plainText
    .overwrite(text => text.trim())
    .refine(text => !text.includes('\n'), 'must be a single line')
    .refine(hasWords, 'is empty')
    .max(most, `is longer than ${most} characters`)
}
