import { Chip, Input } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../../shared/times/numbers.ts'
import { type Counts, countsOf, totalOf } from '../enquiry-counts.ts'
import { type EnquiryChannel, enquiryChannels } from '../log-words.ts'
import classes from './ChannelChips.module.css'

interface ChannelChipsProps {
  value: EnquiryChannel
  counts: Counts
  onChange: (channel: EnquiryChannel) => void
}

/** How the questions came, each with what was counted there so far. */
export function ChannelChips({ value, counts, onChange }: ChannelChipsProps) {
  const { t } = useTranslation()
  const number = useNumbers()
  const id = useId()
  return (
    <div>
      <Input.Label component="div" id={id} labelElement="div">
        {t('log.howAsked')}
      </Input.Label>
      <div role="radiogroup" aria-labelledby={id} className={classes.chips}>
        {enquiryChannels.map(channel => {
          const total = totalOf({ [channel]: countsOf(counts, channel) })
          return (
            <Chip
              key={channel}
              type="radio"
              name={id}
              checked={channel === value}
              onChange={() => onChange(channel)}
            >
              {t(`log.channels.${channel}`)}
              {total > 0 && <strong className={classes.count}>{number(total)}</strong>}
            </Chip>
          )
        })}
      </div>
    </div>
  )
}
