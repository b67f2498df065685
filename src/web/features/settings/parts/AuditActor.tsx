import { Trans, useTranslation } from 'react-i18next'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { usePeople } from '../api/people.ts'

/** Who did it, by name; the log has `session:01a2…`, `api-key:01a2…` or `system:system`. */
export function AuditActor({ actor }: { actor: string }) {
  const { t } = useTranslation()
  const people = usePeople().data?.items ?? []
  const [via = '', id = actor] = actor.split(/:(.*)/s)
  if (via === 'system') return t('settings.auditIs.byDateline')
  const person = people.find(each => each.id === id)?.name
  if (person === undefined) return <Ltr>{actor}</Ltr>
  if (via !== 'api-key') return <bdi>{person}</bdi>
  return (
    <Trans t={t} i18nKey="settings.auditIs.byKey" values={{ name: person }} components={{ name: <bdi /> }} />
  )
}
