import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isolate } from '../../../../shared/text/isolate.ts'
import type { Topic } from '../../../../shared/topics/topics.ts'
import { useTopics } from '../../../../shared/topics/topics.ts'

interface SameLabelProps {
  labels: Readonly<Record<string, string>>
  /** The topic whose labels they are; none yet for a new one. */
  topicId?: string
}

/** Says that another topic has one of these labels in the same language, and leads to it; nothing where none has. */
export function SameLabel({ labels, topicId }: SameLabelProps) {
  const { t } = useTranslation()
  const others = useTopics().filter(({ id, archivedAt }) => id !== topicId && archivedAt === null)
  const twin = others.find(other => sharedLabel(other, labels) !== undefined)
  if (!twin) return null
  const label = sharedLabel(twin, labels) ?? ''
  return (
    <Alert color="orange" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />} role="status">
      <Link to="/settings/topics" search={{ open: twin.id }}>
        {t('settings.topicIs.sameLabel', { label: isolate(label) })}
      </Link>
    </Alert>
  )
}

/** The first label that both have in the same language, whatever their case and spaces. */
function sharedLabel(topic: Topic, labels: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(labels).find(
    ([language, label]) => plain(label) !== '' && plain(topic.labels[language]) === plain(label),
  )?.[1]
}

function plain(label = ''): string {
  return label.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()
}
