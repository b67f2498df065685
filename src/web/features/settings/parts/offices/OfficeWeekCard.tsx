import { useTranslation } from 'react-i18next'
import { readClock } from '../../../../shared/forms/clock-text.ts'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { refusalBeside } from '../../../../shared/forms/refusal-beside.tsx'
import { WeekdaysField } from '../../../../shared/forms/WeekdaysField.tsx'
import type { Office } from '../../../../shared/offices/offices.ts'
import { AffectedPosts } from './AffectedPosts.tsx'
import { QuietExceptions } from './QuietExceptions.tsx'
import { QuietWindows } from './QuietWindows.tsx'
import { isOfException, isOfWindow } from './quiet-faults.ts'
import { isException, isWindow } from './quiet-shapes.ts'
import { useSaveOffice } from './use-save-office.ts'

/** When the office works and when nothing is posted. */
export function OfficeWeekCard({ office, isReadOnly }: { office: Office; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const kept = useKeptForm(`office-week/${office.id}`)
  const [keptDays, setWorkingDays] = useKeptState<readonly number[]>(kept, 'workingDays', office.workingDays)
  const workingDays = keptDays.filter(day => Number.isInteger(day))
  const [keptHours, setHours] = useKeptState<Office['quietHours']>(kept, 'quietHours', office.quietHours)
  const [keptExceptions, setExceptions] = useKeptState<Office['quietExceptions']>(
    kept,
    'quietExceptions',
    office.quietExceptions,
  )
  const edit = {
    workingDays,
    quietHours: keptHours.every(isWindow) ? keptHours : office.quietHours,
    quietExceptions: keptExceptions.every(isException) ? keptExceptions : office.quietExceptions,
  }
  const { save, isBusy, isSaved, problem, asked, saveAnyway, cancel } = useSaveOffice(
    office.id,
    office.version,
    kept.sending,
  )
  const windows = [...edit.quietHours, ...edit.quietExceptions.flatMap(({ quietHours }) => quietHours)]
  const isRight =
    workingDays.length > 0 &&
    windows.every(({ from, to, weekdays }) => readClock(from) && readClock(to) && weekdays.length > 0) &&
    edit.quietExceptions.every(({ name, from, until }) => name.trim() && from && until)
  const refusal = refusalBeside(problem, { workingDays: ['working-days-invalid'] })
  const isBeside =
    windows.some(each => isOfWindow(problem, each)) ||
    edit.quietExceptions.some(each => isOfException(problem, each))
  return (
    <FormCard
      title={t('settings.officeIs.week')}
      isDirty={JSON.stringify(edit) !== JSON.stringify(fieldsOf(office))}
      isBusy={isBusy}
      isSaved={isSaved}
      problem={isBeside ? undefined : refusal.elsewhere}
      isReadOnly={isReadOnly}
      onSave={() => isRight && save(edit)}
      kept={kept}
      after={
        asked && (
          <AffectedPosts affected={asked.affected} isBusy={isBusy} onSave={saveAnyway} onCancel={cancel} />
        )
      }
    >
      <WeekdaysField
        label={t('settings.officeIs.workingDays')}
        value={edit.workingDays}
        onChange={setWorkingDays}
        error={workingDays.length === 0 ? t('forms.missing') : refusal.at('workingDays')}
      />
      <QuietWindows
        title={t('settings.officeIs.quiet')}
        description={t('settings.officeIs.quietHint')}
        value={edit.quietHours}
        problem={problem}
        onChange={setHours}
      />
      <QuietExceptions value={edit.quietExceptions} problem={problem} onChange={setExceptions} />
    </FormCard>
  )
}

function fieldsOf({ workingDays, quietHours, quietExceptions }: Office) {
  return { workingDays, quietHours, quietExceptions }
}
