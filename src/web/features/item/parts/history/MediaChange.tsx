import { useTranslation } from 'react-i18next'
import { LanguageTag } from '../../../../shared/text/LanguageTag.tsx'
import { Run } from '../../../../shared/text/Run.tsx'
import type { Changes } from '../../api/changes.ts'
import { thumbnail } from '../images/media-source.ts'
import classes from './MediaChange.module.css'
import { WordChanges } from './WordChanges.tsx'

/** An image that came, went or changed, and what changed in its alt texts. */
export function MediaChange({ change }: { change: Changes['media'][number] }) {
  const { t } = useTranslation()
  const { mediaId, kind, altTexts } = change
  return (
    <section className={classes.row}>
      <img src={thumbnail(mediaId, 160)} alt="" className={classes.picture} loading="lazy" />
      <div>
        <h3 className={classes.title}>{t(`item.mediaChange.${kind}`)}</h3>
        {altTexts.map(({ language, parts }) => (
          <p key={language}>
            <LanguageTag language={language} />{' '}
            <Run language={language}>
              <WordChanges parts={parts} />
            </Run>
          </p>
        ))}
      </div>
    </section>
  )
}
