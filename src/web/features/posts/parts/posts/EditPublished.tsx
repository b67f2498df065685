import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNetworkName } from '../../../../shared/channels/networks.ts'
import { LoadingRows } from '../../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { Run } from '../../../../shared/text/Run.tsx'
import { editTrialQuery, useEditPublished } from '../../api/change-post.ts'
import type { ItemPost } from '../../api/item-posts.ts'
import classes from './PostsOfItem.module.css'

/** What the newly approved words would change of a post that is out, part by part, before it is done. */
export function EditPublished({ post, onClose }: { post: ItemPost; onClose: () => void }) {
  const { t } = useTranslation()
  const network = useNetworkName()(post.network)
  const { data, error } = useQuery(editTrialQuery(post.id))
  const { mutate: edit, isPending, error: refusal } = useEditPublished(post.id)
  return (
    <div className={classes.panel}>
      {error && <ProblemAlert problem={error} title={t('posts.edit.cannot')} />}
      {!data && !error && <LoadingRows rows={1} />}
      {data?.changes.map(({ position, was, text }) => (
        <div key={position}>
          <p className={classes.quiet}>{t('posts.edit.isThere')}</p>
          <Run language={post.language} as="p" className={classes.text}>
            {was}
          </Run>
          <p className={classes.quiet}>{t('posts.edit.becomes')}</p>
          <Run language={post.language} as="p" className={classes.text}>
            {text}
          </Run>
        </div>
      ))}
      {refusal && <ProblemAlert problem={refusal} title={t('posts.edit.notDone')} />}
      <Group gap="xs">
        <Button loading={isPending} disabled={!data} onClick={() => edit(undefined, { onSuccess: onClose })}>
          {t('posts.edit.doIt', { network })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('posts.leaveAsIs')}
        </Button>
      </Group>
    </div>
  )
}
