import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { Reason } from '../../../../shared/reasons/Reason.tsx'
import { useMay } from '../../../../shared/session/may.ts'
import { ChannelName } from '../../../../shared/text/ChannelName.tsx'
import { Name } from '../../../../shared/text/Name.tsx'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import { intendedPostsQuery, useIntendPosts } from '../../api/intended-posts.ts'
import classes from './PostsOfItem.module.css'

/** What the next approval will schedule; nothing where nothing is chosen. */
export function IntendedPosts({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const { data } = useQuery(intendedPostsQuery(item.id))
  const { mutate: intend, isPending, error } = useIntendPosts(item.id)
  const mayChange = useMay('posts.schedule', item.officeId)
  if (!data || data.length === 0 || item.state === 'approved') return null
  return (
    <Card
      title={t('posts.intended')}
      aside={
        mayChange && (
          <Button variant="subtle" size="compact-sm" loading={isPending} onClick={() => intend([])}>
            {t('posts.intendNone')}
          </Button>
        )
      }
      isList
    >
      {error && <ProblemAlert problem={error} title={t('posts.notScheduled')} />}
      <ul className={classes.list}>
        {data.map(post => (
          <li key={post.id} className={classes.row} data-testid="intended-post" data-id={post.id}>
            <div className={classes.line}>
              <ChannelName network={post.network} handle={post.handle} name={post.channelName} />
              {post.planned && <OfficeTime at={post.planned.dueAt} officeId={item.officeId} withDay />}
              <span className={classes.quiet}>
                {t(post.at ? 'posts.atChosenTime' : 'posts.atNextSlot')} · <Name>{post.setByName}</Name>
              </span>
            </div>
            {post.problem && <Reason text={post.problem.reason} as="p" className={classes.reason} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}
