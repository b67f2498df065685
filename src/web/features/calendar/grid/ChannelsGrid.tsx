import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../shared/channels/channels.ts'
import { handleText } from '../../../shared/channels/handle-text.ts'
import { useChosenOffices } from '../../../shared/offices/chosen-offices.ts'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { ChannelName } from '../../../shared/text/ChannelName.tsx'
import { CardButton } from './CardButton.tsx'
import classes from './ChannelsGrid.module.css'
import { DayHead } from './DayHead.tsx'
import { DropCell } from './DropCell.tsx'
import { ExpectedLink } from './ExpectedLink.tsx'
import { type GridProps, ofDay, placed } from './grid-props.ts'
import { SlotLink } from './SlotLink.tsx'

/** A row for each channel, by office; each cell is one day of one channel. */
export function ChannelsGrid(props: GridProps) {
  const { t } = useTranslation()
  const officeName = useOfficeNames()
  const offices = useChosenOffices()
  const { calendar, move } = props
  const channels = useChannels().filter(({ id }) => calendar.channelIds?.includes(id) ?? true)
  const cards = placed(calendar.cards, move.pendingWall)
  return (
    <section className={classes.grid} aria-label={t('calendar.title')}>
      <span className={classes.corner} />
      {calendar.days.map(day => (
        <div key={day} className={classes.head}>
          <DayHead calendar={calendar} day={day} />
        </div>
      ))}
      {offices.map(office => (
        <Fragment key={office.id}>
          <h3 className={classes.office}>
            <bdi>{officeName(office.id)}</bdi>
          </h3>
          {channels
            .filter(({ officeId }) => officeId === office.id)
            .map(({ id, network, handle, name }) => (
              <Fragment key={id}>
                <span className={classes.channel}>
                  <ChannelName network={network} handle={handleText(handle)} name={name} />
                </span>
                {calendar.days.map(day => (
                  <DropCell
                    key={day}
                    day={day}
                    move={move}
                    channelId={id}
                    isOff={calendar.slotRows.some(
                      row => row.channelId === id && row.day === day && row.isDayOff,
                    )}
                    className={classes.cell}
                  >
                    {ofDay(cards, day)
                      .filter(({ posts }) => posts.some(({ channelId }) => channelId === id))
                      .map(card => (
                        <CardButton key={card.key} card={card} {...props} />
                      ))}
                    {ofDay(calendar.expected, day)
                      .filter(({ channelIds }) => channelIds.includes(id))
                      .map(each => (
                        <ExpectedLink key={each.id} expected={each} />
                      ))}
                    {ofDay(calendar.free, day)
                      .filter(slot => slot.channels.some(channel => channel.id === id))
                      .map(slot => (
                        <SlotLink
                          key={slot.key}
                          slot={{ ...slot, channels: slot.channels.filter(channel => channel.id === id) }}
                        />
                      ))}
                  </DropCell>
                ))}
              </Fragment>
            ))}
        </Fragment>
      ))}
    </section>
  )
}
