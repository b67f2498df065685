import { ActionIcon, Button, Group, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldRefusal } from '../../../../shared/feedback/FieldRefusal.tsx'
import type { Office } from '../../../../shared/offices/offices.ts'
import classes from './QuietExceptions.module.css'
import { QuietWindows } from './QuietWindows.tsx'
import { isOfException } from './quiet-faults.ts'

type Exceptions = Office['quietExceptions']

interface QuietExceptionsProps {
  value: Exceptions
  /** What the last save was refused with. */
  problem: unknown
  onChange: (exceptions: Exceptions) => void
}

/** Days on which other hours are quiet, or none. */
export function QuietExceptions({ value, problem, onChange }: QuietExceptionsProps) {
  const { t } = useTranslation()
  const id = useId()
  const set = (index: number, change: Partial<Exceptions[number]>) =>
    onChange(value.map((each, at) => (at === index ? { ...each, ...change } : each)))
  return (
    <section aria-labelledby={id} className={classes.exceptions}>
      <h3 id={id} className={classes.title}>
        {t('settings.officeIs.exceptions')}
      </h3>
      {value.map((exception, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no name that stays.
        <div key={index} className={classes.exception}>
          <Group gap="sm" align="flex-end">
            <TextInput
              label={t('settings.holidays.name')}
              value={exception.name}
              error={exception.name.trim() === '' ? t('forms.missing') : undefined}
              maxLength={120}
              onChange={event => set(index, { name: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label={t('settings.officeIs.firstDay')}
              value={exception.from}
              error={exception.from === '' ? t('forms.missing') : undefined}
              onChange={event => set(index, { from: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label={t('settings.officeIs.lastDay')}
              value={exception.until}
              error={
                exception.until === ''
                  ? t('forms.missing')
                  : isOfException(problem, exception) && <FieldRefusal problem={problem} />
              }
              onChange={event => set(index, { until: event.currentTarget.value })}
            />
            <ActionIcon
              aria-label={t('forms.removeThis', { what: exception.name })}
              onClick={() => onChange(value.filter((_each, at) => at !== index))}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
          <QuietWindows
            title={t('settings.officeIs.quiet')}
            value={exception.quietHours}
            problem={problem}
            onChange={quietHours => set(index, { quietHours })}
          />
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        className={classes.add}
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => onChange([...value, { name: '', from: '', until: '', quietHours: [] }])}
      >
        {t('settings.officeIs.addException')}
      </Button>
    </section>
  )
}
