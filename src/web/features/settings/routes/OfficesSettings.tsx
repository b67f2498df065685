import { Badge } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { useOffices } from '../../../shared/offices/offices.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { LanguageTag } from '../../../shared/text/LanguageTag.tsx'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { StateBadge } from '../../../shared/text/StateBadge.tsx'
import { useNow } from '../../../shared/times/clock.ts'
import { clockTime } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import { Row, Rows } from '../parts/Rows.tsx'

const NewOfficeForm = laterPart(
  () => import('../parts/offices/NewOfficeForm.tsx').then(part => part.NewOfficeForm),
  400,
)

export function OfficesSettings() {
  const { t } = useTranslation()
  const { open } = useSearch({ strict: false })
  const now = new Date(useNow())
  const locale = useLocale()
  const nameOf = useOfficeNames()
  const offices = useOffices().toSorted((a, b) => Number(Boolean(a.archived)) - Number(Boolean(b.archived)))
  const mayCreate = useMay('offices.manage', '*')
  return (
    <Page
      title={t('settings.offices')}
      lead={t('settings.about.offices')}
      actions={
        mayCreate &&
        open !== 'new' && (
          <LinkButton
            to="/settings/offices"
            search={{ open: 'new' }}
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {t('settings.officeIs.new')}
          </LinkButton>
        )
      }
    >
      {mayCreate && open === 'new' && <NewOfficeForm />}
      <Card title={t('settings.offices')} isList>
        <Rows>
          {offices.map(office => (
            <Row
              key={office.id}
              isFaint={Boolean(office.archived)}
              name={
                <Link to="/settings/offices/$id" params={{ id: office.id }}>
                  <bdi>{nameOf(office.id)}</bdi>
                </Link>
              }
              meta={
                <>
                  {clockTime(now, office.timeZone, locale)} · <Ltr>{office.timeZone}</Ltr>
                </>
              }
              end={
                <>
                  {office.languages.map(language => (
                    <LanguageTag key={language} language={language} />
                  ))}
                  {office.archived && (
                    <Badge variant="default" radius="xs">
                      {t('settings.archived')}
                    </Badge>
                  )}
                  {office.stopped && <StateBadge state="stopped" />}
                </>
              }
            />
          ))}
        </Rows>
      </Card>
    </Page>
  )
}
