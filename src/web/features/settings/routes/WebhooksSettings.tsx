import { Badge } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { laterPage } from '../../../shared/page/later-page.tsx'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { useWebhooks } from '../api/webhooks.ts'
import { ListCard } from '../parts/ListCard.tsx'
import classes from '../parts/people/InviteForm.module.css'
import { Row, Rows } from '../parts/Rows.tsx'

const AddWebhook = laterPart(
  () => import('../parts/webhooks/AddWebhook.tsx').then(part => part.AddWebhook),
  320,
)
const WebhookPage = laterPage(() =>
  import('../parts/webhooks/WebhookPage.tsx').then(part => part.WebhookPage),
)

export function WebhooksSettings() {
  const { t } = useTranslation()
  const { open } = useSearch({ strict: false })
  const nameOf = useOfficeNames()
  const query = useWebhooks()
  const webhook = query.data?.items.find(({ id }) => id === open)
  if (webhook) return <WebhookPage key={webhook.id} title={t('settings.webhooks')} webhook={webhook} />
  return (
    <Page title={t('settings.webhooks')} lead={t('settings.about.webhooks')}>
      <AddWebhook />
      <ListCard title={t('settings.webhooks')} query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className={classes.none}>{t('settings.webhookIs.none')}</p>}
            <Rows>
              {items.map(({ id, url, officeId, kinds, disabled }) => (
                <Row
                  key={id}
                  isFaint={disabled !== null}
                  name={
                    <Link to="/settings/webhooks" search={{ open: id }}>
                      <Ltr>{url}</Ltr>
                    </Link>
                  }
                  meta={`${nameOf(officeId)} · ${kinds.map(kind => t(`settings.webhookIs.kind.${kind}`)).join(t('shared.listComma'))}`}
                  end={
                    disabled && (
                      <Badge variant="default" radius="xs" tt="none">
                        {t('settings.webhookIs.disabled')}
                      </Badge>
                    )
                  }
                />
              ))}
            </Rows>
          </>
        )}
      </ListCard>
    </Page>
  )
}
