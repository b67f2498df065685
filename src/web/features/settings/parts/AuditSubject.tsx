import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import type { AuditEntry } from '../api/audit.ts'
import { usePeople } from '../api/people.ts'

const kinds = [
  'news_item',
  'post',
  'channel',
  'office',
  'person',
  'outreach',
  'infographic',
  'project',
  'topic',
  'handle',
  'feed',
  'series',
  'everything',
] as const

/** What it was done to, as a link where it has a page of its own. */
export function AuditSubject({ entry: { subjectKind, subjectId } }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const person = usePeople().data?.items.find(({ id }) => id === subjectId)?.name
  const kind = kinds.find(each => each === subjectKind)
  if (!kind) return <Ltr>{subjectKind}</Ltr>
  const word = t(`settings.subject.${kind}`)
  switch (kind) {
    case 'news_item':
      return (
        <Link to="/news/$id" params={{ id: subjectId }}>
          {word}
        </Link>
      )
    case 'post':
      return (
        <Link to="/queue/$postId" params={{ postId: subjectId }}>
          {word}
        </Link>
      )
    case 'channel':
      return (
        <Link to="/channels/$id" params={{ id: subjectId }}>
          {word}
        </Link>
      )
    case 'person':
      return person === undefined ? word : <bdi>{person}</bdi>
    default:
      return word
  }
}
