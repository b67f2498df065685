import { useMediaQuery } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import type { Card } from '../cards.ts'
import { useMove } from '../move/use-move.ts'
import { useMoveMode } from '../move/use-move-mode.ts'
import { Agenda } from '../parts/Agenda.tsx'
import { CalendarHead } from '../parts/CalendarHead.tsx'
import { useRangeText } from '../parts/range-text.ts'
import { useCalendar } from '../use-calendar.ts'
import { weekOf } from '../wall-clock.ts'

const MoveBar = laterPart(() => import('../move/MoveBar.tsx').then(part => part.MoveBar))
const WeekStrip = laterPart(() => import('../parts/WeekStrip.tsx').then(part => part.WeekStrip), 64)
const Legend = laterPart(() => import('../parts/Legend.tsx').then(part => part.Legend))

const Grid = lazy(() => import('../grid/Grid.tsx'))
const CardDialog = lazy(() => import('../parts/CardDialog.tsx'))
const ConflictDialog = lazy(() => import('../move/ConflictDialog.tsx'))

/** When what goes out: the list at once, the grid as soon as it is there. */
export function Calendar() {
  const { t } = useTranslation()
  const calendar = useCalendar()
  const move = useMove(calendar.clock)
  const moving = useMoveMode(calendar, move)
  const maySchedule = useMay('posts.schedule')
  const mayWrite = useMay('news.write')
  const isPhone = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false })
  const [opened, setOpened] = useState<Card>()
  const range = useRangeText(calendar.view, calendar.days, calendar.day)
  const ahead = calendar.cards.filter(({ state }) => state === 'scheduled').length
  const list = (
    <Agenda
      calendar={calendar}
      days={isPhone ? weekOf(calendar.day).filter(day => day >= calendar.day) : calendar.days}
      onOpen={setOpened}
    />
  )
  return (
    <Page
      title={t('calendar.title')}
      heading={range}
      lead={`${t('calendar.toGoOut', { count: ahead })} · ${t('calendar.freeSlots', { count: calendar.free.length })}`}
      actions={
        <>
          <CalendarHead calendar={calendar} />
          {mayWrite && !isPhone && (
            <LinkButton to="/news/new" leftSection={<IconPlus size={18} aria-hidden />}>
              {t('calendar.newItem')}
            </LinkButton>
          )}
        </>
      }
    >
      {calendar.problem && <ProblemAlert problem={calendar.problem} onRetry={calendar.reload} />}
      {isPhone && <WeekStrip calendar={calendar} />}
      {calendar.isLoading ? (
        <LoadingRows rows={6} />
      ) : isPhone ? (
        list
      ) : (
        <Suspense fallback={list}>
          <Grid
            calendar={calendar}
            move={move}
            moving={moving}
            maySchedule={maySchedule}
            onOpen={setOpened}
          />
        </Suspense>
      )}
      <MoveBar moving={moving} isMine={calendar.clock.isMine} />
      <Legend calendar={calendar} />
      <Suspense>
        {opened && (
          <CardDialog
            card={opened}
            calendar={calendar}
            move={move}
            maySchedule={maySchedule}
            onClose={() => setOpened(undefined)}
          />
        )}
        {move.open && <ConflictDialog open={move.open} move={move} isMine={calendar.clock.isMine} />}
      </Suspense>
    </Page>
  )
}
