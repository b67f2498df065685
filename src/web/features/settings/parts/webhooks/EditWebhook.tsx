import { Checkbox, Group, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { refusalBeside } from '../../../../shared/forms/refusal-beside.tsx'
import { useEditWebhook, type Webhook } from '../../api/webhooks.ts'
import { webhookKinds } from './webhook-kinds.ts'

/** Its address and what it is sent; the secret stays. */
export function EditWebhook({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation()
  const kept = useKeptForm(`webhook/${webhook.id}`)
  const [url, setUrl] = useKeptState(kept, 'url', webhook.url)
  const [chosen, setChosen] = useKeptState<readonly string[]>(kept, 'kinds', webhook.kinds)
  const kinds = webhookKinds.filter(kind => chosen.includes(kind))
  const { edit } = useEditWebhook(webhook.id)
  const isSame = url.trim() === webhook.url && [...kinds].sort().join() === [...webhook.kinds].sort().join()
  const refusal = refusalBeside(edit.error, { url: ['webhook-url-invalid'] })
  return (
    <FormCard
      title={t('settings.webhookIs.edit')}
      isDirty={!isSame && url.trim() !== '' && kinds.length > 0}
      isBusy={edit.isPending}
      isSaved={edit.isSuccess}
      problem={refusal.elsewhere}
      kept={kept}
      onSave={() => forgetOnceSent(kept, edit.mutateAsync({ url: url.trim(), kinds }))}
    >
      <TextInput
        type="url"
        dir="ltr"
        label={t('settings.webhookIs.url')}
        value={url}
        error={url.trim() === '' ? t('forms.missing') : refusal.at('url')}
        onChange={event => setUrl(event.currentTarget.value)}
      />
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
