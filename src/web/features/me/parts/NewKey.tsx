import { Button, Checkbox, Group, SimpleGrid, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { NumberField } from '../../../shared/forms/NumberField.tsx'
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

export function NewKey() {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Scope[]>(['news:read', 'posts:read'])
  const [days, setDays] = useState(90)
  const [isTried, setIsTried] = useState(false)
  const { make } = useEditKeys()

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (name.trim() === '' || scopes.length === 0) return
    make.mutate(
      { name: name.trim(), scopes: [...scopes], expiresInDays: days },
      {
        onSuccess: () => {
          setName('')
          setIsTried(false)
        },
      },
    )
  }

  return (
    <form onSubmit={submit} noValidate className={classes.fields}>
      <TextInput
        label={t('me.keyName')}
        value={name}
        maxLength={60}
        error={isTried && name.trim() === '' ? t('forms.missing') : undefined}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={t('me.scopes')}
        value={[...scopes]}
        error={isTried && scopes.length === 0 ? t('forms.missing') : undefined}
        onChange={chosen => setScopes(allScopes.filter(scope => chosen.includes(scope)))}
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
      {make.error && <ProblemAlert problem={make.error} title={t('forms.notSaved')} />}
      {make.data && <ShownOnce title={t('me.keyOnce')} text={make.data.key} />}
      <Group>
        <Button type="submit" variant="default" loading={make.isPending}>
          {t('me.makeKey')}
        </Button>
      </Group>
    </form>
  )
}
