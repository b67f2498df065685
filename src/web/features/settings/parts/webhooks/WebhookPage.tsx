import { Badge, Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { Page } from '../../../../shared/page/Page.tsx'
import { Ltr } from '../../../../shared/text/Ltr.tsx'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import { useDeliveries, useEditWebhook, type Webhook } from '../../api/webhooks.ts'
import { BackToList } from '../BackToList.tsx'
import { ListCard } from '../ListCard.tsx'
import { Row, Rows } from '../Rows.tsx'
import { EditWebhook } from './EditWebhook.tsx'

interface WebhookPageProps {
  title: string
  webhook: Webhook
}

/** One webhook: a test, its deliveries, enabling it again, removing it. */
export function WebhookPage({ title, webhook }: WebhookPageProps) {
  const { t } = useTranslation()
  const { enable, test, remove, retry } = useEditWebhook(webhook.id)
  const query = useDeliveries(webhook.id)
  const problem = enable.error ?? test.error ?? remove.error ?? retry.error
  return (
    <Page title={title} heading={<Ltr>{webhook.url}</Ltr>}>
      <BackToList to="/settings/webhooks" word="webhooks" />
      <Group gap="sm">
        {webhook.disabled ? (
          <Button loading={enable.isPending} onClick={() => enable.mutate(undefined)}>
            {t('settings.webhookIs.enable')}
          </Button>
        ) : (
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate(undefined)}>
            {t('settings.webhookIs.test')}
          </Button>
        )}
        <Button
          variant="subtle"
          color="red"
          loading={remove.isPending}
          onClick={() => remove.mutate(undefined)}
        >
          {t('forms.remove')}
        </Button>
      </Group>
      {problem && <ProblemAlert problem={problem} title={t('forms.notSaved')} />}
      <EditWebhook webhook={webhook} />
      <ListCard title={t('settings.webhookIs.log')} query={query}>
        {({ items }) => (
          <Rows>
            {items.map(({ id, kind, state, createdAt, lastStatus, lastError }) => (
              <Row
                key={id}
                name={<Ltr>{kind}</Ltr>}
                meta={
                  <>
                    <OfficeTime at={createdAt} officeId={webhook.officeId} withDay />
                    {(lastError ?? lastStatus) && (
                      <>
                        {' · '}
                        <Ltr>{lastError ?? lastStatus}</Ltr>
                      </>
                    )}
                  </>
                }
                end={
                  <>
                    <Badge variant="light" radius="xs" tt="none" color={state === 'failed' ? 'red' : 'blue'}>
                      {t(`settings.webhookIs.delivery.${state}`)}
                    </Badge>
                    {state !== 'waiting' && (
                      <Button size="xs" variant="default" onClick={() => retry.mutate(id)}>
                        {t('settings.webhookIs.resend')}
                      </Button>
                    )}
                  </>
                }
              />
            ))}
          </Rows>
        )}
      </ListCard>
    </Page>
  )
}
