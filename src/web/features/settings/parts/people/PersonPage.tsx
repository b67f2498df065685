import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
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
import { isGrant, RoleFields, useFirstGrant } from './RoleFields.tsx'

interface PersonPageProps {
  title: string
  person: Person
}

/** One person: name, roles, how they sign in, and the way out. */
export function PersonPage({ title, person }: PersonPageProps) {
  const { t } = useTranslation()
  const keptName = useKeptForm(`person-name/${person.id}`)
  const [name, setName] = useKeptState(keptName, 'name', person.name)
  const keptGrant = useKeptForm(`person-grant/${person.id}`)
  const first = useFirstGrant()
  const [typed, setDraft] = useKeptState(keptGrant, 'grant', first)
  const draft = isGrant(typed) ? typed : first
  const { rename, give, take } = useEditPerson(person.id)
  const isActive = person.deactivatedAt === null
  const left = take.data?.withoutApprover.posts.length ?? 0
  return (
    <Page title={title} lead={<Ltr>{person.email}</Ltr>}>
      <BackToList to="/settings/people" word="people" />
      {isActive && (
        <>
          <Card title={t('settings.peopleIs.roles')}>
            <div className={classes.form}>
              <KeptNotice form={keptGrant} />
              <GrantList
                grants={person.grants}
                isBusy={take.isPending}
                onRemove={grant => take.mutate(grant)}
              />
              <RoleFields
                value={draft}
                onChange={setDraft}
                isBusy={give.isPending}
                onAdd={grant => forgetOnceSent(keptGrant, give.mutateAsync(grant))}
              />
              {(give.error || take.error) && (
                <ProblemAlert problem={give.error ?? take.error} title={t('forms.notSaved')} />
              )}
              {left > 0 && <p role="status">{t('settings.peopleIs.withoutApprover', { count: left })}</p>}
            </div>
          </Card>
          <FormCard
            title={t('settings.peopleIs.name')}
            isDirty={name.trim() !== person.name}
            isBusy={rename.isPending}
            isSaved={rename.isSuccess}
            problem={rename.error}
            kept={keptName}
            onSave={() => name.trim() !== '' && forgetOnceSent(keptName, rename.mutateAsync(name.trim()))}
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
