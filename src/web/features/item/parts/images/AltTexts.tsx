import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ItemMedia } from '../../../../shared/item/item.ts'
import { directionOf, tagOfCode } from '../../../../shared/text/language-codes.ts'
import { useLanguageName } from '../../../../shared/text/language-name.ts'
import { withAltText } from '../../editing/content.ts'
import { useEditing, useEditingState } from '../../editing/use-editing.ts'
import classes from './AltTexts.module.css'

interface AltTextsProps {
  media: ItemMedia
  number: number
  shown: string
  isReadOnly: boolean
}

/** What the image shows, for people who cannot see it: one text under each language; a missing one says what follows. */
export function AltTexts({ media, number, shown, isReadOnly }: AltTextsProps) {
  const { t } = useTranslation()
  const editing = useEditing()
  const { content } = useEditingState()
  const nameOf = useLanguageName()
  if (media.decorative) return <p className={classes.none}>{t('item.decorativeMeans')}</p>
  const languages = content.variants.map(({ language }) => language)
  return (
    <div className={classes.columns} data-single={languages.length === 1 || undefined}>
      {languages.map(language => {
        const text = media.altText[language] ?? ''
        const isMissing = text.trim() === '' && (media.altText.en ?? '').trim() === ''
        return (
          <div
            key={language}
            className={classes.cell}
            data-shown={language === shown || undefined}
            data-missing={isMissing || undefined}
          >
            <label htmlFor={`alt-${media.mediaId}-${language}`} className={classes.label}>
              {t('item.altIn', { language: nameOf(language), number })}
            </label>
            <Textarea
              id={`alt-${media.mediaId}-${language}`}
              lang={tagOfCode(language)}
              dir={directionOf(language)}
              variant="unstyled"
              autosize
              minRows={isMissing ? 1 : 2}
              maxLength={1_000}
              value={text}
              readOnly={isReadOnly}
              classNames={{ input: classes.input }}
              aria-describedby={isMissing ? `missing-${media.mediaId}-${language}` : undefined}
              onChange={event => {
                const { value } = event.currentTarget
                editing.change(given => withAltText(given, media.mediaId, language, value))
              }}
            />
            {isMissing && (
              <p id={`missing-${media.mediaId}-${language}`} className={classes.warning}>
                {t('item.altMissing')}
              </p>
            )}
          </div>
        )
      })}
    </div>
  )
}
