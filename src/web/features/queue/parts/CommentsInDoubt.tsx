import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { handleText } from '../../../shared/channels/handle-text.ts'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useChosenOfficeIds } from '../../../shared/offices/chosen-offices.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { NetworkMark } from '../../../shared/text/NetworkMark.tsx'
import { Run } from '../../../shared/text/Run.tsx'
import { OfficeTime } from '../../../shared/times/OfficeTime.tsx'
import { commentsInDoubtQuery } from '../api/comments-in-doubt.ts'
import classes from './CommentsInDoubt.module.css'

/** First comments of which no one knows whether they are out; nothing where there is none. Each is settled on its post. */
export function CommentsInDoubt() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(commentsInDoubtQuery(useChosenOfficeIds()))
  if (!data && error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  if (!data || data.length === 0) return null
  return (
    <Card title={t('queue.comment.inDoubt')} isList>
      <ul className={classes.rows}>
        {data.map(({ id, network, handle, language, comment, officeId, publishedAt, dueAt }) => (
          <li key={id} className={classes.row} data-testid="comment-in-doubt">
            <span className={classes.where}>
              <NetworkMark network={network} size={16} /> <Ltr>{handleText(handle)}</Ltr> ·{' '}
              <OfficeTime at={publishedAt ?? dueAt} officeId={officeId} withDay />
            </span>
            <Link to="/queue/$postId" params={{ postId: id }} className={classes.link}>
              <Run language={language}>{comment?.text ?? ''}</Run>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
