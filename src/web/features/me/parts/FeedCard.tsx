import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { OfficeField } from '../../../shared/forms/OfficeField.tsx'
import { ShownOnce } from '../../../shared/forms/ShownOnce.tsx'
import { useOfficesFor } from '../../../shared/offices/offices-for.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { useCalendarFeed, useEditCalendarFeed } from '../api/calendar-feed.ts'
import classes from './Me.module.css'

/** The secret iCal address of an office, shown once. */
export function FeedCard() {
  const { t } = useTranslation()
  const [first = ''] = useOfficesFor('offices.manage')
  const [officeId, setOfficeId] = useState(first)
  const { data, error, refetch } = useCalendarFeed(officeId)
  const { make, revoke } = useEditCalendarFeed(officeId)
  const problem = make.error ?? revoke.error
  const hasOne = data?.feed !== null && data !== undefined
  const isUnread = data === undefined && error !== null
  return (
    <Card title={t('me.feed')}>
      <div className={classes.fields}>
        <p className={classes.lead}>{t('me.feedLead')}</p>
        <OfficeField
          action="offices.manage"
          value={officeId}
          onChange={chosen => {
            make.reset()
            setOfficeId(chosen)
          }}
        />
        {isUnread && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
        {problem && <ProblemAlert problem={problem} title={t('forms.notSaved')} />}
        {make.data && <ShownOnce title={t('me.keyOnce')} text={make.data.url} />}
        <Group gap="sm">
          <Button
            variant="default"
            disabled={isUnread}
            loading={make.isPending}
            onClick={() => make.mutate()}
          >
            {hasOne ? t('me.renewFeed') : t('me.makeFeed')}
          </Button>
          {hasOne && (
            <Button variant="subtle" loading={revoke.isPending} onClick={() => revoke.mutate()}>
              {t('me.revokeFeed')}
            </Button>
          )}
        </Group>
      </div>
    </Card>
  )
}
