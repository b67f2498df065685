import { Alert, Button, Group } from '@mantine/core'
import { IconCalendarExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Reason } from '../../../../shared/reasons/Reason.tsx'
import { LanguageTag } from '../../../../shared/text/LanguageTag.tsx'
import { Ltr } from '../../../../shared/text/Ltr.tsx'
import { Run } from '../../../../shared/text/Run.tsx'
import type { Affected } from '../../api/edit-office.ts'
import classes from './AffectedPosts.module.css'

interface AffectedPostsProps {
  affected: Affected
  isBusy: boolean
  onSave: () => void
  onCancel: () => void
}

const mostShown = 8

/** The scheduled posts that a change would bring into conflict, before it is saved. */
export function AffectedPosts({ affected, isBusy, onSave, onCancel }: AffectedPostsProps) {
  const { t } = useTranslation()
  return (
    <Alert
      role="alert"
      variant="light"
      color="orange"
      icon={<IconCalendarExclamation />}
      title={t('settings.officeIs.affected', { count: affected.count })}
    >
      <ul className={classes.posts}>
        {affected.posts.slice(0, mostShown).map(post => (
          <li key={post.postId}>
            <Ltr className={classes.time}>{post.local}</Ltr> <Ltr>{post.handle}</Ltr>{' '}
            <LanguageTag language={post.language} /> <Run language={post.language}>{post.firstWords}</Run>
            {post.conflicts
              .filter(({ isNew }) => isNew)
              .map(({ message }) => (
                <Reason key={message} text={message} className={classes.why} />
              ))}
          </li>
        ))}
      </ul>
      <p>{t('settings.officeIs.affectedStay')}</p>
      <Group gap="sm" mt="sm">
        <Button onClick={onSave} loading={isBusy}>
          {t('settings.officeIs.saveAnyway')}
        </Button>
        <Button variant="subtle" onClick={onCancel} disabled={isBusy}>
          {t('forms.cancel')}
        </Button>
      </Group>
    </Alert>
  )
}
