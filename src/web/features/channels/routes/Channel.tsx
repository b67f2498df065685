import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { ChannelName } from '../../../shared/text/ChannelName.tsx'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { useChannel } from '../api/channel.ts'
import { ChannelCards } from '../parts/ChannelCards.tsx'

/** One channel: its connection, its week of slots, its style and pace. */
export function Channel() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false })
  const { data: channel, error, refetch } = useChannel(id ?? '')
  const nameOf = useOfficeNames()
  if (!channel) {
    return (
      <Page title={t('channels.channel')}>
        {error ? (
          <ProblemAlert problem={error} onRetry={() => void refetch()} />
        ) : (
          <Card title={t('channels.slots')} isList>
            <LoadingRows rows={7} />
          </Card>
        )}
      </Page>
    )
  }
  const title = channel.handle.startsWith('@') ? channel.handle : channel.name
  return (
    <Page
      title={title}
      heading={<ChannelName {...channel} />}
      context={nameOf(channel.officeId)}
      lead={
        <>
          {nameOf(channel.officeId)} · <Ltr>{channel.handle}</Ltr>
        </>
      }
    >
      <ChannelCards key={channel.id} channel={channel} />
    </Page>
  )
}
