import { Checkbox, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../../shared/forms/FormCard.tsx'
import { useEditWebhook, type Webhook } from '../../api/webhooks.ts'
import { webhookKinds } from './webhook-kinds.ts'

/** Its address and what it is sent; the secret stays. */
export function EditWebhook({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation()
  const [url, setUrl] = useState(webhook.url)
  const [kinds, setKinds] = useState<readonly (typeof webhookKinds)[number][]>(webhook.kinds)
  const { edit } = useEditWebhook(webhook.id)
  const isSame = url.trim() === webhook.url && [...kinds].sort().join() === [...webhook.kinds].sort().join()
  return (
    <FormCard
      title={t('settings.webhookIs.edit')}
      isDirty={!isSame && url.trim() !== '' && kinds.length > 0}
      isBusy={edit.isPending}
      isSaved={edit.isSuccess}
      problem={edit.error}
      onSave={() => edit.mutate({ url: url.trim(), kinds: [...kinds] })}
      onDiscard={() => {
        setUrl(webhook.url)
        setKinds(webhook.kinds)
      }}
    >
      <TextInput
        type="url"
        dir="ltr"
        label={t('settings.webhookIs.url')}
        value={url}
        onChange={event => setUrl(event.currentTarget.value)}
      />
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
