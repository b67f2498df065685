import { Link, type LinkProps } from '@tanstack/react-router'
import type { Tone } from '../text/state.ts'
import { useNumbers } from '../times/numbers.ts'
import classes from './ListTabs.module.css'

interface ListTab {
  id: string
  words: string
  /** Where the list is. */
  link: Pick<LinkProps, 'to' | 'search'>
  /** How many it holds; nothing until it is known. */
  count: number | undefined
  tone: Tone
}

interface ListTabsProps {
  /** What the tabs divide, for screen readers. */
  label: string
  tabs: readonly ListTab[]
  current: string
}

/** What stands in no address, the first list, is not also that of the others. */
const activeOptions = { explicitUndefined: true }

/** The lists of a page, each at an address of its own, with how much each holds. */
export function ListTabs({ label, tabs, current }: ListTabsProps) {
  const number = useNumbers()
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map(({ id, words, link, count, tone }) => (
        <Link
          key={id}
          {...link}
          className={classes.tab}
          activeOptions={activeOptions}
          aria-current={id === current ? 'page' : undefined}
        >
          {words}
          {count ? (
            <span className={classes.count} data-tone={tone}>
              {number(count)}
            </span>
          ) : null}
        </Link>
      ))}
    </nav>
  )
}
