import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { asProblem } from '../../../../shared/api/problem.ts'
import { FieldRefusal } from '../../../../shared/feedback/FieldRefusal.tsx'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import type { Office } from '../../../../shared/offices/offices.ts'
import { useSaveOffice } from './use-save-office.ts'

/** Refusals that are about what was typed. */
const aboutBands: readonly string[] = ['age-band-invalid', 'bands-overlap']

/** By which ages an office counts who came. */
export function OfficeAgeBandsCard({ office, isReadOnly }: { office: Office; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const before = office.ageBands.join(', ')
  const kept = useKeptForm(`office-age-bands/${office.id}`)
  const [typed, setTyped] = useKeptState(kept, 'bands', before)
  const { save, isBusy, isSaved, problem } = useSaveOffice(office.id, office.version, kept.sending)
  const bands = bandsOf(typed)
  const isOfBands = problem !== null && aboutBands.includes(asProblem(problem).code)
  return (
    <FormCard
      title={t('settings.officeIs.ageBands')}
      isDirty={bands.length > 0 && bands.join(', ') !== before}
      isBusy={isBusy}
      isSaved={isSaved}
      problem={isOfBands ? undefined : problem}
      isReadOnly={isReadOnly}
      onSave={() => save({ ageBands: bands })}
      kept={kept}
    >
      <TextInput
        aria-label={t('settings.officeIs.ageBands')}
        description={t('settings.officeIs.ageBandsHint')}
        error={bands.length === 0 ? t('forms.missing') : isOfBands && <FieldRefusal problem={problem} />}
        dir="ltr"
        value={typed}
        maxLength={400}
        onChange={event => setTyped(event.currentTarget.value)}
      />
    </FormCard>
  )
}

/** Commas of any script divide them. */
function bandsOf(typed: string): string[] {
  return typed
    .split(/[,،;\s]+/)
    .map(band => band.replace(/[–—]/g, '-'))
    .filter(band => band !== '')
}
