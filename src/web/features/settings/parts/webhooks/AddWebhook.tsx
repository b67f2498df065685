import { Checkbox, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { OfficeField } from '../../../../shared/forms/OfficeField.tsx'
import { ShownOnce } from '../../../../shared/forms/ShownOnce.tsx'
import { useOfficesFor } from '../../../../shared/offices/offices-for.ts'
import { useAddWebhook } from '../../api/webhooks.ts'
import { webhookKinds } from './webhook-kinds.ts'

/** Its secret is shown once, after it is added. */
export function AddWebhook() {
  const { t } = useTranslation()
  const [first = ''] = useOfficesFor('offices.manage')
  const [officeId, setOfficeId] = useState(first)
  const [url, setUrl] = useState('')
  const [kinds, setKinds] = useState<readonly (typeof webhookKinds)[number][]>(['post'])
  const { mutate, isPending, isSuccess, error, data } = useAddWebhook()
  return (
    <FormCard
      title={t('settings.webhookIs.add')}
      save={t('forms.add')}
      isDirty={url.trim() !== '' && kinds.length > 0}
      isBusy={isPending}
      isSaved={isSuccess}
      problem={error}
      onSave={() => mutate({ officeId, url: url.trim(), kinds: [...kinds] }, { onSuccess: () => setUrl('') })}
      after={data && <ShownOnce title={t('settings.webhookIs.secret')} text={data.secret} />}
    >
      <TextInput
        type="url"
        dir="ltr"
        label={t('settings.webhookIs.url')}
        value={url}
        onChange={event => setUrl(event.currentTarget.value)}
      />
      <OfficeField action="offices.manage" value={officeId} onChange={setOfficeId} />
      <Checkbox.Group
        label={t('settings.webhookIs.kinds')}
        value={[...kinds]}
        onChange={chosen => setKinds(webhookKinds.filter(kind => chosen.includes(kind)))}
      >
        <Group gap="md" mt="xs">
          {webhookKinds.map(kind => (
            <Checkbox key={kind} value={kind} label={t(`settings.webhookIs.kind.${kind}`)} />
          ))}
        </Group>
      </Checkbox.Group>
    </FormCard>
  )
}
