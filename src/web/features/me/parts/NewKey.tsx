import { Button, Checkbox, Group, SimpleGrid, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { NumberField } from '../../../shared/forms/NumberField.tsx'
import { refusalBeside } from '../../../shared/forms/refusal-beside.tsx'
import { ShownOnce } from '../../../shared/forms/ShownOnce.tsx'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { type Scope, useEditKeys } from '../api/keys.ts'
import classes from './Me.module.css'

/** The names that the API has for them, as a program's author reads them there too. */
const allScopes: readonly Scope[] = [
  'news:read',
  'news:write',
  'posts:read',
  'posts:write',
  'channels:read',
  'channels:write',
  'offices:write',
  'budget:write',
  'projects:write',
  'topics:write',
  'handles:write',
  'outreach:read',
  'outreach:write',
  'exports:write',
  'audit:read',
]

const usualScopes: readonly Scope[] = ['news:read', 'posts:read']

export function NewKey() {
  const { t } = useTranslation()
  const kept = useKeptForm('api-key-new')
  const [name, setName] = useKeptState(kept, 'name', '')
  const [chosen, setChosen] = useKeptState<readonly string[]>(kept, 'scopes', usualScopes)
  const scopes = allScopes.filter(scope => chosen.includes(scope))
  const [days, setDays] = useKeptState(kept, 'days', 90)
  const [isTried, setIsTried] = useState(false)
  const { make } = useEditKeys()

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (name.trim() === '' || scopes.length === 0) return
    const sending = make.mutateAsync(
      { name: name.trim(), scopes, expiresInDays: days },
      { onSuccess: () => setIsTried(false) },
    )
    forgetOnceSent(kept, sending)
  }

  const refusal = refusalBeside(make.error, { name: [], scopes: ['key-beyond-roles'] })

  return (
    <form onSubmit={submit} noValidate className={classes.fields}>
      <KeptNotice form={kept} />
      <TextInput
        label={t('me.keyName')}
        value={name}
        maxLength={60}
        error={isTried && name.trim() === '' ? t('forms.missing') : refusal.at('name')}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={t('me.scopes')}
        value={scopes}
        error={isTried && scopes.length === 0 ? t('forms.missing') : refusal.at('scopes')}
        onChange={setChosen}
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs" mt="xs">
          {allScopes.map(scope => (
            <Checkbox key={scope} value={scope} label={<Ltr>{scope}</Ltr>} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <NumberField
        label={t('me.days')}
        min={1}
        max={365}
        maw={180}
        value={days}
        onChange={value => setDays(Number(value) || 1)}
      />
      {refusal.elsewhere ? <ProblemAlert problem={refusal.elsewhere} title={t('forms.notSaved')} /> : null}
      {make.data && <ShownOnce title={t('me.keyOnce')} text={make.data.key} />}
      <Group>
        <Button type="submit" variant="default" loading={make.isPending}>
          {t('me.makeKey')}
        </Button>
      </Group>
    </form>
  )
}
