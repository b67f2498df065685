import { z } from 'zod'
import { keyScopes } from '../core/key-scopes.ts'
import { moment, officeId } from './parts/fields.ts'

export const keyScope = z.enum(keyScopes)

export const newKeyBody = z.strictObject({
  name: z.string().trim().min(1).max(60),
  expiresInDays: z.int().min(1).max(365).optional().describe('90 when absent'),
  scopes: z
    .array(keyScope)
    .min(1)
    .optional()
    .describe('What it may do at most; reading alone when absent. One that writes also reads'),
  officeIds: z
    .array(officeId)
    .min(1)
    .max(200)
    .optional()
    .describe('Where it may do it; in all of your offices when absent'),
})
export const newKeyAnswer = z.object({ id: z.string(), key: z.string().describe('Shown this once') })
export const keysAnswer = z.object({
  keys: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      start: z.string().nullable(),
      createdAt: moment,
      lastUsedAt: moment.nullable(),
      expiresAt: moment.nullable(),
      scopes: z.array(z.string()).nullable().describe('Null: as much as its owner'),
      officeIds: z.array(z.string()).nullable().describe('Null: every office of its owner'),
    }),
  ),
})
