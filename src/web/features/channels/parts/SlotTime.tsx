import { TextInput, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { readClock } from '../../../shared/forms/clock-text.ts'
import classes from './SlotTime.module.css'
import type { SlotFault, SlotLine } from './week.ts'

interface SlotTimeProps {
  line: SlotLine
  day: string
  fault: SlotFault | undefined
  onChange: (typed: string) => void
  onRemove: () => void
}

/** A time of 24 hours: browsers' own field shows 12 or 24 by the language of the browser, whatever the page's is. */
export function SlotTime({ line, day, fault, onChange, onRemove }: SlotTimeProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.line}>
      <TextInput
        dir="ltr"
        inputMode="numeric"
        placeholder="09:30"
        maxLength={5}
        aria-label={t('channels.timeOn', { day })}
        value={line.typed}
        autoFocus={line.typed === ''}
        error={fault && t(fault === 'badTime' ? 'forms.badTime' : 'channels.twice')}
        onChange={event => onChange(event.currentTarget.value)}
        onBlur={() => onChange(readClock(line.typed) ?? line.typed)}
        classNames={{ input: classes.input }}
      />
      <UnstyledButton
        className={classes.remove}
        aria-label={t('channels.removeTime', { time: line.typed, day })}
        onClick={onRemove}
      >
        <IconX size={14} aria-hidden />
      </UnstyledButton>
    </div>
  )
}
