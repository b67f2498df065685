import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../../shared/channels/channels.ts'
import { useChosenOffices } from '../../../../shared/offices/chosen-offices.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { healthOf } from '../../health.ts'
import type { Answer } from '../../needs.ts'
import classes from './ChannelHealth.module.css'
import { ChannelRow } from './ChannelRow.tsx'

const most = 6

/** The channels of the chosen offices, those that need a person first. */
export function ChannelHealth({ today }: { today: Answer }) {
  const { t } = useTranslation()
  const officeIds = useChosenOffices().map(({ id }) => id)
  const rows = useChannels()
    .filter(({ officeId, state }) => officeIds.includes(officeId) && state !== 'disconnected')
    .map(channel => ({ channel, health: healthOf(channel, today) }))
    .toSorted((a, b) => a.health.order - b.health.order)
  if (rows.length === 0) return null
  return (
    <Card title={t('today.channels')} aside={<Link to="/channels">{t('today.allChannels')}</Link>} isList>
      <ul className={classes.list}>
        {rows.slice(0, most).map(row => (
          <li key={row.channel.id}>
            <ChannelRow {...row} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
