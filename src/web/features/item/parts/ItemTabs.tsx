import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../shared/item/item.ts'
import { useNumbers } from '../../../shared/times/numbers.ts'
import { useCommentCount } from '../api/comments.ts'
import classes from './ItemTabs.module.css'

/** Text, Posts, Comments, History: links, so that each has an address and opens in a tab of the browser, too. */
export function ItemTabs({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const comments = useCommentCount(item.id)
  const tabs = [
    { to: '/news/$id', words: t('item.text'), count: 0 },
    { to: '/news/$id/posts', words: t('item.posts'), count: 0 },
    { to: '/news/$id/comments', words: t('item.comments'), count: comments },
    { to: '/news/$id/history', words: t('item.history'), count: item.revision },
  ] as const
  return (
    <nav className={classes.tabs} aria-label={t('item.tabs')}>
      {tabs.map(({ to, words, count }) => (
        <Link
          key={to}
          to={to}
          params={{ id: item.id }}
          activeOptions={{ exact: true, includeSearch: false }}
          className={classes.tab}
        >
          {words}
          {count > 0 && <span className={classes.count}>{number(count)}</span>}
        </Link>
      ))}
    </nav>
  )
}
