import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../../../shared/feedback/Confirm.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../../shared/page/Card.tsx'
import { useSession } from '../../../../shared/session/session.ts'
import { useEditPerson } from '../../api/edit-person.ts'
import type { Person } from '../../api/people.ts'
import classes from './InviteForm.module.css'

/** Deactivating, the way back, and erasing for good. */
export function PersonEndCard({ person }: { person: Person }) {
  const { t } = useTranslation()
  const isMe = useSession().id === person.id
  const { deactivate, reactivate, erase } = useEditPerson(person.id)
  const [asked, setAsked] = useState<'deactivate' | 'erase'>()
  const isActive = person.deactivatedAt === null
  if (isMe || person.erasedAt !== null) return null
  const act = asked === 'erase' ? erase : deactivate
  return (
    <Card title={isActive ? t('settings.peopleIs.deactivate') : t('settings.peopleIs.deactivated')}>
      <div className={classes.form}>
        {isActive && <p className={classes.lead}>{t('settings.peopleIs.deactivateText')}</p>}
        {reactivate.error && <ProblemAlert problem={reactivate.error} title={t('forms.notSaved')} />}
        <Group gap="sm">
          {isActive ? (
            <Button variant="outline" color="red" onClick={() => setAsked('deactivate')}>
              {t('settings.peopleIs.deactivate')}
            </Button>
          ) : (
            <>
              <Button loading={reactivate.isPending} onClick={() => reactivate.mutate('keep')}>
                {t('settings.peopleIs.reactivateKeep')}
              </Button>
              <Button variant="default" onClick={() => reactivate.mutate('remove')}>
                {t('settings.peopleIs.reactivateBare')}
              </Button>
              <Button variant="subtle" color="red" onClick={() => setAsked('erase')}>
                {t('settings.peopleIs.erase')}
              </Button>
            </>
          )}
        </Group>
      </div>
      <Confirm
        isOpen={asked !== undefined}
        title={t(`settings.peopleIs.${asked === 'erase' ? 'eraseTitle' : 'deactivateTitle'}`, {
          name: person.name,
        })}
        doIt={t(`settings.peopleIs.${asked ?? 'deactivate'}`)}
        keep={asked === 'erase' ? t('forms.cancel') : t('settings.peopleIs.keep')}
        isBusy={act.isPending}
        problem={act.error}
        onConfirm={() => act.mutate(undefined, { onSuccess: () => setAsked(undefined) })}
        onClose={() => setAsked(undefined)}
      >
        <p>{t(`settings.peopleIs.${asked === 'erase' ? 'eraseText' : 'deactivateText'}`)}</p>
      </Confirm>
    </Card>
  )
}
