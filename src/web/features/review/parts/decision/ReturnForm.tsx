import { Button, Group, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showNotice } from '../../../../shared/feedback/notice.ts'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { useReturn } from '../../api/decide.ts'
import type { WaitingItem } from '../../api/waiting.ts'
import { useOpenNext } from '../../open-next.ts'
import { hasThreeWords } from '../../three-words.ts'

interface ReturnFormProps {
  item: NewsItem
  waiting: readonly WaitingItem[]
  onClose: () => void
}

/** Why it goes back, in three words or more: the author starts from them. */
export function ReturnForm({ item, waiting, onClose }: ReturnFormProps) {
  const { t } = useTranslation()
  const kept = useKeptForm(`return/${item.id}`)
  const [reason, setReason] = useKeptState(kept, 'reason', '')
  const [isTried, setIsTried] = useState(false)
  const openNext = useOpenNext(item.id, waiting)
  const { mutateAsync, isPending, error } = useReturn(item.id, () => {
    showNotice({ message: t('review.returned') })
    openNext()
  })
  const isEnough = hasThreeWords(reason)

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (isEnough) void forgetOnceSent(kept, mutateAsync(reason.trim()))
  }

  return (
    <form onSubmit={submit} noValidate>
      <KeptNotice form={kept} />
      <Textarea
        autosize
        minRows={3}
        maxRows={8}
        required
        label={t('review.reason')}
        description={t('review.reasonHint')}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        error={isTried && !isEnough ? t('review.reasonShort') : undefined}
        autoFocus
      />
      {error && <ProblemAlert problem={error} title={t('review.notReturned')} />}
      <Group gap="xs" mt="xs">
        <Button type="submit" loading={isPending}>
          {t('review.returnNow')}
        </Button>
        <Button variant="default" onClick={onClose} disabled={isPending}>
          {t('review.goOn')}
        </Button>
      </Group>
    </form>
  )
}
