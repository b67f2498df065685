import { ActionIcon, Badge, Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import { fromFiles } from '../../../../shared/reasons/from/files.ts'
import { Reason } from '../../../../shared/reasons/Reason.tsx'
import { useMay } from '../../../../shared/session/may.ts'
import { Ltr } from '../../../../shared/text/Ltr.tsx'
import { type Feed, useEditFeed } from '../../api/feeds.ts'
import { Row } from '../Rows.tsx'

const EditFeed = laterPart(() => import('./EditFeed.tsx').then(part => part.EditFeed), 180)

/** A feed with its state, and what can be done about it. */
export function FeedRow({ feed }: { feed: Feed }) {
  const { t } = useTranslation()
  const nameOf = useOfficeNames()
  const mayWrite = useMay('news.write', feed.officeId)
  const { pause, check, remove } = useEditFeed(feed.id)
  const title = feed.title ?? feed.address
  const [isEditing, setIsEditing] = useState(false)
  const isPaused = feed.state === 'paused'
  const problem = pause.error ?? check.error ?? remove.error
  return (
    <Row
      name={<bdi>{title}</bdi>}
      meta={
        <>
          {nameOf(feed.officeId)} · <Ltr>{feed.address}</Ltr>
          {problem && <ProblemAlert problem={problem} title={t('shared.notDone')} />}
          {feed.fault && <Reason text={feed.fault.reason} from={fromFiles} as="p" />}
          {isEditing && <EditFeed feed={feed} onClose={() => setIsEditing(false)} />}
        </>
      }
      end={
        <>
          <Badge variant="light" radius="xs" tt="none" color={feed.state === 'failing' ? 'red' : 'blue'}>
            {t(`settings.feedIs.state.${feed.state}`)}
          </Badge>
          {mayWrite && (
            <>
              <Button
                size="xs"
                variant="default"
                aria-expanded={isEditing}
                onClick={() => setIsEditing(!isEditing)}
              >
                {t('settings.feedIs.edit')}
              </Button>
              <Button
                size="xs"
                variant="default"
                loading={check.isPending}
                onClick={() => check.mutate(undefined)}
              >
                {t('forms.check')}
              </Button>
              <Button
                size="xs"
                variant="default"
                loading={pause.isPending}
                onClick={() => pause.mutate(!isPaused)}
              >
                {isPaused ? t('settings.feedIs.resume') : t('settings.feedIs.pause')}
              </Button>
              <ActionIcon
                aria-label={t('forms.removeThis', { what: title })}
                onClick={() => remove.mutate(undefined)}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </>
          )}
        </>
      }
    />
  )
}
