import { useHotkeys } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { usePreferences } from '../../../../shared/session/session.ts'
import type { WaitingItem } from '../../api/waiting.ts'
import classes from './Decision.module.css'

interface ReviewKeysProps {
  item: NewsItem
  waiting: readonly WaitingItem[]
  canDecide: boolean
  onReturn: () => void
}

/** J and K go through the list, A approves, R returns; nothing of it where the person turned single keys off. */
export function ReviewKeys({ item, waiting, canDecide, onReturn }: ReviewKeysProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { singleKeyShortcuts } = usePreferences()
  const place = waiting.findIndex(({ id }) => id === item.id)
  const open = (to: number) => {
    const next = waiting[to]
    if (singleKeyShortcuts && next)
      void navigate({ to: '/review/$id', params: { id: next.id }, search: previous => previous })
  }
  useHotkeys([
    ['j', () => open(place + 1)],
    ['k', () => open(place - 1)],
    ['a', () => singleKeyShortcuts && canDecide && pressApprove()],
    ['r', () => singleKeyShortcuts && canDecide && onReturn()],
  ])
  if (!singleKeyShortcuts) return null
  return (
    <div className={classes.keys}>
      <span>
        <kbd className={classes.key}>J</kbd>
        <kbd className={classes.key}>K</kbd>
        {t('review.keys.next')}
      </span>
      <span>
        <kbd className={classes.key}>A</kbd>
        {t('review.keys.approve')}
      </span>
      <span>
        <kbd className={classes.key}>R</kbd>
        {t('review.keys.return')}
      </span>
    </div>
  )
}

/** The button itself is pressed, so that it asks and waits as under the mouse. */
function pressApprove(): void {
  document.querySelector<HTMLButtonElement>('[data-review-approve]')?.click()
}
