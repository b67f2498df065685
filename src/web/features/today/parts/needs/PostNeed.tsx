import { Trans, useTranslation } from 'react-i18next'
import { useNetworkName } from '../../../../shared/channels/networks.ts'
import { LinkButton } from '../../../../shared/page/LinkButton.tsx'
import { Reason } from '../../../../shared/reasons/Reason.tsx'
import { useMay } from '../../../../shared/session/may.ts'
import { Ltr } from '../../../../shared/text/Ltr.tsx'
import { useLanguageName } from '../../../../shared/text/language-name.ts'
import { states } from '../../../../shared/text/state.ts'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import type { Post } from '../../needs.ts'
import { NeedLayout } from './NeedLayout.tsx'

const stateOf = { doubt: 'needs_attention', failed: 'failed', missed: 'missed' } as const

interface PostNeedProps {
  kind: 'doubt' | 'failed' | 'missed'
  post: Post
}

/** A post that did not go out as it should; a doubt has the violet button. */
export function PostNeed({ kind, post }: PostNeedProps) {
  const { t } = useTranslation()
  const network = useNetworkName()(post.network)
  const language = useLanguageName()(post.language)
  const maySettle = useMay('posts.settle', post.officeId)
  const channel = post.handle.startsWith('@') ? post.handle : post.channelName
  const { icon, tone } = states[stateOf[kind]]
  const parts = {
    channel: <Ltr>{channel}</Ltr>,
    time: <OfficeTime at={post.dueAt} officeId={post.officeId} withDay />,
  }
  return (
    <NeedLayout
      icon={icon}
      tone={tone}
      title={<Trans i18nKey={`today.post.${kind}`} values={{ language }} components={parts} />}
      reason={
        <>
          <Trans i18nKey={`today.why.${kind}`} values={{ network }} components={parts} />
          {kind === 'failed' && post.reason && <Reason text={post.reason} as="div" />}
        </>
      }
      action={
        <LinkButton
          to="/queue/$postId"
          params={{ postId: post.id }}
          size="xs"
          {...(kind === 'doubt' && maySettle ? { color: 'violet' } : { variant: 'default' })}
        >
          {t(maySettle ? 'today.lookAndDecide' : 'today.look')}
        </LinkButton>
      }
    />
  )
}
