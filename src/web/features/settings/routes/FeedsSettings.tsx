import { useTranslation } from 'react-i18next'
import { useChosenOfficeIds } from '../../../shared/offices/chosen-offices.ts'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { useFeeds } from '../api/feeds.ts'
import { AddFeed } from '../parts/feeds/AddFeed.tsx'
import { FeedRow } from '../parts/feeds/FeedRow.tsx'
import { ListCard } from '../parts/ListCard.tsx'
import classes from '../parts/people/InviteForm.module.css'
import { Rows } from '../parts/Rows.tsx'

export function FeedsSettings() {
  const { t } = useTranslation()
  const mayWrite = useMay('news.write')
  const officeIds = useChosenOfficeIds()
  const query = useFeeds()
  return (
    <Page title={t('settings.feeds')} lead={t('settings.about.feeds')}>
      {mayWrite && <AddFeed />}
      <ListCard title={t('settings.feeds')} query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className={classes.none}>{t('settings.feedIs.none')}</p>}
            <Rows>
              {items
                .filter(({ officeId }) => officeIds === undefined || officeIds.includes(officeId))
                .map(feed => (
                  <FeedRow key={feed.id} feed={feed} />
                ))}
            </Rows>
          </>
        )}
      </ListCard>
    </Page>
  )
}
