import { z } from 'zod'
import { interfaceLanguages } from '../../core/languages/interface-languages.ts'
import { operation } from '../parts/operation.ts'
import { grant, personName } from './people.ts'

const preferences = z.strictObject({
  language: z.enum(interfaceLanguages).nullable().describe('Of the screens; null: as the browser asks'),
  digits: z.enum(['latin', 'arabic', 'persian', 'bengali']),
  calendar: z.enum(['gregorian', 'gregorian-and-solar-hijri']),
  timeZone: z
    .string()
    .max(60)
    .nullable()
    .describe("IANA name, such as Asia/Karachi: a second clock beside the office's; null for none"),
  theme: z.enum(['system', 'light', 'dark']),
  singleKeyShortcuts: z.boolean(),
})

const profileAnswer = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  preferences,
  grants: z.array(grant),
})

/** What a person sets for themselves. */
export const profile = {
  show: operation({
    id: 'profile.show',
    method: 'GET',
    path: '/api/v1/me',
    tag: 'people',
    summary: 'Your name, roles and preferences',
    command: { words: 'profile show', example: '' },
    answers: { 200: profileAnswer },
    errors: ['not-found'],
  }),
  edit: operation({
    id: 'profile.edit',
    method: 'PATCH',
    path: '/api/v1/me',
    tag: 'people',
    summary: 'Change your name or how the screens look; what is not given stays',
    command: {
      words: 'profile edit',
      example: '--preferences.language ur --preferences.time-zone Asia/Karachi --preferences.theme dark',
    },
    body: z.strictObject({ name: personName.optional(), preferences: preferences.partial().optional() }),
    answers: { 200: profileAnswer },
    errors: ['not-found'],
  }),
}
