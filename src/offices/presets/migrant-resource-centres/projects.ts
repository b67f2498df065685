import type { Language } from '../../../core/languages/language.ts'

export interface PresetProject {
  id: string
  name: string
  /** The donor's line, word for word as it stands under a post. */
  credit: Record<Language, string>
  emblem: 'eu' | null
  /** Why there is no donor to name. */
  noDonor?: string
  isDefault: boolean
}

/** What pays for the news. The European Union's wording is the one its emblem is shown with. */
export const presetProjects: readonly PresetProject[] = [
  {
    id: 'silk-routes',
    name: 'Migration information on the Silk Routes',
    credit: {
      en: 'Funded by the European Union',
      ur: 'یورپی یونین کے مالی تعاون سے',
      ar: 'بتمويل من الاتحاد الأوروبي',
      prs: 'با تمویل مالی اتحادیه اروپا',
      ps: 'د اروپايي ټولنې په مالي ملاتړ',
      bn: 'ইউরোপীয় ইউনিয়নের অর্থায়নে',
    },
    emblem: 'eu',
    isDefault: true,
  },
  {
    id: 'own-funds',
    name: 'Own funds, without a credit line',
    credit: {},
    emblem: null,
    noDonor: 'The organisation pays for it itself.',
    isDefault: false,
  },
]
