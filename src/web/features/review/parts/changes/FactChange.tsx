import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { WordDifference } from '../../../../shared/difference/WordDifference.tsx'
import { codeOfTag } from '../../../../shared/text/language-codes.ts'
import { useTopicLabel } from '../../../../shared/topics/topic-label.ts'
import { useTopics } from '../../../../shared/topics/topics.ts'
import type { Changes } from '../../api/changes.ts'
import { projectsQuery } from '../../api/projects.ts'
import classes from './ChangeList.module.css'

const fields = ['places', 'topics', 'link', 'projectId'] as const

/** A fact that is another one now: what it was struck through, what it is underlined. */
export function FactChange({ fact: { field, before, after } }: { fact: Changes['facts'][number] }) {
  const { t, i18n } = useTranslation()
  const topics = useTopics()
  const topicLabel = useTopicLabel()
  const { data: projects } = useQuery(projectsQuery)
  const known = fields.find(each => each === field)
  const written = (value: unknown): string => {
    if (value === undefined || value === null) return ''
    if (Array.isArray(value)) return value.map(written).join(t('shared.listComma'))
    if (typeof value !== 'string') return JSON.stringify(value)
    if (known === 'topics')
      return topicLabel(topics.find(({ id }) => id === value) ?? { id: value, labels: {} })
    return projects?.find(({ id }) => known === 'projectId' && id === value)?.name ?? value
  }
  const parts = [
    { kind: 'removed' as const, text: written(before) },
    { kind: 'added' as const, text: written(after) },
  ]
  return (
    <li className={classes.fact}>
      <span className={classes.label}>{known ? t(`review.field.${known}`) : t('review.field.other')}</span>
      <WordDifference
        parts={parts.filter(({ text }) => text !== '')}
        // Places, links and projects are as people wrote them, in Latin letters as a rule.
        language={known === 'topics' ? codeOfTag(i18n.language) : 'en'}
      />
    </li>
  )
}
