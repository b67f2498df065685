import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../../shared/times/numbers.ts'
import { type Tab, tabs } from '../tabs.ts'
import classes from './QueueTabs.module.css'

const tones = {
  next: 'scheduled',
  doubt: 'doubt',
  failed: 'failed',
  missed: 'warning',
  sent: 'good',
} as const

interface QueueTabsProps {
  tab: Tab
  /** How many each tab of troubles holds; nothing until it is known. */
  counts: Partial<Record<Tab, number>>
}

/** The five lists, each at an address of its own. */
export function QueueTabs({ tab, counts }: QueueTabsProps) {
  const { t } = useTranslation()
  const number = useNumbers()
  return (
    <nav className={classes.tabs} aria-label={t('queue.lists')}>
      {tabs.map(each => (
        <Link
          key={each}
          to="/queue"
          search={previous => ({ ...previous, tab: each })}
          className={classes.tab}
          aria-current={each === tab ? 'page' : undefined}
        >
          {t(`queue.tab.${each}`)}
          {counts[each] ? (
            <span className={classes.count} data-tone={tones[each]}>
              {number(counts[each])}
            </span>
          ) : null}
        </Link>
      ))}
    </nav>
  )
}
