import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import type { Office } from '../../../../shared/offices/offices.ts'
import { linesOfPlaces, placesOfLines } from './place-lines.ts'
import { useSaveOffice } from './use-save-office.ts'

/** The towns that an office covers, one a line. */
export function OfficePlacesCard({ office, isReadOnly }: { office: Office; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const before = linesOfPlaces(office.places)
  const [lines, setLines] = useState(before)
  const { save, isBusy, isSaved, problem } = useSaveOffice(office.id, office.version)
  return (
    <FormCard
      title={t('settings.officeIs.places')}
      isDirty={lines !== before}
      isBusy={isBusy}
      isSaved={isSaved}
      problem={problem}
      isReadOnly={isReadOnly}
      onSave={() => save({ places: placesOfLines(lines, office.places) })}
      onDiscard={() => setLines(before)}
    >
      <Textarea
        aria-label={t('settings.officeIs.places')}
        description={t('settings.officeIs.placesHint')}
        autosize
        minRows={3}
        maxRows={16}
        dir="auto"
        value={lines}
        onChange={event => setLines(event.currentTarget.value)}
      />
    </FormCard>
  )
}
