import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../../shared/times/numbers.ts'
import type { TopicCounts } from '../enquiry-counts.ts'
import { type EnquiryChannel, type EnquiryTopic, enquiryTopics } from '../log-words.ts'
import classes from './TopicCounters.module.css'

interface TopicCountersProps {
  channel: EnquiryChannel
  counts: TopicCounts
  onTap: (topic: EnquiryTopic, by: 1 | -1) => void
}

/** One tap on a topic is one question about it. */
export function TopicCounters({ channel, counts, onTap }: TopicCountersProps) {
  const { t } = useTranslation()
  const number = useNumbers()
  return (
    <fieldset className={classes.topics}>
      <legend className={classes.legend}>
        {t('log.tapTopics', { channel: t(`log.channels.${channel}`) })}
      </legend>
      {enquiryTopics.map(topic => {
        const name = t(`log.topics.${topic}`)
        const count = counts[topic] ?? 0
        return (
          <div key={topic} className={classes.topic} data-counted={count > 0 || undefined}>
            <UnstyledButton className={classes.more} onClick={() => onTap(topic, 1)}>
              <IconPlus size={16} aria-hidden />
              <span className={classes.name}>{name}</span>
              <span className={classes.count}>{number(count)}</span>
            </UnstyledButton>
            <ActionIcon
              variant="default"
              size="lg"
              disabled={count === 0}
              aria-label={t('log.oneLess', { topic: name })}
              onClick={() => onTap(topic, -1)}
            >
              <IconMinus size={16} aria-hidden />
            </ActionIcon>
          </div>
        )
      })}
    </fieldset>
  )
}
