import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function ItemPosts() {
  const { t } = useTranslation()
  return (
    <Page title={t('posts.title')}>
      <p />
    </Page>
  )
}
