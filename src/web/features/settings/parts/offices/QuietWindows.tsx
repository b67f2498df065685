import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldRefusal } from '../../../../shared/feedback/FieldRefusal.tsx'
import { ClockField } from '../../../../shared/forms/ClockField.tsx'
import { readClock } from '../../../../shared/forms/clock-text.ts'
import { WeekdaysField } from '../../../../shared/forms/WeekdaysField.tsx'
import type { Office } from '../../../../shared/offices/offices.ts'
import classes from './QuietWindows.module.css'
import { isOfWindow } from './quiet-faults.ts'

type Windows = Office['quietHours']

interface QuietWindowsProps {
  title: string
  description?: string
  value: Windows
  /** What the last save was refused with. */
  problem: unknown
  onChange: (windows: Windows) => void
}

const usual = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '21:00', to: '07:00' }

/** Hours in which nothing is posted, with the days on which they begin. */
export function QuietWindows({ title, description, value, problem, onChange }: QuietWindowsProps) {
  const { t } = useTranslation()
  const id = useId()
  const set = (index: number, change: Partial<Windows[number]>) =>
    onChange(value.map((window, at) => (at === index ? { ...window, ...change } : window)))
  return (
    <section aria-labelledby={id} className={classes.windows}>
      <h3 id={id} className={classes.title}>
        {title}
      </h3>
      {description && <p className={classes.lead}>{description}</p>}
      {value.map((window, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: windows have no name but their place.
        <div key={index} className={classes.window}>
          <ClockField
            label={t('settings.officeIs.from')}
            value={window.from}
            onChange={from => set(index, { from })}
            error={readClock(window.from) ? undefined : t('forms.badTime')}
          />
          <ClockField
            label={t('settings.officeIs.until')}
            value={window.to}
            onChange={to => set(index, { to })}
            error={
              isOfWindow(problem, window) ? (
                <FieldRefusal problem={problem} />
              ) : readClock(window.to) ? undefined : (
                t('forms.badTime')
              )
            }
          />
          <WeekdaysField
            label={t('settings.officeIs.quietOn')}
            value={window.weekdays}
            error={window.weekdays.length === 0 ? t('forms.missing') : undefined}
            onChange={weekdays => set(index, { weekdays })}
          />
          <ActionIcon
            aria-label={t('forms.removeThis', { what: `${window.from}–${window.to}` })}
            onClick={() => onChange(value.filter((_window, at) => at !== index))}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        className={classes.add}
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => onChange([...value, usual])}
      >
        {t('settings.officeIs.addQuiet')}
      </Button>
    </section>
  )
}
