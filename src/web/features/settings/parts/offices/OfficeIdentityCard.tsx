import { SimpleGrid } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { filledIn, LanguageFields } from '../../../../shared/forms/LanguageFields.tsx'
import { LanguagesField } from '../../../../shared/forms/LanguagesField.tsx'
import type { Office } from '../../../../shared/offices/offices.ts'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import { useSaveOffice } from './use-save-office.ts'

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
  const [edit, setEdit] = useState(() => fieldsOf(office))
  const { save, isBusy, isSaved, problem, asked, saveAnyway, cancel } = useSaveOffice(
    office.id,
    office.version,
  )
  const isDirty = JSON.stringify(edit) !== JSON.stringify(fieldsOf(office))
  const isWhole = Object.keys(filledIn(edit.names)).length > 0 && edit.languages.length > 0
  const set = (change: Partial<typeof edit>) => setEdit(before => ({ ...before, ...change }))
  return (
    <FormCard
      title={t('settings.officeIs.identity')}
      isDirty={isDirty}
      isBusy={isBusy}
      isSaved={isSaved}
      problem={problem}
      isReadOnly={isReadOnly}
      onSave={() => isWhole && save({ ...edit, names: filledIn(edit.names) })}
      onDiscard={() => setEdit(fieldsOf(office))}
      after={
        asked && (
          <AffectedPosts affected={asked.affected} isBusy={isBusy} onSave={saveAnyway} onCancel={cancel} />
        )
      }
    >
      <LanguageFields
        label={t('settings.officeIs.names')}
        value={edit.names}
        onChange={names => set({ names })}
        maxLength={120}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <CountryField
          label={t('settings.officeIs.country')}
          value={edit.country}
          onChange={country => country && set({ country })}
        />
        <ZoneField
          label={t('settings.officeIs.zone')}
          value={edit.timeZone}
          onChange={timeZone => timeZone && set({ timeZone })}
        />
      </SimpleGrid>
      <LanguagesField
        value={edit.languages}
        onChange={languages => set({ languages })}
        error={edit.languages.length === 0 ? t('forms.missing') : undefined}
      />
    </FormCard>
  )
}

function fieldsOf({ names, country, timeZone, languages }: Office) {
  return { names: { ...names }, country, timeZone, languages: [...languages] }
}
