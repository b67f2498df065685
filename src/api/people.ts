import { z } from 'zod'
import { keysAnswer } from './keys.ts'
import { moment, officeId } from './parts/fields.ts'
import { mailAddress } from './parts/mail-address.ts'

export const role = z.enum(['author', 'approver', 'analyst', 'operator', 'admin'])
export const grant = z.strictObject({
  role,
  officeId: z.union([z.literal('*'), officeId]).describe('An office, or `*` for every office'),
})
export const personName = z.string().trim().min(1).max(120)
export const newPassword = z.string().min(12, 'at least 12 characters').max(128, 'at most 128 characters')

export const signInBody = z.strictObject({
  email: mailAddress,
  password: z.string().min(1).max(200),
  code: z.string().min(1).max(40).optional().describe('Of the authenticator app, or a backup code'),
})
export const passwordBody = z.strictObject({
  currentPassword: z.string().min(1).max(200),
  newPassword,
  apiKeys: z.enum(['keep', 'revoke']).optional().describe('Whether your API keys go on; `keep` when absent'),
})
export const passwordAnswer = z.object({ done: z.literal(true), keys: keysAnswer.shape.keys })
export const sessionAnswer = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  via: z.enum(['session', 'api-key', 'system']),
  grants: z.array(grant),
  mustSetUpSecondFactor: z.boolean().describe('Until then nothing else is open'),
  scopes: z.array(z.string()).optional().describe('Of an API key'),
})

export const invitationBody = z.strictObject({
  name: personName,
  email: mailAddress,
  grants: z.array(grant).max(50),
})
const handedOver = {
  mailedTo: z
    .string()
    .optional()
    .describe('The address to which the link was mailed; nobody else is shown it'),
  link: z
    .string()
    .optional()
    .describe(
      'Without a mail server (SMTP_URL): hand it to the person, who chooses a password there within seven days',
    ),
}
export const invitationAnswer = z.object({
  id: z.string(),
  ...handedOver,
})
export const passwordLinkAnswer = z.object(handedOver)
export const personAnswer = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  deactivatedAt: moment.nullable(),
  grants: z.array(grant),
})
export const peopleAnswer = z.object({ people: z.array(personAnswer) })

const leftWithoutApprover = z.object({
  newsItems: z.array(z.object({ id: z.string(), officeId: z.string() })),
  posts: z.array(z.object({ id: z.string(), newsItemId: z.string(), officeId: z.string(), dueAt: moment })),
})
export const offersAnswer = z.object({
  offers: z.array(
    z.object({
      invitationId: z.string(),
      role,
      officeId: z.string(),
      offeredBy: z.string(),
      offeredByName: z.string().nullable(),
      offeredAt: moment,
    }),
  ),
})
export const acceptedAnswer = z.object({ grants: z.array(grant).describe('The roles that you have got') })
export const roleTakenAnswer = z.object({
  done: z.literal(true),
  withoutApprover: leftWithoutApprover.describe(
    'What the person had approved and may no longer approve: nothing of it goes out until another person approves the same content',
  ),
})
