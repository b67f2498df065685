import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../../shared/times/numbers.ts'
import { type Tab, tabs } from '../tabs.ts'
import classes from './NewsTabs.module.css'

const tones = {
  all: 'draft',
  waiting: 'review',
  draft: 'draft',
  in_review: 'review',
  approved: 'good',
  archived: 'draft',
} as const

interface NewsTabsProps {
  tab: Tab
  /** How many each tab holds; nothing until it is known. */
  counts: Partial<Record<Tab, number>>
}

/** The states as lists, each at an address of its own. */
export function NewsTabs({ tab, counts }: NewsTabsProps) {
  const { t } = useTranslation()
  const number = useNumbers()
  return (
    <nav className={classes.tabs} aria-label={t('news.lists')}>
      {tabs.map(each => (
        <Link
          key={each}
          to="/news"
          search={previous => ({ ...previous, state: each === 'all' ? undefined : each })}
          className={classes.tab}
          aria-current={each === tab ? 'page' : undefined}
        >
          {t(`news.tab.${each}`)}
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
