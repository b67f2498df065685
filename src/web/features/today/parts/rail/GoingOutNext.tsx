import { IconCalendarPlus, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../../shared/feedback/EmptyState.tsx'
import { useChosenOffices } from '../../../../shared/offices/chosen-offices.ts'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { useNow } from '../../../../shared/times/clock.ts'
import { dayIn } from '../../../../shared/times/format.ts'
import { slotsQuery } from '../../api/free-slots.ts'
import type { Post } from '../../needs.ts'
import { railOf } from '../../rail.ts'
import classes from './GoingOutNext.module.css'
import { RailDays } from './RailDays.tsx'

const dayMs = 86_400_000

/** The next posts along their times, with the free slots among them. */
export function GoingOutNext({ next }: { next: readonly Post[] }) {
  const { t } = useTranslation()
  const now = useNow()
  const offices = useChosenOffices()
  const nameOf = useOfficeNames()
  const zones = new Set(offices.map(({ timeZone }) => timeZone))
  const [first] = offices
  const from = dayIn(new Date(now), first?.timeZone ?? 'UTC')
  const to = dayIn(new Date(now + 2 * dayMs), first?.timeZone ?? 'UTC')
  const slots =
    useQuery(
      slotsQuery(
        offices.map(({ id }) => id),
        from,
        to,
      ),
    ).data ?? []
  const rail = railOf(next, slots, new Date(now).toISOString())
  const isOneZone = zones.size === 1 && first !== undefined
  return (
    <Card
      title={t('today.goingOutNext')}
      aside={isOneZone && t('today.timesOf', { place: nameOf(first.id) })}
      isList
    >
      {rail.length === 0 ? (
        <EmptyState icon={IconCalendarPlus} title={t('today.nothingNext')}>
          {t('today.nothingNextLead')}
        </EmptyState>
      ) : (
        <RailDays rail={rail} isOneZone={isOneZone} />
      )}
      <Link to="/calendar" className={classes.all}>
        {t('today.allPosts')}
        <IconChevronRight size={16} aria-hidden className={classes.arrow} />
      </Link>
    </Card>
  )
}
