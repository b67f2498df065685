import { Textarea } from '@mantine/core'
import { type ClipboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemVariant } from '../../../../shared/item/item.ts'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { isolate } from '../../../../shared/text/isolate.ts'
import { directionOf, tagOfCode } from '../../../../shared/text/language-codes.ts'
import { useLanguageName } from '../../../../shared/text/language-name.ts'
import { withText } from '../../editing/content.ts'
import { type Lost, pastedText } from '../../editing/paste.ts'
import { useEditing } from '../../editing/use-editing.ts'
import { useUploads } from '../../uploads/use-uploads.ts'
import { MarkedText } from './MarkedText.tsx'
import { PasteNote } from './PasteNote.tsx'
import classes from './VariantText.module.css'

interface VariantTextProps {
  officeId: string
  variant: ItemVariant
  isReadOnly: boolean
}

/** A plain text box; behind it lies the same text with its numbers, links and handles marked. */
export function VariantText({ officeId, variant, isReadOnly }: VariantTextProps) {
  const { t } = useTranslation()
  const editing = useEditing()
  const uploads = useUploads()
  const { language, text } = variant
  const name = useLanguageName()(language)
  const place = useOfficeNames()(officeId)
  const [lost, setLost] = useState<readonly Lost[]>([])
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { clipboardData: data } = event
    const files = [...data.files].filter(({ type }) => /^(?:image|video)\//.test(type))
    const plain = data.getData('text/plain')
    if (files.length > 0 && plain === '') {
      event.preventDefault()
      uploads.add(files)
      return
    }
    const pasted = pastedText(plain, data.getData('text/html'))
    setLost(pasted.lost)
    if (pasted.text === plain) return
    event.preventDefault()
    // The only way to insert that the browser's own undo knows of.
    document.execCommand('insertText', false, pasted.text)
  }
  return (
    <div className={classes.box}>
      <div className={classes.layers}>
        <MarkedText text={text} language={language} />
        <Textarea
          id={`text-${language}`}
          lang={tagOfCode(language)}
          dir={directionOf(language)}
          variant="unstyled"
          aria-label={t('item.textIn', { language: name })}
          placeholder={isolate(t('item.textPlaceholder', { language: name, place }))}
          value={text}
          readOnly={isReadOnly}
          maxLength={60_000}
          classNames={{ root: classes.fill, wrapper: classes.fill, input: classes.input }}
          onChange={event => {
            const { value } = event.currentTarget
            editing.change(content => withText(content, language, value))
          }}
          onPaste={paste}
        />
      </div>
      <PasteNote lost={lost} onClose={() => setLost([])} />
    </div>
  )
}
