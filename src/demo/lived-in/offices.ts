import { type PresetOffice, presetOffices } from '../../offices/presets/migrant-resource-centres/offices.ts'
import type { OfficeId } from './story.ts'

export const officeIds: readonly OfficeId[] = ['lahore', 'dhaka', 'istanbul']

/** Three offices of the preset, in three zones; Lahore also writes in Pashto, and is quiet over noon on Fridays. */
export const offices: readonly PresetOffice[] = officeIds.map(id => {
  const office = officeOf(id)
  if (id !== 'lahore') return office
  const fridayNoon = { weekdays: [5], from: '12:30', to: '14:30' }
  return { ...office, languages: ['en', 'ur', 'ps'], quietHours: [...office.quietHours, fridayNoon] }
})

export function officeOf(id: OfficeId): PresetOffice {
  const office = presetOffices.find(each => each.id === id)
  if (!office) throw new Error(`the preset has no office ${id}`)
  return office
}
