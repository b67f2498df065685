import { Chip, Input } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../../shared/times/numbers.ts'
import { type Counts, countsOf, totalOf } from '../enquiry-counts.ts'
import { useWordChoices } from '../word-choices.ts'
import classes from './ChannelChips.module.css'

interface ChannelChipsProps {
  value: string
  counts: Counts
  onChange: (method: string) => void
}

/** How the questions came, each with what was counted there so far. */
export function ChannelChips({ value, counts, onChange }: ChannelChipsProps) {
  const { t } = useTranslation()
  const number = useNumbers()
  const id = useId()
  const methods = useWordChoices('contact-method')
  return (
    <div>
      <Input.Label component="div" id={id} labelElement="div">
        {t('log.howAsked')}
      </Input.Label>
      <div role="radiogroup" aria-labelledby={id} className={classes.chips}>
        {methods.map(({ value: method, label }) => {
          const total = totalOf({ [method]: countsOf(counts, method) })
          return (
            <Chip
              key={method}
              type="radio"
              name={id}
              checked={method === value}
              onChange={() => onChange(method)}
            >
              <bdi>{label}</bdi>
              {total > 0 && <strong className={classes.count}>{number(total)}</strong>}
            </Chip>
          )
        })}
      </div>
      {methods.length === 0 && <p>{t('log.noWords')}</p>}
    </div>
  )
}
