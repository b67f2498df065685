import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { laterPage } from '../../../shared/page/later-page.tsx'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { useTopicLabel } from '../../../shared/topics/topic-label.ts'
import { topicsQuery } from '../../../shared/topics/topics.ts'
import { TopicList } from '../parts/topics/TopicList.tsx'

const NewTopicForm = laterPart(
  () => import('../parts/topics/NewTopicForm.tsx').then(part => part.NewTopicForm),
  320,
)
const TopicPage = laterPage(() => import('../parts/topics/TopicPage.tsx').then(part => part.TopicPage))

export function TopicsSettings() {
  const { t } = useTranslation()
  const { open } = useSearch({ strict: false })
  const mayManage = useMay('topics.manage')
  const labelOf = useTopicLabel()
  const query = useQuery(topicsQuery)
  const topic = query.data?.items.find(({ id }) => id === open)
  if (topic) {
    const others = query.data?.items.filter(({ id, archivedAt }) => id !== topic.id && archivedAt === null)
    return (
      <TopicPage
        key={topic.id}
        title={labelOf(topic)}
        topic={topic}
        others={others ?? []}
        isReadOnly={!mayManage}
      />
    )
  }
  return (
    <Page
      title={t('settings.topics')}
      lead={t('settings.about.topics')}
      actions={
        mayManage &&
        open !== 'new' && (
          <LinkButton
            to="/settings/topics"
            search={{ open: 'new' }}
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {t('settings.topicIs.new')}
          </LinkButton>
        )
      }
    >
      {mayManage && open === 'new' && <NewTopicForm />}
      <TopicList query={query} isReadOnly={!mayManage} />
    </Page>
  )
}
