import type { NetworkName } from '../../../core/network-name.ts'

export interface PresetHandle {
  /** As it stands in a text, in the same letter case. */
  name: string
  handles: Readonly<Record<NetworkName, string>>
}

/**
 * Organisations and their handles. These are defaults to be checked by the office before the first real post:
 * organisations rename their accounts, and a wrong handle names another account.
 */
export const presetHandles: readonly PresetHandle[] = [
  { name: 'ICMPD', handles: { x: 'ICMPD', facebook: 'ICMPD' } },
  {
    name: 'International Centre for Migration Policy Development',
    handles: { x: 'ICMPD', facebook: 'ICMPD' },
  },
  { name: 'IOM', handles: { x: 'UNmigration', facebook: 'IOM' } },
  { name: 'International Organization for Migration', handles: { x: 'UNmigration', facebook: 'IOM' } },
  { name: 'UNODC', handles: { x: 'UNODC', facebook: 'unodc' } },
  { name: 'UNHCR', handles: { x: 'Refugees', facebook: 'UNHCR' } },
  { name: 'FRONTEX', handles: { x: 'Frontex', facebook: 'frontex' } },
  { name: 'Frontex', handles: { x: 'Frontex', facebook: 'frontex' } },
  { name: 'ILO', handles: { x: 'ilo', facebook: 'ILO.ORG' } },
  { name: 'International Labour Organization', handles: { x: 'ilo', facebook: 'ILO.ORG' } },
  { name: 'International Labour Organisation', handles: { x: 'ilo', facebook: 'ILO.ORG' } },
  { name: 'European Commission', handles: { x: 'EU_Commission', facebook: 'EuropeanCommission' } },
  { name: 'Budapest Process', handles: { x: 'BudapestProcess', facebook: 'BudapestProcess' } },
]
