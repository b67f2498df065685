import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../shared/item/item.ts'
import { Card } from '../../../shared/page/Card.tsx'
import { LanguageTag } from '../../../shared/text/LanguageTag.tsx'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { Run } from '../../../shared/text/Run.tsx'
import classes from './WholeItem.module.css'

/** All that the approval covers, also what no channel shows: every text, image and alt text, and the link. */
export function WholeItem({ item: { content } }: { item: NewsItem }) {
  const { t } = useTranslation()
  return (
    <Card title={t('review.whole')} aside={t('review.languages', { count: content.variants.length })}>
      <div className={classes.texts}>
        {content.variants.map(({ language, text }) => (
          <div key={language} className={classes.text}>
            <LanguageTag language={language} />
            <Run language={language} as="p">
              {text}
            </Run>
          </div>
        ))}
      </div>
      {content.media.map(({ mediaId, altText, decorative }) => (
        <div key={mediaId} className={classes.media}>
          <img src={`/api/v1/media/${mediaId}?width=320`} alt="" loading="lazy" />
          <div className={classes.alts}>
            {decorative && <span>{t('review.decorative')}</span>}
            {Object.entries(altText).map(([language, text]) => (
              <div key={language} className={classes.text}>
                <LanguageTag language={language} />
                <Run language={language} as="p">
                  {text}
                </Run>
              </div>
            ))}
          </div>
        </div>
      ))}
      {content.link && (
        <p className={classes.link}>
          {t('review.field.link')}: <Ltr>{content.link}</Ltr>
        </p>
      )}
    </Card>
  )
}
