import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../../shared/page/Card.tsx'
import { usePersonAccess, usePersonKeys, useRevokePersonKey } from '../../api/person-access.ts'
import { HandedOver } from '../HandedOver.tsx'
import classes from './InviteForm.module.css'

/** What an administrator can do where someone forgot, lost or leaked something. */
export function PersonAccessCard({ personId, name }: { personId: string; name: string }) {
  const { t } = useTranslation()
  const { renewLink, resetFactor, endSessions } = usePersonAccess(personId)
  const keys = usePersonKeys(personId)
  const revoke = useRevokePersonKey(personId)
  const problem = renewLink.error ?? resetFactor.error ?? endSessions.error ?? revoke.error
  return (
    <Card title={t('settings.peopleIs.access')}>
      <div className={classes.form}>
        <Group gap="sm">
          <Button variant="default" loading={renewLink.isPending} onClick={() => renewLink.mutate()}>
            {t('settings.peopleIs.newLink')}
          </Button>
          <Button variant="default" loading={resetFactor.isPending} onClick={() => resetFactor.mutate()}>
            {t('settings.peopleIs.resetFactor')}
          </Button>
          <Button variant="default" loading={endSessions.isPending} onClick={() => endSessions.mutate()}>
            {t('settings.peopleIs.endSessions')}
          </Button>
        </Group>
        {renewLink.data && <HandedOver handedOver={renewLink.data} name={name} />}
        <div role="status">
          {resetFactor.isSuccess && <p>{t('settings.peopleIs.factorRemoved')}</p>}
          {endSessions.data && <p>{t('settings.peopleIs.ended', { count: endSessions.data.ended })}</p>}
        </div>
        {problem && <ProblemAlert problem={problem} title={t('forms.notSaved')} />}
        <h3 className={classes.title}>{t('settings.peopleIs.keys')}</h3>
        {keys.data?.items.length === 0 && <p className={classes.lead}>{t('settings.peopleIs.noKeys')}</p>}
        {keys.data?.items.map(({ id, name, start }) => (
          <Group key={id} gap="sm">
            <span>
              <bdi>{name}</bdi> <code dir="ltr">{start}…</code>
            </span>
            <Button size="xs" variant="default" onClick={() => revoke.mutate(id)}>
              {t('settings.peopleIs.revoke', { what: name ?? start ?? '' })}
            </Button>
          </Group>
        ))}
      </div>
    </Card>
  )
}
