import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import classes from '../routes/Today.module.css'

/** The cards of Today with rows to come. */
export function TodayLoading() {
  const { t } = useTranslation()
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <Card title={t('today.needsYou')} isList>
          <LoadingRows rows={3} />
        </Card>
        <Card title={t('today.goingOutNext')} isList>
          <LoadingRows rows={4} />
        </Card>
      </div>
      <Card title={t('today.channels')} isList>
        <LoadingRows rows={3} height={32} />
      </Card>
    </div>
  )
}
