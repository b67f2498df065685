import { IconAntennaBars4, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { channelsQuery } from '../../../shared/channels/channels.ts'
import { EmptyState } from '../../../shared/feedback/EmptyState.tsx'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useChosenOffices } from '../../../shared/offices/chosen-offices.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { OfficeChannels } from '../parts/OfficeChannels.tsx'

const ConnectForm = laterPart(() => import('../parts/ConnectForm.tsx').then(part => part.ConnectForm), 320)

/** The channels of the offices that the pages show, and how each stands with its network. */
export function Channels() {
  const { t } = useTranslation()
  const mayConnect = useMay('channels.manage')
  const { connect } = useSearch({ strict: false })
  const { data, error, refetch } = useQuery(channelsQuery)
  const offices = useChosenOffices().map(({ id }) => id)
  const shown = data?.filter(({ officeId }) => offices.includes(officeId))
  const needy = shown?.filter(({ state }) => state === 'needs_reconnect').length ?? 0
  const connectButton = mayConnect && connect === undefined && (
    <LinkButton to="/channels" search={{ connect: 'any' }} leftSection={<IconPlus size={18} aria-hidden />}>
      {t('channels.connect')}
    </LinkButton>
  )
  return (
    <Page
      title={t('channels.title')}
      lead={
        shown &&
        shown.length > 0 &&
        (needy > 0 ? t('channels.needYou', { count: needy }) : t('channels.allWell'))
      }
      actions={connectButton}
    >
      {mayConnect && connect !== undefined && <ConnectForm key={connect} network={connect} />}
      {error && !data && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Card title={t('channels.title')} isList>
          <LoadingRows rows={6} />
        </Card>
      )}
      {shown?.length === 0 && connect === undefined && (
        <Card title={t('channels.title')}>
          <EmptyState icon={IconAntennaBars4} title={t('channels.none')} action={connectButton}>
            {t('channels.noneWhy')}
          </EmptyState>
        </Card>
      )}
      {offices.map(officeId => (
        <OfficeChannels
          key={officeId}
          officeId={officeId}
          channels={shown?.filter(channel => channel.officeId === officeId) ?? []}
        />
      ))}
    </Page>
  )
}
