import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../../shared/page/Card.tsx'
import { Reason } from '../../../../shared/reasons/Reason.tsx'
import { useMay } from '../../../../shared/session/may.ts'
import { NetworkMark } from '../../../../shared/text/NetworkMark.tsx'
import { StateBadge } from '../../../../shared/text/StateBadge.tsx'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import { useWallText } from '../../../../shared/times/time-text.ts'
import { type Occurrence, occurrencesQuery, type Series, useChangeSeries } from '../../api/made-series.ts'
import { OccurrenceMove } from './OccurrenceMove.tsx'
import classes from './Series.module.css'

/** Each time of a series: expected, scheduled, left out or past; one can be left out or moved by itself. */
export function Occurrences({ series }: { series: Series }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(occurrencesQuery(series.id))
  return (
    <Card title={t('posts.series.times')} isList>
      {!data && error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows rows={5} />}
      <ul className={classes.rows}>
        {data?.map(occurrence => (
          <OccurrenceRow key={occurrence.id} series={series} occurrence={occurrence} />
        ))}
      </ul>
    </Card>
  )
}

function OccurrenceRow({ series, occurrence }: { series: Series; occurrence: Occurrence }) {
  const { t } = useTranslation()
  const wallText = useWallText()
  const mayChange = useMay('posts.schedule', series.officeId)
  const { skip, move } = useChangeSeries(series.id)
  const [isMoving, setIsMoving] = useState(false)
  const { id, at: rule, dueAt, local, state, reason, isMoved, posts } = occurrence
  const problem = skip.error ?? move.error
  const networkOf = (channelId: string) =>
    series.channels.find(each => each.channelId === channelId)?.network ?? ''
  // What is out already is neither moved nor left out.
  const isOpen =
    state === 'expected' || (state === 'scheduled' && posts.some(post => post.state === 'scheduled'))
  const size = { variant: 'default', size: 'xs' } as const
  return (
    <li className={classes.row} data-testid="occurrence" data-state={state}>
      <div className={classes.words}>
        {dueAt ? (
          <OfficeTime at={dueAt} officeId={series.officeId} withDay />
        ) : (
          <del>{wallText(rule, series.officeId)}</del>
        )}
        <p className={classes.quiet}>
          {[
            ...(posts.length === 0 || state !== 'scheduled' ? [t(`posts.series.occurrence.${state}`)] : []),
            ...(isMoved ? [t('posts.series.wasMoved')] : []),
          ].join(' · ')}
        </p>
        {posts.length > 0 && (
          <p className={classes.links}>
            {posts.map(post => (
              <Link key={post.id} to="/queue/$postId" params={{ postId: post.id }}>
                <NetworkMark network={networkOf(post.channelId)} size={16} />
                <StateBadge state={post.state} />
              </Link>
            ))}
          </p>
        )}
        {reason && <Reason text={reason} as="p" className={classes.warning} />}
        {isMoving && (
          <OccurrenceMove
            key={id}
            officeId={series.officeId}
            occurrenceId={id}
            at={local?.slice(0, 16) ?? rule}
            move={move}
            onClose={() => setIsMoving(false)}
          />
        )}
        {problem && <ProblemAlert problem={problem} title={t('posts.series.notDone')} />}
      </div>
      {mayChange && isOpen && !isMoving && series.state === 'active' && (
        <div className={classes.actions}>
          <Button {...size} onClick={() => setIsMoving(true)}>
            {t('posts.move')}
          </Button>
          <Button {...size} loading={skip.isPending} onClick={() => skip.mutate(id)}>
            {t('posts.series.skip')}
          </Button>
        </div>
      )}
    </li>
  )
}
