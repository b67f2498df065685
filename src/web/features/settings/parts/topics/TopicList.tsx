import { Badge } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AnswerOf } from '../../../../shared/api/client.ts'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { Ltr } from '../../../../shared/text/Ltr.tsx'
import { useTopicLabel } from '../../../../shared/topics/topic-label.ts'
import { useOrderTopics } from '../../api/topics.ts'
import { ListCard } from '../ListCard.tsx'
import { OrderButtons } from '../OrderButtons.tsx'
import { Row, Rows } from '../Rows.tsx'

interface TopicListProps {
  query: UseQueryResult<AnswerOf<'GET /api/v1/topics'>>
  isReadOnly: boolean
}

/** Topics in their order, which two buttons change; the archived last. */
export function TopicList({ query, isReadOnly }: TopicListProps) {
  const { t } = useTranslation()
  const labelOf = useTopicLabel()
  const { mutate: order, isPending, error } = useOrderTopics()
  const all = query.data?.items ?? []
  const current = all.filter(({ archivedAt }) => archivedAt === null)
  const ids = current.map(({ id }) => id)
  return (
    <ListCard title={t('settings.topics')} query={query}>
      {() => (
        <>
          {error && <ProblemAlert problem={error} title={t('forms.notSaved')} />}
          <Rows>
            {[...current, ...all.filter(({ archivedAt }) => archivedAt !== null)].map((topic, index) => {
              const what = labelOf(topic)
              const isCurrent = topic.archivedAt === null
              return (
                <Row
                  key={topic.id}
                  isFaint={!isCurrent}
                  name={
                    <Link to="/settings/topics" search={{ open: topic.id }}>
                      <bdi>{what}</bdi>
                    </Link>
                  }
                  meta={topic.hashtags.en && <Ltr>#{topic.hashtags.en.replace(/^#/, '')}</Ltr>}
                  end={
                    isCurrent ? (
                      !isReadOnly && (
                        <OrderButtons
                          what={what}
                          ids={ids}
                          index={index}
                          isBusy={isPending}
                          onOrder={order}
                        />
                      )
                    ) : (
                      <Badge variant="default" radius="xs" tt="none">
                        {t('settings.archived')}
                      </Badge>
                    )
                  }
                />
              )
            })}
          </Rows>
        </>
      )}
    </ListCard>
  )
}
