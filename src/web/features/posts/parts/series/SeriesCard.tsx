import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../../../shared/feedback/Confirm.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { approvedItemsQuery } from '../../../../shared/item/approved-items.ts'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import { Reason } from '../../../../shared/reasons/Reason.tsx'
import { useMay } from '../../../../shared/session/may.ts'
import { Dateline } from '../../../../shared/text/Dateline.tsx'
import { fallbackLanguage } from '../../../../shared/text/fallback-language.ts'
import { Ltr } from '../../../../shared/text/Ltr.tsx'
import { Name } from '../../../../shared/text/Name.tsx'
import { NetworkMark } from '../../../../shared/text/NetworkMark.tsx'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import { type Series, useChangeSeries } from '../../api/made-series.ts'
import classes from './Series.module.css'
import { SeriesRule } from './SeriesRule.tsx'

const SeriesEditForm = laterPart(() => import('./SeriesEditForm.tsx').then(part => part.SeriesEditForm), 420)

/** How a series repeats and stands, and its buttons: edit, pause or resume, end. */
export function SeriesCard({ series }: { series: Series }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const officeName = useOfficeNames()
  const mayChange = useMay('posts.schedule', series.officeId)
  const { pause, resume, end } = useChangeSeries(series.id)
  const { data: items } = useQuery(approvedItemsQuery(series.officeId))
  const [open, setOpen] = useState<'edit' | 'pause' | 'end'>()
  const { state, stateReason, problem, occurrences, channels, newsItemIds, officeId } = series
  const close = () => setOpen(undefined)
  const isOver = state === 'ended'
  return (
    <Card
      title={t('posts.series.one')}
      aside={
        <span className={classes.state} data-state={state}>
          {t(`posts.series.state.${state}`)}
        </span>
      }
    >
      <div className={classes.body}>
        <p>
          <Name>{officeName(officeId)}</Name> · <SeriesRule series={series} />
        </p>
        <p className={classes.actions}>
          {channels.map(({ channelId, network, handle }) => (
            <span key={channelId} className={classes.actions}>
              <NetworkMark network={network} size={16} /> <Ltr>{handle}</Ltr>
            </span>
          ))}
        </p>
        <ol className={classes.items}>
          {newsItemIds.map((id, index) => {
            const item = items?.find(each => each.id === id)
            return (
              <li key={id}>
                <Link to="/news/$id" params={{ id }}>
                  {item ? (
                    <Dateline
                      places={item.beginning?.places ?? item.places}
                      words={item.beginning?.text ?? ''}
                      language={item.beginning?.language ?? fallbackLanguage}
                      lines={1}
                    />
                  ) : (
                    t('posts.series.item', { number: number(index + 1) })
                  )}
                </Link>
              </li>
            )
          })}
        </ol>
        <p className={classes.quiet}>
          {t('posts.series.counts', {
            expected: number(occurrences.expected),
            scheduled: number(occurrences.scheduled),
            skipped: number(occurrences.skipped),
            passed: number(occurrences.passed),
          })}
        </p>
        {[problem, state === 'active' ? null : stateReason].map(
          text => text && <Reason key={text} text={text} as="p" className={classes.warning} />,
        )}
        {resume.error && <ProblemAlert problem={resume.error} title={t('posts.series.notDone')} />}
        {mayChange && !isOver && open !== 'edit' && (
          <div className={classes.actions}>
            <Button variant="default" onClick={() => setOpen('edit')}>
              {t('posts.series.edit')}
            </Button>
            {state === 'active' ? (
              <Button variant="default" onClick={() => setOpen('pause')}>
                {t('posts.series.pause')}
              </Button>
            ) : (
              <Button
                loading={resume.isPending}
                onClick={() =>
                  resume.mutate(
                    // The person accepted it when the series was made.
                    channels.filter(each => each.sameTextAcceptedBy !== null).map(each => each.channelId),
                  )
                }
              >
                {t('posts.series.resume')}
              </Button>
            )}
            <Button variant="subtle" color="red" onClick={() => setOpen('end')}>
              {t('posts.series.end')}
            </Button>
          </div>
        )}
        {open === 'edit' && <SeriesEditForm series={series} onClose={close} />}
      </div>
      <Confirm
        isOpen={open === 'pause'}
        title={t('posts.series.pauseAsk')}
        doIt={t('posts.series.pause')}
        keep={t('posts.series.letItRun')}
        isBusy={pause.isPending}
        problem={pause.error}
        onConfirm={() => pause.mutate(undefined, { onSuccess: close })}
        onClose={close}
      >
        <p>{t('posts.series.pauseWhat')}</p>
      </Confirm>
      <Confirm
        isOpen={open === 'end'}
        title={t('posts.series.endAsk')}
        doIt={t('posts.series.end')}
        keep={t('posts.series.letItRun')}
        isBusy={end.isPending}
        problem={end.error}
        onConfirm={() => end.mutate(undefined, { onSuccess: close })}
        onClose={close}
      >
        <p>{t('posts.series.endWhat')}</p>
      </Confirm>
    </Card>
  )
}
