import { Trans, useTranslation } from 'react-i18next'
import { Ltr } from '../../../shared/text/Ltr.tsx'

/** Who did it, by name; `actor` is `session:01a2…`, `api-key:01a2…` or `system:system`. */
export function AuditActor({ actor, name }: { actor: string; name: string | null }) {
  const { t } = useTranslation()
  const [via] = actor.split(':')
  if (via === 'system') return t('settings.auditIs.byDateline')
  if (name === null) return <Ltr>{actor}</Ltr>
  if (via !== 'api-key') return <bdi>{name}</bdi>
  return <Trans t={t} i18nKey="settings.auditIs.byKey" values={{ name }} components={{ name: <bdi /> }} />
}
