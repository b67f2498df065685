import { z } from 'zod'
import { network } from './parts/fields.ts'

export const networksAnswer = z.object({
  networks: z.array(
    z.object({
      name: network,
      label: z.string(),
      accountWord: z.string().describe('What one of its accounts is called'),
      servers: z.enum(['one', 'many']).describe('"many": connecting takes the server of the account'),
      waysIn: z.array(
        z.object({
          way: z.enum(['sign-in', 'token', 'keys']),
          missing: z.string().nullable().describe('Why this way is not open here; null where it is'),
        }),
      ),
    }),
  ),
})
