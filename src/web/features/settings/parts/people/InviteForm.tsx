import { Button, Group, SimpleGrid, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { refusalBeside } from '../../../../shared/forms/refusal-beside.tsx'
import { Card } from '../../../../shared/page/Card.tsx'
import { LinkButton } from '../../../../shared/page/LinkButton.tsx'
import { useInvitePerson } from '../../api/invite-person.ts'
import type { Grant } from '../../api/people.ts'
import { HandedOver } from '../HandedOver.tsx'
import { GrantList } from './GrantList.tsx'
import classes from './InviteForm.module.css'
import { isGrant, RoleFields, useFirstGrant } from './RoleFields.tsx'

/** A name, an address and roles (the one in the fields, where none was added); then the link, where there is no mail server to send it. */
export function InviteForm() {
  const { t } = useTranslation()
  const kept = useKeptForm('invitation')
  const [name, setName] = useKeptState(kept, 'name', '')
  const [email, setEmail] = useKeptState(kept, 'email', '')
  const [hasLeftEmail, setHasLeftEmail] = useState(false)
  const [keptGrants, setGrants] = useKeptState<readonly Grant[]>(kept, 'grants', [])
  const grants = keptGrants.every(isGrant) ? keptGrants : []
  // The next person is likely to get the same role.
  const [last, setLast] = useState(useFirstGrant())
  const [keptDraft, setDraft] = useKeptState(kept, 'draft', last)
  const draft = isGrant(keptDraft) ? keptDraft : last
  const [isTried, setIsTried] = useState(false)
  const { mutateAsync, isPending, error, data, variables } = useInvitePerson()
  const isAddress = /^\S+@\S+\.\S+$/.test(email.trim())

  const refusal = refusalBeside(error, { name: [], email: ['email-taken'] })

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (name.trim() === '' || !isAddress) return
    const sending = mutateAsync(
      { name: name.trim(), email: email.trim(), grants: grants.length > 0 ? [...grants] : [draft] },
      {
        onSuccess: () => {
          setLast(draft)
          setIsTried(false)
          setHasLeftEmail(false)
        },
      },
    )
    forgetOnceSent(kept, sending)
  }

  return (
    <Card title={t('settings.peopleIs.invite')}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <KeptNotice form={kept} />
        <p className={classes.lead}>{t('settings.peopleIs.inviteLead')}</p>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t('settings.peopleIs.name')}
            value={name}
            maxLength={120}
            autoComplete="off"
            error={isTried && name.trim() === '' ? t('forms.missing') : refusal.at('name')}
            onChange={event => setName(event.currentTarget.value)}
          />
          <TextInput
            type="email"
            dir="ltr"
            label={t('settings.peopleIs.email')}
            value={email}
            autoComplete="off"
            error={
              (isTried || (hasLeftEmail && email !== '')) && !isAddress
                ? t('settings.peopleIs.badEmail')
                : refusal.at('email')
            }
            onChange={event => setEmail(event.currentTarget.value)}
            onBlur={() => setHasLeftEmail(true)}
          />
        </SimpleGrid>
        {grants.length > 0 && (
          <GrantList
            grants={grants}
            onRemove={({ role, officeId }) =>
              setGrants(grants.filter(each => each.role !== role || each.officeId !== officeId))
            }
          />
        )}
        <RoleFields
          value={draft}
          onChange={setDraft}
          onAdd={grant =>
            setGrants([
              ...grants.filter(each => each.role !== grant.role || each.officeId !== grant.officeId),
              grant,
            ])
          }
        />
        {[draft, ...grants].some(({ role }) => role === 'approver' || role === 'admin') && (
          <p className={classes.lead}>{t('settings.peopleIs.notYours')}</p>
        )}
        {refusal.elsewhere ? <ProblemAlert problem={refusal.elsewhere} title={t('forms.notSaved')} /> : null}
        {data && variables && <HandedOver handedOver={data} name={variables.name} />}
        <Group gap="sm">
          <Button type="submit" loading={isPending}>
            {t('settings.peopleIs.send')}
          </Button>
          <LinkButton variant="subtle" to="/settings/people" search={{}} onClick={kept.forget}>
            {data ? t('shared.close') : t('forms.cancel')}
          </LinkButton>
        </Group>
      </form>
    </Card>
  )
}
