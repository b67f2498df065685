import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import type { Office } from '../../../../shared/offices/offices.ts'
import { linesOfPlaces, placesOfLines } from './place-lines.ts'
import { useSaveOffice } from './use-save-office.ts'

/** The towns that an office covers, one a line. */
export function OfficePlacesCard({ office, isReadOnly }: { office: Office; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const before = linesOfPlaces(office.places)
  const kept = useKeptForm(`office-places/${office.id}`)
  const [lines, setLines] = useKeptState(kept, 'lines', before)
  const { save, isBusy, isSaved, problem } = useSaveOffice(office.id, office.version, kept.sending)
  return (
    <FormCard
      title={t('settings.officeIs.places')}
      isDirty={lines !== before}
      isBusy={isBusy}
      isSaved={isSaved}
      problem={problem}
      isReadOnly={isReadOnly}
      onSave={() => save({ places: placesOfLines(lines, office.places) })}
      kept={kept}
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
