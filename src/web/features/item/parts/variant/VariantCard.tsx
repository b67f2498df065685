import { ActionIcon } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowsMaximize, IconArrowsMinimize, IconTrash } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUndoToast } from '../../../../shared/feedback/use-undo-toast.ts'
import type { ItemVariant } from '../../../../shared/item/item.ts'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import { LanguageTag } from '../../../../shared/text/LanguageTag.tsx'
import { useLanguageName } from '../../../../shared/text/language-name.ts'
import { Run } from '../../../../shared/text/Run.tsx'
import { withoutLanguage, withVariantBack } from '../../editing/content.ts'
import { useEditing } from '../../editing/use-editing.ts'
import { nativeName } from './native-name.ts'
import classes from './VariantCard.module.css'
import { VariantText } from './VariantText.tsx'

const VariantCounter = laterPart(() => import('./VariantCounter.tsx').then(part => part.VariantCounter), 40)

interface VariantCardProps {
  officeId: string
  variant: ItemVariant
  /** On narrow screens one variant shows at a time. */
  isShown: boolean
  isReadOnly: boolean
}

/** The text in one language, with its own direction and font, and what it becomes on each network. */
export function VariantCard({ officeId, variant, isShown, isReadOnly }: VariantCardProps) {
  const { t } = useTranslation()
  const editing = useEditing()
  const undoToast = useUndoToast()
  const id = useId()
  const { language, text } = variant
  const name = useLanguageName()(language)
  const [isFull, setIsFull] = useState(false)
  useHotkeys([['Escape', () => setIsFull(false)]], [])
  const remove = () => {
    const { variants } = editing.getState().content
    const index = variants.findIndex(each => each.language === language)
    const removed = variants[index]
    editing.change(content => withoutLanguage(content, language))
    if (!removed || text.trim() === '') return
    undoToast.show({
      message: t('item.languageRemoved', { language: name }),
      onUndo: () => editing.change(content => withVariantBack(content, removed, index)),
    })
  }
  const Icon = isFull ? IconArrowsMinimize : IconArrowsMaximize
  return (
    <section
      className={classes.card}
      aria-labelledby={id}
      data-testid={`variant-${language}`}
      data-shown={isShown || undefined}
      data-full={isFull || undefined}
    >
      <header className={classes.head}>
        <h2 id={id} className={classes.title}>
          <Run language={language}>{nativeName(language)}</Run>
        </h2>
        <LanguageTag language={language} />
        <span className={classes.tools}>
          <ActionIcon
            aria-label={isFull ? t('item.smaller') : t('item.fullScreen', { language: name })}
            onClick={() => setIsFull(!isFull)}
          >
            <Icon size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
          {!isReadOnly && (
            <ActionIcon aria-label={t('item.removeLanguage', { language: name })} onClick={remove}>
              <IconTrash size={18} stroke={1.7} aria-hidden />
            </ActionIcon>
          )}
        </span>
      </header>
      <VariantText officeId={officeId} variant={variant} isReadOnly={isReadOnly} />
      <VariantCounter language={language} text={text} />
    </section>
  )
}
