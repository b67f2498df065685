import { IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { projectsQuery } from '../../api/projects.ts'
import { useCheckSentence } from '../../check-sentence.ts'
import {
  altTextCheck,
  type Check,
  creditCheck,
  linksCheck,
  networksCheck,
  numbersCheck,
} from '../../checks.ts'
import { usePostsInReview } from '../../posts-in-review.ts'
import classes from './Decision.module.css'

/** What was checked without a person; a warning holds nothing back. */
export function Checks({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const sentence = useCheckSentence()
  const { posts } = usePostsInReview(item)
  const { data: projects } = useQuery(projectsQuery)
  const project = projects?.find(({ id }) => id === (item.content.projectId ?? item.projectId))
  const checks = [
    posts && networksCheck(posts),
    altTextCheck(item.content),
    numbersCheck(item.content),
    linksCheck(item.content),
    creditCheck(item.content, project),
  ].filter((check): check is Check => check !== undefined)
  return (
    <ul className={classes.checks} aria-label={t('review.checks')}>
      {checks.map(check => (
        <li key={check.kind} className={classes.check} data-tone={check.isGood ? 'good' : 'warning'}>
          {check.isGood ? (
            <IconCircleCheckFilled size={17} aria-hidden />
          ) : (
            <IconAlertTriangleFilled size={17} aria-hidden />
          )}
          <span>{sentence(check)}</span>
        </li>
      ))}
    </ul>
  )
}
