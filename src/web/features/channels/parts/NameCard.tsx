import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { textsIn } from '../../../shared/forms/kept/kept-shapes.ts'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { LanguagesField } from '../../../shared/forms/LanguagesField.tsx'
import type { ChannelDetail } from '../api/channel.ts'
import { useEditChannel } from '../api/edit-channel.ts'
import { Notes } from './Notes.tsx'

export function NameCard({ channel, isReadOnly }: { channel: ChannelDetail; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const kept = useKeptForm(`channel-name/${channel.id}`)
  const [name, setName] = useKeptState(kept, 'name', channel.name)
  const [typedLanguages, setLanguages] = useKeptState<string[]>(kept, 'languages', [...channel.languages])
  const languages = textsIn(typedLanguages)
  const { mutateAsync, isPending, isSuccess, error, data } = useEditChannel(channel.id)
  const isDirty = name !== channel.name || languages.join() !== channel.languages.join()
  const isWhole = name.trim() !== '' && languages.length > 0
  return (
    <FormCard
      title={t('channels.nameCard')}
      isDirty={isDirty}
      isBusy={isPending}
      isSaved={isSuccess}
      problem={error}
      isReadOnly={isReadOnly}
      onSave={() => isWhole && forgetOnceSent(kept, mutateAsync({ name: name.trim(), languages }))}
      kept={kept}
      after={!isDirty && <Notes effects={data?.effects} />}
    >
      <TextInput
        label={t('channels.name')}
        description={t('channels.nameHint')}
        value={name}
        maxLength={200}
        error={name.trim() === '' ? t('forms.missing') : undefined}
        onChange={event => setName(event.currentTarget.value)}
      />
      <LanguagesField
        value={languages}
        onChange={setLanguages}
        description={t('channels.languagesHint')}
        error={languages.length === 0 ? t('forms.missing') : undefined}
      />
    </FormCard>
  )
}
