import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../../shared/api/problem.ts'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { PhoneBar } from '../../../../shared/page/PhoneBar.tsx'
import type { PreviewedPost } from '../../../../shared/previews/previewed-post.ts'
import { useMay } from '../../../../shared/session/may.ts'
import type { Preview } from '../../api/preview.ts'
import type { Choice } from '../../choice.ts'
import composer from '../Composer.module.css'
import { AtATime } from './AtATime.tsx'
import { ClockNote } from './ClockNote.tsx'
import { Conflicts } from './Conflicts.tsx'
import { Costs } from './Costs.tsx'
import { PlannedTimes } from './PlannedTimes.tsx'
import { Primary } from './Primary.tsx'
import { TimeChoices, timeChoicesOf } from './TimeChoices.tsx'
import classes from './WhenCard.module.css'

interface WhenCardProps {
  item: NewsItem
  choice: Choice
  onChoose: (choice: Choice) => void
  /** Those that are switched on. */
  posts: readonly PreviewedPost[]
  months: Preview['months']
  /** Why the wished time cannot be had. */
  problem: Problem | null
  isReading: boolean
  /** The posts are scheduled. */
  onDone: () => void
}

/** When the posts go out, what stands against it, what it costs; and the button that does it. */
export function WhenCard(props: WhenCardProps) {
  const { item, choice, onChoose, posts, months, problem, isReading, onDone } = props
  const { t } = useTranslation()
  const mayWrite = useMay('posts.schedule', item.officeId)
  const choices = timeChoicesOf(problem)
  const fresh = posts.filter(({ alreadyScheduled }) => !alreadyScheduled)
  const isAllDone = posts.length > 0 && fresh.length === 0
  const primary = mayWrite && !item.archivedAt && !isAllDone && (
    <Primary item={item} choice={choice} posts={problem ? [] : fresh} isReading={isReading} onDone={onDone} />
  )
  return (
    <div className={composer.aside}>
      <Card title={t('posts.when')} isList>
        <div className={classes.body}>
          <SegmentedControl
            fullWidth
            data={[
              { value: 'slots', label: t('posts.nextSlots') },
              { value: 'time', label: t('posts.atATime') },
            ]}
            value={choice.when}
            onChange={when => onChoose({ ...choice, when: when === 'time' ? 'time' : 'slots' })}
            aria-label={t('posts.when')}
          />
          {choice.when === 'time' && <AtATime officeId={item.officeId} choice={choice} onChoose={onChoose} />}
          {choices && problem && (
            <TimeChoices
              officeId={item.officeId}
              problem={problem}
              choices={choices}
              onPick={({ at, offset }) => onChoose({ ...choice, at, offset })}
            />
          )}
          {problem && !choices && <ProblemAlert problem={problem} title={t('posts.notThen')} />}
        </div>
        {!problem && <PlannedTimes officeId={item.officeId} posts={posts} />}
        {!problem && (
          <Conflicts
            officeId={item.officeId}
            posts={fresh}
            onSlots={() => onChoose({ ...choice, when: 'slots' })}
          />
        )}
        <ClockNote officeId={item.officeId} />
        <Costs posts={fresh} months={months} />
        {isAllDone && <p className={classes.done}>{t('posts.allScheduled')}</p>}
        {primary && <div className={classes.primary}>{primary}</div>}
      </Card>
      {primary && <PhoneBar>{primary}</PhoneBar>}
    </div>
  )
}
