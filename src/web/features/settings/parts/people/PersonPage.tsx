import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { Card } from '../../../../shared/page/Card.tsx'
import { Page } from '../../../../shared/page/Page.tsx'
import { Ltr } from '../../../../shared/text/Ltr.tsx'
import { useEditPerson } from '../../api/edit-person.ts'
import type { Person } from '../../api/people.ts'
import { BackToList } from '../BackToList.tsx'
import { GrantList } from './GrantList.tsx'
import classes from './InviteForm.module.css'
import { PersonAccessCard } from './PersonAccessCard.tsx'
import { PersonEndCard } from './PersonEndCard.tsx'
import { RoleFields, useFirstGrant } from './RoleFields.tsx'

/** One person: name, roles, how they sign in, and the way out. */
export function PersonPage({ person }: { person: Person }) {
  const { t } = useTranslation()
  const [name, setName] = useState(person.name)
  const first = useFirstGrant()
  const [draft, setDraft] = useState(first)
  const { rename, give, take } = useEditPerson(person.id)
  const isActive = person.deactivatedAt === null
  const left = take.data?.withoutApprover.posts.length ?? 0
  return (
    <Page title={person.name} lead={<Ltr>{person.email}</Ltr>}>
      <BackToList to="/settings/people" word="people" />
      {isActive && (
        <>
          <Card title={t('settings.peopleIs.roles')}>
            <div className={classes.form}>
              <GrantList
                grants={person.grants}
                isBusy={take.isPending}
                onRemove={grant => take.mutate(grant)}
              />
              <RoleFields
                value={draft}
                onChange={setDraft}
                isBusy={give.isPending}
                onAdd={grant => give.mutate(grant)}
              />
              {(give.error || take.error) && (
                <ProblemAlert problem={give.error ?? take.error} title={t('forms.notSaved')} />
              )}
              {left > 0 && <p role="status">{t('settings.peopleIs.withoutApprover', { count: left })}</p>}
            </div>
          </Card>
          <FormCard
            title={t('settings.peopleIs.name')}
            isDirty={name.trim() !== person.name && name.trim() !== ''}
            isBusy={rename.isPending}
            isSaved={rename.isSuccess}
            problem={rename.error}
            onSave={() => rename.mutate(name.trim())}
            onDiscard={() => setName(person.name)}
          >
            <TextInput
              aria-label={t('settings.peopleIs.name')}
              value={name}
              maxLength={120}
              maw={420}
              error={name.trim() === '' ? t('forms.missing') : undefined}
              onChange={event => setName(event.currentTarget.value)}
            />
          </FormCard>
          <PersonAccessCard personId={person.id} name={person.name} />
        </>
      )}
      <PersonEndCard person={person} />
    </Page>
  )
}
