import { ActionIcon, Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../shared/channels/channels.ts'
import { handleText } from '../../../shared/channels/handle-text.ts'
import { useNetworkName } from '../../../shared/channels/networks.ts'
import { useChosenOffices } from '../../../shared/offices/chosen-offices.ts'
import { type View, viewOf, views } from '../search.ts'
import type { Calendar } from '../use-calendar.ts'
import { addDays, addMonths } from '../wall-clock.ts'
import classes from './CalendarHead.module.css'

/** Back and forth, what is shown, on whose clock, and which channels. */
export function CalendarHead({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation()
  const { view, day, show, nowWall } = calendar
  return (
    <div className={classes.head}>
      <div className={classes.move}>
        <ActionIcon
          variant="default"
          aria-label={t(`calendar.previous.${view}`)}
          onClick={() => show({ day: step(view, day, -1) })}
        >
          <IconChevronLeft size={18} className={classes.arrow} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={t(`calendar.following.${view}`)}
          onClick={() => show({ day: step(view, day, 1) })}
        >
          <IconChevronRight size={18} className={classes.arrow} aria-hidden />
        </ActionIcon>
        <Button variant="default" onClick={() => show({ day: nowWall.slice(0, 10) })}>
          {t('shared.today')}
        </Button>
      </div>
      <div className={classes.choose}>
        <ChooseZone calendar={calendar} />
        <ChooseChannels calendar={calendar} />
        <SegmentedControl
          className={classes.views}
          aria-label={t('calendar.view')}
          value={view}
          onChange={value => show({ view: viewOf(value), day })}
          data={views.map(each => ({ value: each, label: t(`calendar.views.${each}`) }))}
        />
      </div>
    </div>
  )
}

function step(view: View, day: string, direction: 1 | -1): string {
  if (view === 'month') return addMonths(day, direction)
  return addDays(day, view === 'day' ? direction : 7 * direction)
}

function ChooseZone({ calendar: { clock, show } }: { calendar: Calendar }) {
  const { t } = useTranslation()
  if (!clock.own) return null
  return (
    <NativeSelect
      aria-label={t('calendar.clock')}
      value={clock.isMine ? 'mine' : 'office'}
      onChange={event => show({ zone: event.currentTarget.value === 'mine' ? 'mine' : undefined })}
      data={[
        { value: 'office', label: t('calendar.officeTime') },
        { value: 'mine', label: t('calendar.myTime') },
      ]}
    />
  )
}

function ChooseChannels({ calendar: { channelIds, show } }: { calendar: Calendar }) {
  const { t } = useTranslation()
  const networkName = useNetworkName()
  const offices = new Set(useChosenOffices().map(({ id }) => id))
  const channels = useChannels().filter(({ officeId }) => offices.has(officeId))
  if (channels.length < 2) return null
  return (
    <NativeSelect
      aria-label={t('calendar.channelsShown')}
      value={channelIds?.[0] ?? ''}
      onChange={event => show({ channels: event.currentTarget.value || undefined })}
      data={[
        { value: '', label: t('calendar.allChannels') },
        ...channels.map(({ id, handle, network }) => ({
          value: id,
          label: `${handleText(handle)} · ${networkName(network)}`,
        })),
      ]}
    />
  )
}
