import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useEditPasskeys } from '../api/passkeys.ts'
import classes from './Me.module.css'

interface PasskeyRowProps {
  passkey: { id: string; name: string }
  /** Renaming or removing one takes it; '' until it is typed. */
  password: string
  onRemove: () => void
}

/** A passkey by its name, which the person may change. */
export function PasskeyRow({ passkey: { id, name }, password, onRemove }: PasskeyRowProps) {
  const { t } = useTranslation()
  const { rename } = useEditPasskeys()
  const [typed, setTyped] = useState<string>()
  const save = () => {
    if (typed && typed.trim() !== '' && !rename.isPending)
      rename.mutate({ id, name: typed.trim(), password }, { onSuccess: () => setTyped(undefined) })
  }
  if (typed !== undefined)
    return (
      <li className={classes.fields}>
        <TextInput
          label={t('me.passkeyNewName')}
          value={typed}
          maxLength={60}
          data-autofocus
          onChange={event => setTyped(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            save()
          }}
        />
        {rename.error && <ProblemAlert problem={rename.error} title={t('forms.notSaved')} />}
        <span className={classes.line}>
          <Button size="xs" loading={rename.isPending} disabled={typed.trim() === ''} onClick={save}>
            {t('forms.save')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setTyped(undefined)}>
            {t('forms.cancel')}
          </Button>
        </span>
      </li>
    )
  return (
    <li className={classes.line}>
      <bdi>{name}</bdi>
      <span>
        <ActionIcon
          disabled={password === ''}
          aria-label={t('me.passkeyRename', { name })}
          onClick={() => setTyped(name)}
        >
          <IconPencil size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          disabled={password === ''}
          aria-label={t('forms.removeThis', { what: name })}
          onClick={onRemove}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </span>
    </li>
  )
}
