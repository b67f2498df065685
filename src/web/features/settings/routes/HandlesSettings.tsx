import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { NetworkMark } from '../../../shared/text/NetworkMark.tsx'
import { useEditHandles, useHandles } from '../api/handles.ts'
import { AddHandle } from '../parts/AddHandle.tsx'
import { ListCard } from '../parts/ListCard.tsx'
import classes from '../parts/people/InviteForm.module.css'
import { Row, Rows } from '../parts/Rows.tsx'

export function HandlesSettings() {
  const { t } = useTranslation()
  const mayManage = useMay('handles.manage')
  const query = useHandles()
  const { remove } = useEditHandles()
  return (
    <Page title={t('settings.handles')} lead={t('settings.about.handles')}>
      {mayManage && <AddHandle />}
      {remove.error && <ProblemAlert problem={remove.error} title={t('forms.notSaved')} />}
      <ListCard title={t('settings.handles')} query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className={classes.none}>{t('settings.handleIs.none')}</p>}
            <Rows>
              {items.map(({ name, network, handle }) => (
                <Row
                  key={`${network} ${name}`}
                  name={<bdi>{name}</bdi>}
                  meta={<Ltr>@{handle}</Ltr>}
                  end={
                    <>
                      <NetworkMark network={network} size={24} />
                      {mayManage && (
                        <ActionIcon
                          aria-label={t('forms.removeThis', { what: `@${handle}` })}
                          onClick={() => remove.mutate({ name, network })}
                        >
                          <IconTrash size={18} aria-hidden />
                        </ActionIcon>
                      )}
                    </>
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
