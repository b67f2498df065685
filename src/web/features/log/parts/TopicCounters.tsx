import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../../shared/times/numbers.ts'
import type { TopicCounts } from '../enquiry-counts.ts'
import { useLogLabels } from '../log-labels.ts'
import { useWordChoices } from '../word-choices.ts'
import classes from './TopicCounters.module.css'

interface TopicCountersProps {
  /** The contact method that is counted. */
  method: string
  counts: TopicCounts
  onTap: (topic: string, by: 1 | -1) => void
}

/** One tap on a topic is one question about it. */
export function TopicCounters({ method, counts, onTap }: TopicCountersProps) {
  const { t } = useTranslation()
  const number = useNumbers()
  const labels = useLogLabels()
  const topics = useWordChoices('topic')
  return (
    <fieldset className={classes.topics}>
      <legend className={classes.legend}>
        {t('log.tapTopics', { channel: labels.contactMethod(method) })}
      </legend>
      {topics.length === 0 && <p>{t('log.noWords')}</p>}
      {topics.map(({ value: topic, label: name }) => {
        const count = counts[topic] ?? 0
        return (
          <div key={topic} className={classes.topic} data-counted={count > 0 || undefined}>
            <UnstyledButton className={classes.more} onClick={() => onTap(topic, 1)}>
              <IconPlus size={16} aria-hidden />
              <bdi className={classes.name}>{name}</bdi>
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
