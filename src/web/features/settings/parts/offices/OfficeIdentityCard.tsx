import { SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { textsIn } from '../../../../shared/forms/kept/kept-shapes.ts'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { filledIn, isSameWording, LanguageFields } from '../../../../shared/forms/LanguageFields.tsx'
import { LanguagesField } from '../../../../shared/forms/LanguagesField.tsx'
import { refusalBeside } from '../../../../shared/forms/refusal-beside.tsx'
import type { Office } from '../../../../shared/offices/offices.ts'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import { useSaveOffice } from './use-save-office.ts'
import { zoneFaults } from './zone-faults.ts'

const AffectedPosts = laterPart(() => import('./AffectedPosts.tsx').then(part => part.AffectedPosts), 120)
const ZoneField = laterPart(
  () => import('../../../../shared/forms/ZoneField.tsx').then(part => part.ZoneField),
  58,
)
const CountryField = laterPart(
  () => import('../../../../shared/forms/CountryField.tsx').then(part => part.CountryField),
  58,
)

export function OfficeIdentityCard({ office, isReadOnly }: { office: Office; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const kept = useKeptForm(`office-identity/${office.id}`)
  const [names, setNames] = useKeptState<Record<string, string>>(kept, 'names', office.names)
  const [country, setCountry] = useKeptState(kept, 'country', office.country)
  const [timeZone, setTimeZone] = useKeptState(kept, 'timeZone', office.timeZone)
  const [keptLanguages, setLanguages] = useKeptState<readonly string[]>(kept, 'languages', office.languages)
  const languages = textsIn(keptLanguages)
  const { save, isBusy, isSaved, problem, asked, saveAnyway, cancel } = useSaveOffice(
    office.id,
    office.version,
    kept.sending,
  )
  const filled = filledIn(names)
  const hasName = Object.keys(filled).length > 0
  const [first = ''] = Object.keys(names)
  const isDirty =
    !isSameWording(names, office.names) ||
    country !== office.country ||
    timeZone !== office.timeZone ||
    languages.join() !== office.languages.join()
  const refusal = refusalBeside(problem, { names: [], country: ['country-unknown'], timeZone: zoneFaults })
  return (
    <FormCard
      title={t('settings.officeIs.identity')}
      isDirty={isDirty}
      isBusy={isBusy}
      isSaved={isSaved}
      problem={refusal.elsewhere}
      isReadOnly={isReadOnly}
      kept={kept}
      onSave={() =>
        hasName &&
        languages.length > 0 &&
        save({ names: filled, country, timeZone, languages: [...languages] })
      }
      after={
        asked && (
          <AffectedPosts affected={asked.affected} isBusy={isBusy} onSave={saveAnyway} onCancel={cancel} />
        )
      }
    >
      <LanguageFields
        label={t('settings.officeIs.names')}
        value={names}
        onChange={setNames}
        maxLength={120}
        errors={{ [first]: hasName ? refusal.at('names') : t('forms.missing') }}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <CountryField
          label={t('settings.officeIs.country')}
          value={country}
          onChange={chosen => chosen && setCountry(chosen)}
          error={refusal.at('country')}
        />
        <ZoneField
          label={t('settings.officeIs.zone')}
          value={timeZone}
          onChange={chosen => chosen && setTimeZone(chosen)}
          error={refusal.at('timeZone')}
        />
      </SimpleGrid>
      <LanguagesField
        value={languages}
        onChange={setLanguages}
        error={languages.length === 0 ? t('forms.missing') : undefined}
      />
    </FormCard>
  )
}
