import { Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemSentence } from '../../../shared/feedback/ProblemSentence.tsx'
import { useWords } from '../parts/use-words.ts'
import classes from './MoveBar.module.css'
import type { Moving } from './use-move-mode.ts'

/** While a card is moved by keys: where it would go, what speaks against it, and which keys there are. Read out. */
export function MoveBar({ moving, isMine }: { moving: Moving; isMine: boolean }) {
  const { t } = useTranslation()
  const words = useWords()
  const { mode, rules, problem } = moving
  const isMoved = mode !== undefined && mode.wall !== mode.card.wall
  return (
    <div className={mode ? classes.bar : undefined}>
      <div role="status" aria-live="polite">
        {mode && (
          <p className={classes.target}>
            {t('calendar.movingTo', { moment: words.moment(mode.wall, mode.card.officeId, isMine) })}
          </p>
        )}
        {isMoved && rules?.length === 0 && <p data-tone="good">{t('calendar.noConflicts')}</p>}
        {rules?.map(kind => (
          <p key={kind} className={classes.rule} data-tone="warning">
            {t(`calendar.conflict.${kind}`)}
          </p>
        ))}
        {problem && (
          <p data-tone="failed">
            <ProblemSentence problem={problem} />
          </p>
        )}
      </div>
      {mode && (
        <p className={classes.keys}>
          <Kbd>↑ ↓</Kbd> {t('calendar.key.slot')} <Kbd>⇧ ↑ ↓</Kbd> {t('calendar.key.quarter')} <Kbd>← →</Kbd>{' '}
          {t('calendar.key.day')} <Kbd>Enter</Kbd> {t('calendar.key.move')} <Kbd>Esc</Kbd>{' '}
          {t('calendar.key.leave')}
        </p>
      )}
    </div>
  )
}
