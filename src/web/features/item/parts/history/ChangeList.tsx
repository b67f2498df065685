import { useTranslation } from 'react-i18next'
import { LanguageTag } from '../../../../shared/text/LanguageTag.tsx'
import { useLanguageName } from '../../../../shared/text/language-name.ts'
import { Run } from '../../../../shared/text/Run.tsx'
import type { Changes } from '../../api/changes.ts'
import classes from './ChangeList.module.css'
import { FactChange } from './FactChange.tsx'
import { MediaChange } from './MediaChange.tsx'
import { WordChanges } from './WordChanges.tsx'

/** Texts first, then images with their alt texts, then facts. */
export function ChangeList({ changes: { texts, media, facts } }: { changes: Changes }) {
  const { t } = useTranslation()
  const nameOf = useLanguageName()
  if (texts.length + media.length + facts.length === 0)
    return <p className={classes.none}>{t('item.noChanges')}</p>
  return (
    <div className={classes.list}>
      {texts.map(({ language, parts }) => (
        <section key={language} aria-label={t('item.part.text', { language: nameOf(language) })}>
          <h3 className={classes.title}>
            {nameOf(language)} <LanguageTag language={language} />
          </h3>
          <Run language={language} as="div" className={classes.text}>
            <WordChanges parts={parts} />
          </Run>
        </section>
      ))}
      {media.map(change => (
        <MediaChange key={change.mediaId} change={change} />
      ))}
      {facts.map(change => (
        <FactChange key={change.field} change={change} />
      ))}
    </div>
  )
}
