import { useTranslation } from 'react-i18next'
import { type Channel, useChannels } from '../../../shared/channels/channels.ts'
import { handleText } from '../../../shared/channels/handle-text.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { Marked } from '../../../shared/previews/Marked.tsx'
import { initialsOf } from '../../../shared/text/initials.ts'
import { LanguageTag } from '../../../shared/text/LanguageTag.tsx'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { NetworkMark } from '../../../shared/text/NetworkMark.tsx'
import { Run } from '../../../shared/text/Run.tsx'
import { useNumbers } from '../../../shared/times/numbers.ts'
import type { PostDetail, Segment } from '../api/post.ts'
import classes from './SentContent.module.css'

/** Exactly what was sent, or will be: each part as it stands on the account, then the first comment. */
export function SentContent({ post }: { post: PostDetail }) {
  const { t } = useTranslation()
  const channel = useChannels().find(({ id }) => id === post.channelId)
  const wasSent = post.attempts.some(({ kind }) => kind === 'send')
  return (
    <Card
      title={wasSent ? t('queue.whatWeSent') : t('queue.whatGoesOut')}
      aside={
        <span className={classes.aside}>
          <NetworkMark network={post.network} />
          <LanguageTag language={post.language} />
        </span>
      }
    >
      {/* As in previews: the layout of a network is not mirrored; its texts have their own direction. */}
      <ol dir="ltr" className={classes.parts}>
        {post.segments.map(segment => (
          <li key={segment.position}>
            <SentPart segment={segment} post={post} channel={channel} />
          </li>
        ))}
        {post.comment && (
          <li>
            <article className={classes.comment} aria-label={t('queue.firstComment')}>
              <p className={classes.label}>{t('queue.firstComment')}</p>
              <Run language={post.language} as="p" className={classes.text}>
                <Marked text={post.comment.text} />
              </Run>
            </article>
          </li>
        )}
      </ol>
      {post.sandbox && post.state === 'published' && post.accountAddress && (
        <a href={post.accountAddress} target="_blank" rel="noreferrer" className={classes.seen}>
          {t('queue.seeInPractice')}
        </a>
      )}
    </Card>
  )
}

interface SentPartProps {
  segment: Segment
  post: PostDetail
  channel: Channel | undefined
}

function SentPart({ segment, post, channel }: SentPartProps) {
  const { t } = useTranslation()
  const number = useNumbers()
  const name = channel?.name ?? post.handle
  const of = { part: number(segment.position + 1), parts: number(post.segments.length) }
  return (
    <article className={classes.part} aria-label={t('queue.partOf', of)}>
      <bdi className={classes.picture} aria-hidden>
        {initialsOf(name)}
      </bdi>
      <div className={classes.words}>
        <p className={classes.account}>
          <bdi className={classes.name}>{name}</bdi> <Ltr>{handleText(post.handle)}</Ltr>
          {post.segments.length > 1 && (
            <span>
              {' '}
              · <bdi>{t('queue.partOf', of)}</bdi>
            </span>
          )}
        </p>
        <Run language={post.language} as="p" className={classes.text}>
          <Marked text={segment.text} />
        </Run>
        {segment.media.map(({ mediaId, altText }) => (
          <img
            key={mediaId}
            className={classes.image}
            src={`/api/v1/media/${mediaId}?width=640`}
            alt={altText}
            loading="lazy"
          />
        ))}
        {segment.permalink && !post.sandbox && (
          <a href={segment.permalink} target="_blank" rel="noreferrer">
            {t('queue.openPost')}
          </a>
        )}
      </div>
    </article>
  )
}
