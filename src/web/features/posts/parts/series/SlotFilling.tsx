import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../../../shared/forms/NumberField.tsx'
import type { EvergreenWish } from '../../api/made-series.ts'
import classes from '../repeat/Repeat.module.css'

type Filling = Pick<EvergreenWish, 'leastDays' | 'endsOn'>

interface SlotFillingProps {
  value: Filling
  onChange: (filling: Filling) => void
}

/** How often an evergreen series uses an item, and until when; the last day is '' until it is chosen. */
export function SlotFilling({ value, onChange }: SlotFillingProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.pair}>
      <NumberField
        label={t('posts.series.leastDays')}
        min={1}
        max={730}
        value={value.leastDays}
        onChange={days => onChange({ ...value, leastDays: Number(days) || 1 })}
      />
      <TextInput
        type="date"
        required
        label={t('posts.repeat.lastDay')}
        value={value.endsOn}
        onChange={event => onChange({ ...value, endsOn: event.currentTarget.value })}
      />
    </div>
  )
}
