import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './BackToList.module.css'

interface BackToListProps {
  to:
    | '/settings/people'
    | '/settings/projects'
    | '/settings/topics'
    | '/settings/feeds'
    | '/settings/webhooks'
  word: 'people' | 'projects' | 'topics' | 'feeds' | 'webhooks'
}

/** From one thing back to the list of all. */
export function BackToList({ to, word }: BackToListProps) {
  const { t } = useTranslation()
  return (
    <Link to={to} search={{}} className={classes.back}>
      <IconChevronLeft size={18} aria-hidden />
      {t(`settings.${word}`)}
    </Link>
  )
}
