import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { Run } from '../../../../shared/text/Run.tsx'
import { projectsQuery } from '../../api/projects.ts'

/** The donor's line that goes out with the item, in the language that most readers of this page know. */
export function Credit({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const { data: projects } = useQuery(projectsQuery)
  const project = projects?.find(({ id }) => id === (item.content.projectId ?? item.projectId))
  if (!projects) return '…'
  if (!project) return t('review.noProject')
  if (project.noDonor) return t('review.noDonor', { project: project.name })
  const [language, line] =
    Object.entries(project.credit).find(([code]) =>
      item.content.variants.some(variant => variant.language === code),
    ) ?? []
  if (!language || !line) return project.name
  return <Run language={language}>{line}</Run>
}
