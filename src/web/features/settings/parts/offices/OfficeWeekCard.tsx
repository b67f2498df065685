import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readClock } from '../../../../shared/forms/clock-text.ts'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { WeekdaysField } from '../../../../shared/forms/WeekdaysField.tsx'
import type { Office } from '../../../../shared/offices/offices.ts'
import { AffectedPosts } from './AffectedPosts.tsx'
import { QuietExceptions } from './QuietExceptions.tsx'
import { QuietWindows } from './QuietWindows.tsx'
import { useSaveOffice } from './use-save-office.ts'

/** When the office works and when nothing is posted. */
export function OfficeWeekCard({ office, isReadOnly }: { office: Office; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const [edit, setEdit] = useState(() => fieldsOf(office))
  const { save, isBusy, isSaved, problem, asked, saveAnyway, cancel } = useSaveOffice(
    office.id,
    office.version,
  )
  const set = (change: Partial<typeof edit>) => setEdit(before => ({ ...before, ...change }))
  const windows = [...edit.quietHours, ...edit.quietExceptions.flatMap(({ quietHours }) => quietHours)]
  const isRight = windows.every(({ from, to }) => readClock(from) && readClock(to))
  return (
    <FormCard
      title={t('settings.officeIs.week')}
      isDirty={JSON.stringify(edit) !== JSON.stringify(fieldsOf(office))}
      isBusy={isBusy}
      isSaved={isSaved}
      problem={problem}
      isReadOnly={isReadOnly}
      onSave={() => isRight && save(edit)}
      onDiscard={() => setEdit(fieldsOf(office))}
      after={
        asked && (
          <AffectedPosts affected={asked.affected} isBusy={isBusy} onSave={saveAnyway} onCancel={cancel} />
        )
      }
    >
      <WeekdaysField
        label={t('settings.officeIs.workingDays')}
        value={edit.workingDays}
        onChange={workingDays => set({ workingDays })}
      />
      <QuietWindows
        title={t('settings.officeIs.quiet')}
        description={t('settings.officeIs.quietHint')}
        value={edit.quietHours}
        onChange={quietHours => set({ quietHours })}
      />
      <QuietExceptions value={edit.quietExceptions} onChange={quietExceptions => set({ quietExceptions })} />
    </FormCard>
  )
}

function fieldsOf({ workingDays, quietHours, quietExceptions }: Office) {
  return { workingDays, quietHours, quietExceptions }
}
