import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './BackToList.module.css'

interface BackToListProps {
  to:
    | '/settings/people'
    | '/settings/projects'
    | '/settings/topics'
    | '/settings/log'
    | '/settings/feeds'
    | '/settings/webhooks'
  /** Which of its lists, where there are several. */
  list?: string
  word: 'people' | 'projects' | 'topics' | 'log' | 'feeds' | 'webhooks'
}

/** From one thing back to the list of all. */
export function BackToList({ to, word, list }: BackToListProps) {
  const { t } = useTranslation()
  return (
    <Link to={to} search={list === undefined ? {} : { list }} className={classes.back}>
      <IconChevronLeft size={18} aria-hidden />
      {t(`settings.${word}`)}
    </Link>
  )
}
