import { useTranslation } from 'react-i18next'
import { WordDifference } from '../../../../shared/difference/WordDifference.tsx'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import { LanguageTag } from '../../../../shared/text/LanguageTag.tsx'
import type { Changes } from '../../api/changes.ts'
import classes from './ChangeList.module.css'

/** Texts change with almost every revision, facts seldom. */
const FactChange = laterPart(() => import('./FactChange.tsx').then(part => part.FactChange), 24)

/** Texts by language, then alt texts, then facts. */
export function ChangeList({ changes }: { changes: Changes }) {
  const { t } = useTranslation()
  return (
    <ul className={classes.list}>
      {changes.texts.map(({ language, parts }) => (
        <li key={language} className={classes.row}>
          <LanguageTag language={language} />
          <WordDifference parts={parts} language={language} />
        </li>
      ))}
      {changes.media.map(media => (
        <li key={media.mediaId} className={classes.row}>
          <img className={classes.thumb} src={`/api/v1/media/${media.mediaId}?width=160`} alt="" />
          <div className={classes.media}>
            <span className={classes.label}>{t(`review.image.${media.kind}`)}</span>
            {media.altTexts.map(({ language, parts }) => (
              <div key={language} className={classes.row}>
                <LanguageTag language={language} />
                <WordDifference parts={parts} language={language} />
              </div>
            ))}
          </div>
        </li>
      ))}
      {changes.facts.map(fact => (
        <FactChange key={fact.field} fact={fact} />
      ))}
    </ul>
  )
}
