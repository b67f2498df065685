import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNetworkName } from '../../../../shared/channels/networks.ts'
import { Confirm } from '../../../../shared/feedback/Confirm.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { useDelete } from '../../api/change-post.ts'
import type { ItemPost } from '../../api/item-posts.ts'
import classes from './PostsOfItem.module.css'

/** Takes a published post off its network, which cannot be undone: the reason first, then the question. */
export function DeletePost({ post, onClose }: { post: ItemPost; onClose: () => void }) {
  const { t } = useTranslation()
  const network = useNetworkName()(post.network)
  const kept = useKeptForm(`delete-post/${post.id}`)
  const [reason, setReason] = useKeptState(kept, 'reason', '')
  const [isAsked, setIsAsked] = useState(false)
  const { mutateAsync, isPending, error } = useDelete(post.id)
  return (
    <div className={classes.panel}>
      <KeptNotice form={kept} />
      <TextInput
        label={t('posts.deleteReason')}
        description={t('posts.deleteReasonHint')}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button color="red" variant="light" onClick={() => setIsAsked(true)}>
          {t('posts.deleteFrom', { network })}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            kept.forget()
            onClose()
          }}
        >
          {t('posts.keepIt')}
        </Button>
      </Group>
      <Confirm
        isOpen={isAsked}
        title={t('posts.deleteTitle', { network })}
        doIt={t('posts.deleteFrom', { network })}
        keep={t('posts.keepIt')}
        isBusy={isPending}
        problem={error}
        onConfirm={() => forgetOnceSent(kept, mutateAsync(reason.trim(), { onSuccess: onClose }))}
        onClose={() => setIsAsked(false)}
      >
        <p>{t('posts.deleteWhat', { count: post.segments.length, channel: post.handle })}</p>
      </Confirm>
    </div>
  )
}
