import { Timeline } from '@mantine/core'
import { IconMessage, IconPhotoUp, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNetworkName } from '../../../shared/channels/networks.ts'
import { useOffice } from '../../../shared/offices/offices.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { states } from '../../../shared/text/state.ts'
import { secondTime } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import { OfficeTime } from '../../../shared/times/OfficeTime.tsx'
import type { PostDetail } from '../api/post.ts'
import { type Happening, happeningsOf } from '../happenings.ts'
import classes from './Happenings.module.css'

const icons = { send: IconSend, upload: IconPhotoUp, comment: IconMessage } as const

/** Every attempt with the network's response, then where the post stands now. */
export function Happenings({ post }: { post: PostDetail }) {
  const { t } = useTranslation()
  const happenings = happeningsOf(post)
  const { icon: StateIcon, tone } = states[post.state]
  return (
    <Card title={t('queue.whatHappened')}>
      <Timeline bulletSize={28} lineWidth={2} active={-1} className={classes.timeline}>
        {happenings.map(each => (
          <HappeningItem key={each.key} happening={each} post={post} />
        ))}
        <Timeline.Item
          bullet={<StateIcon size={15} aria-hidden />}
          data-tone={tone}
          title={t(`queue.stands.${post.state}`)}
        >
          <div className={classes.detail}>
            <OfficeTime at={post.publishedAt ?? post.dueAt} officeId={post.officeId} withDay />
          </div>
          {post.reason && <Reason text={post.reason} as="p" className={classes.detail} />}
        </Timeline.Item>
      </Timeline>
    </Card>
  )
}

function HappeningItem({ happening, post }: { happening: Happening; post: PostDetail }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const network = useNetworkName()(post.network)
  const zone = useOffice(post.officeId)?.timeZone ?? 'UTC'
  const Icon = icons[happening.kind]
  const { kind, outcome, number, part } = happening
  return (
    <Timeline.Item
      bullet={<Icon size={15} aria-hidden />}
      data-tone={happening.tone}
      title={
        <>
          <time dateTime={happening.startedAt}>{secondTime(happening.startedAt, zone, locale)}</time>{' '}
          {part === undefined ? t(`queue.did.${kind}`) : t(`queue.didPart.${kind}`, { part })}
        </>
      }
    >
      <div className={classes.detail}>
        {t(`queue.outcome.${outcome}`, { network })} {number > 1 && t('queue.attempt', { number })}
      </div>
      {happening.reason && (
        <p className={classes.detail}>
          <Reason text={happening.reason} />
          {happening.code && (
            <>
              {' '}
              <code dir="ltr" className={classes.code}>
                {happening.code}
              </code>
            </>
          )}
        </p>
      )}
    </Timeline.Item>
  )
}
