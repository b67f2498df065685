import { z } from 'zod'
import { presetNames } from '../../core/preset-names.ts'
import { newOffice } from '../offices/offices.ts'
import { organisationName } from '../offices/organisation.ts'
import { mailAddress } from '../parts/mail-address.ts'
import { operation } from '../parts/operation.ts'
import { personName } from './people.ts'
import { newPassword } from './session.ts'

/** What an organisation begins with. */
export const setUpFields = z.strictObject({
  organisation: organisationName.describe('Its name'),
  office: newOffice.optional().describe('The first office; may be left out with a preset'),
  preset: z.enum(presetNames).optional().describe('Begin with these offices, places, topics and projects'),
})
export type SetUpFields = z.output<typeof setUpFields>

export const setup = {
  run: operation({
    id: 'setup.run',
    method: 'POST',
    path: '/api/v1/setup',
    tag: 'session',
    summary: 'Set up a new installation: its first admin, the organisation and its first office',
    command: { words: 'setup', handWritten: true },
    body: z.strictObject({
      token: z.string().max(100).describe('What stands in the link of the first start behind `token=`'),
      name: personName,
      email: mailAddress,
      password: newPassword,
      ...setUpFields.shape,
    }),
    answers: { 201: z.object({ personId: z.string(), email: z.string(), officeIds: z.array(z.string()) }) },
    errors: ['not-found', 'conflict'],
    open: 'to-all',
  }),
}
