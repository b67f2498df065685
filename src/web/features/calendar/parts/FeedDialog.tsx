import { Button, CopyButton, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useChosenOffices } from '../../../shared/offices/chosen-offices.ts'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { useMay } from '../../../shared/session/may.ts'
import { OfficeTime } from '../../../shared/times/OfficeTime.tsx'
import { feedQuery, useMakeFeed } from '../api/feed.ts'

/** The secret address of an office for calendar programs: made, shown once, renewed. */
export default function FeedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const offices = useChosenOffices()
  const nameOf = useOfficeNames()
  const [officeId, setOfficeId] = useState(offices[0]?.id ?? '')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('calendar.feed.title')}
      closeButtonProps={{ 'aria-label': t('shared.close') }}
    >
      <p>{t('calendar.feed.lead')}</p>
      <NativeSelect
        mt="md"
        label={t('calendar.feed.office')}
        value={officeId}
        onChange={event => setOfficeId(event.currentTarget.value)}
        data={offices.map(({ id }) => ({ value: id, label: nameOf(id) }))}
      />
      {officeId && <Feed key={officeId} officeId={officeId} />}
    </Modal>
  )
}

function Feed({ officeId }: { officeId: string }) {
  const { t } = useTranslation()
  const { data, error: unread, refetch } = useQuery(feedQuery(officeId))
  const { mutate: make, data: made, isPending, error } = useMakeFeed(officeId)
  const mayMake = useMay('offices.manage', officeId)
  return (
    <>
      {!data && unread && <ProblemAlert problem={unread} onRetry={() => void refetch()} />}
      {data?.feed && (
        <p>
          {t('calendar.feed.made')} <OfficeTime at={data.feed.madeAt} officeId={officeId} withDay />
        </p>
      )}
      {data && !data.feed && <p>{t('calendar.feed.none')}</p>}
      {made && (
        <>
          <TextInput
            mt="md"
            readOnly
            dir="ltr"
            label={t('calendar.feed.address')}
            description={t('calendar.feed.once')}
            value={made.url}
          />
          <CopyButton value={made.url}>
            {({ copied, copy }) => (
              <Button mt="xs" variant="default" onClick={copy}>
                {copied ? t('calendar.feed.copied') : t('calendar.feed.copy')}
              </Button>
            )}
          </CopyButton>
        </>
      )}
      {error && <ProblemAlert problem={error} title={t('calendar.feed.notMade')} />}
      {mayMake && !made && (
        <Button mt="md" variant="default" loading={isPending} onClick={() => make()}>
          {data?.feed ? t('calendar.feed.renew') : t('calendar.feed.make')}
        </Button>
      )}
      {!mayMake && <p>{t('calendar.feed.whoMakes')}</p>}
    </>
  )
}
