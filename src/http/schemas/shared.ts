import { z } from 'zod'
import { languages } from '../../core/language.ts'
import { networkNames } from '../../core/network-name.ts'

/** A moment: an ISO 8601 text on the wire, UTC, and a Date on either side of it. */
export const moment = z.codec(z.iso.datetime({ offset: true }), z.date(), {
  decode: text => new Date(text),
  encode: date => date.toISOString(),
})

export const language = z.enum(languages)
export const network = z.enum(networkNames)
/** A calendar day, `2026-11-23`. */
export const day = z.iso.date()
export const id = z.uuid()
export const officeId = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be an office id such as "lahore"')
export const byId = z.strictObject({ id })
/** An answer that says only that it is done. */
export const done = z.object({ done: z.literal(true) })
