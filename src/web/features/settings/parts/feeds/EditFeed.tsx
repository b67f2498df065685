import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { knownLanguages } from '../../../../shared/forms/known-languages.ts'
import { NumberField } from '../../../../shared/forms/NumberField.tsx'
import { refusalBeside } from '../../../../shared/forms/refusal-beside.tsx'
import { useLanguageName } from '../../../../shared/text/language-name.ts'
import { type Feed, useEditFeed } from '../../api/feeds.ts'
import { addressFaults } from './address-faults.ts'

/** Where a feed is read, how often, and in which language; another address is read once before it is kept. */
export function EditFeed({ feed, onClose }: { feed: Feed; onClose: () => void }) {
  const { t } = useTranslation()
  const languageName = useLanguageName()
  const kept = useKeptForm(`feed/${feed.id}`)
  const [address, setAddress] = useKeptState(kept, 'address', feed.address)
  const [intervalMinutes, setInterval] = useKeptState(kept, 'intervalMinutes', feed.intervalMinutes)
  const [language, setLanguage] = useKeptState(kept, 'language', feed.language ?? '')
  const { edit } = useEditFeed(feed.id)
  const languages = [...new Set([...(feed.language ? [feed.language] : []), ...knownLanguages])]

  const close = () => {
    kept.forget()
    onClose()
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (address.trim() === '') return
    const isOther = address.trim() !== feed.address
    const saving = edit.mutateAsync(
      {
        ...(isOther ? { address: address.trim() } : {}),
        intervalMinutes,
        language: language === '' ? null : language,
      },
      { onSuccess: onClose },
    )
    void forgetOnceSent(kept, saving)
  }
  const refusal = refusalBeside(edit.error, { address: addressFaults })
  return (
    <form onSubmit={submit} noValidate style={{ display: 'grid', gap: 12, marginBlockStart: 12 }}>
      <KeptNotice form={kept} />
      <TextInput
        type="url"
        dir="ltr"
        label={t('settings.feedIs.address')}
        value={address}
        error={address.trim() === '' ? t('forms.missing') : refusal.at('address')}
        onChange={event => setAddress(event.currentTarget.value)}
      />
      <Group grow align="end">
        <NumberField
          label={t('settings.feedIs.every')}
          min={15}
          max={10_080}
          value={intervalMinutes}
          onChange={value => setInterval(Number(value) || 60)}
        />
        <NativeSelect
          label={t('settings.feedIs.language')}
          data={[
            { value: '', label: t('settings.feedIs.detected') },
            ...languages.map(code => ({ value: code, label: languageName(code) })),
          ]}
          value={language}
          onChange={event => setLanguage(event.currentTarget.value)}
        />
      </Group>
      {refusal.elsewhere ? <ProblemAlert problem={refusal.elsewhere} title={t('forms.notSaved')} /> : null}
      <Group gap="xs">
        <Button type="submit" size="xs" loading={edit.isPending}>
          {t('forms.save')}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          {t('forms.cancel')}
        </Button>
      </Group>
    </form>
  )
}
