import { passwordLength } from '../../access/passwords/password-length.ts'
import { mailAddress } from '../../api/parts/mail-address.ts'
import type { DatelineError } from '../../core/errors/errors.ts'
import type { SetUpFaults } from '../pages/entry/set-up-given.ts'
import { tell, type View } from '../pages/frame/view.ts'
import { wordsOfError } from '../pages/words/error-words.ts'
import type { Key, Params } from '../pages/words/words.ts'
import type { SetUpFormFields } from './set-up-form.ts'

/** What can be seen to be wrong with the form of the first admin, all at once and by field. */
export function seenFaults(view: View, form: SetUpFormFields): SetUpFaults {
  const faults = [...organisationFaults(form), ...officeFaults(form), ...personFaults(form)]
  return Object.fromEntries(faults.map(([field, key, params]) => [field, tell(view, key, params)]))
}

/** Under the field that an error is about; the form as a whole has the rest. */
export function faultsOfError(view: View, error: DatelineError, form: SetUpFormFields): SetUpFaults {
  const zone = { zone: form.timeZone ?? '' }
  switch (error.code) {
    case 'password-length':
    case 'weak-password':
      return { password: wordsOfError(view, error) }
    case 'zone-needed':
      return { timeZone: tell(view, 'fields.zoneNeeded') }
    case 'zone-unknown':
    case 'zone-not-in-database':
      return { timeZone: tell(view, 'fields.zoneUnknown', zone) }
    case 'country-unknown':
      return { country: tell(view, 'fields.countryMissing') }
    case 'office-id-taken':
      return { officeName: wordsOfError(view, error) }
    case 'form-invalid':
      return error.faults.some(fault => fault.startsWith('office.languages'))
        ? { languages: tell(view, 'fields.languagesInvalid') }
        : { form: wordsOfError(view, error) }
    default:
      return { form: wordsOfError(view, error) }
  }
}

type Fault = readonly [field: string, key: Key, params?: Params]

function organisationFaults({ organisation = '' }: SetUpFormFields): Fault[] {
  if (organisation.trim() === '') return [['organisation', 'fields.organisationMissing']]
  return organisation.trim().length > 200 ? [['organisation', 'fields.organisationLong', { most: 200 }]] : []
}

function officeFaults({ preset, officeName = '', country = '' }: SetUpFormFields): Fault[] {
  if (preset) return []
  const faults: Fault[] = []
  if (officeName.trim() === '') faults.push(['officeName', 'fields.officeNameMissing'])
  else if (officeName.trim().length > 120) faults.push(['officeName', 'fields.officeNameLong', { most: 120 }])
  if (country === '') faults.push(['country', 'fields.countryMissing'])
  return faults
}

function personFaults({ name = '', email = '', password }: SetUpFormFields): Fault[] {
  const faults: Fault[] = []
  if (name.trim() === '') faults.push(['name', 'fields.nameMissing'])
  else if (name.trim().length > 120) faults.push(['name', 'fields.nameLong', { most: 120 }])
  if (!mailAddress.safeParse(email).success) faults.push(['email', 'fields.emailInvalid'])
  const { least, most } = passwordLength
  const length = [...password].length
  if (length < least) faults.push(['password', 'fields.passwordShort', { length, least }])
  else if (length > most) faults.push(['password', 'fields.passwordLong', { length, most }])
  return faults
}
