import { ActionIcon } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useWeekdayNames, weekdays } from '../../../shared/times/weekdays.ts'
import { SlotTime } from './SlotTime.tsx'
import classes from './SlotWeek.module.css'
import { newLine, type SlotFault, type SlotLine } from './week.ts'

interface SlotWeekProps {
  lines: readonly SlotLine[]
  faults: ReadonlyMap<number, SlotFault>
  onChange: (lines: SlotLine[]) => void
}

/** Seven columns of times; on telephones seven rows. */
export function SlotWeek({ lines, faults, onChange }: SlotWeekProps) {
  const { t } = useTranslation()
  const dayName = useWeekdayNames()
  return (
    <div className={classes.week}>
      {weekdays.map(weekday => {
        const day = dayName(weekday)
        return (
          <section key={weekday} className={classes.day} aria-label={day}>
            <h3 className={classes.name}>{dayName(weekday, 'short')}</h3>
            <div className={classes.times}>
              {lines
                .map((line, place) => ({ line, place }))
                .filter(({ line }) => line.weekday === weekday)
                .map(({ line, place }) => (
                  <SlotTime
                    key={place}
                    line={line}
                    day={day}
                    fault={faults.get(place)}
                    onChange={typed => onChange(lines.with(place, { ...line, typed }))}
                    onRemove={() => onChange(lines.toSpliced(place, 1))}
                  />
                ))}
              <ActionIcon
                variant="default"
                className={classes.add}
                aria-label={t('channels.addTime', { day })}
                onClick={() => onChange([...lines, newLine(weekday)])}
              >
                <IconPlus size={16} aria-hidden />
              </ActionIcon>
            </div>
          </section>
        )
      })}
    </div>
  )
}
