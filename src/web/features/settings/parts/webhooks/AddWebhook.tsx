import { Checkbox, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { OfficeField } from '../../../../shared/forms/OfficeField.tsx'
import { refusalBeside } from '../../../../shared/forms/refusal-beside.tsx'
import { ShownOnce } from '../../../../shared/forms/ShownOnce.tsx'
import { useOfficesFor } from '../../../../shared/offices/offices-for.ts'
import { useAddWebhook } from '../../api/webhooks.ts'
import { webhookKinds } from './webhook-kinds.ts'

/** Its secret is shown once, after it is added. */
export function AddWebhook() {
  const { t } = useTranslation()
  const [first = ''] = useOfficesFor('offices.manage')
  // The next one is likely to be of the same office.
  const [last, setLast] = useState(first)
  const kept = useKeptForm('webhook-new')
  const [officeId, setOfficeId] = useKeptState(kept, 'officeId', last)
  const [url, setUrl] = useKeptState(kept, 'url', '')
  const [chosen, setChosen] = useKeptState<readonly string[]>(kept, 'kinds', ['post'])
  const kinds = webhookKinds.filter(kind => chosen.includes(kind))
  const { mutateAsync, isPending, isSuccess, error, data } = useAddWebhook()
  const refusal = refusalBeside(error, { url: ['webhook-url-invalid'] })
  return (
    <FormCard
      title={t('settings.webhookIs.add')}
      save={t('forms.add')}
      isDirty={url.trim() !== '' && kinds.length > 0}
      isBusy={isPending}
      isSaved={isSuccess}
      problem={refusal.elsewhere}
      kept={kept}
      onSave={() => {
        const webhook = { officeId, url: url.trim(), kinds }
        forgetOnceSent(kept, mutateAsync(webhook, { onSuccess: () => setLast(officeId) }))
      }}
      after={data && <ShownOnce title={t('settings.webhookIs.secret')} text={data.secret} />}
    >
      <TextInput
        type="url"
        dir="ltr"
        label={t('settings.webhookIs.url')}
        value={url}
        error={refusal.at('url')}
        onChange={event => setUrl(event.currentTarget.value)}
      />
      <OfficeField action="offices.manage" value={officeId} onChange={setOfficeId} />
      <Checkbox.Group
        label={t('settings.webhookIs.kinds')}
        value={kinds}
        error={kinds.length === 0 ? t('forms.missing') : undefined}
        onChange={setChosen}
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
