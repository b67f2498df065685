import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useOffice } from '../../../../shared/offices/offices.ts'
import { useLanguageName } from '../../../../shared/text/language-name.ts'
import { Run } from '../../../../shared/text/Run.tsx'
import { withLanguage } from '../../editing/content.ts'
import { useEditing, useEditingState } from '../../editing/use-editing.ts'
import classes from './AddLanguage.module.css'
import { nativeName } from './native-name.ts'

/** Languages that are not written yet: those of the office first, then those of the app. */
export function AddLanguage({
  officeId,
  onAdded,
}: {
  officeId: string
  onAdded: (language: string) => void
}) {
  const { t } = useTranslation()
  const editing = useEditing()
  const { content } = useEditingState()
  const nameOf = useLanguageName()
  const office = useOffice(officeId)?.languages ?? []
  const all = [...new Set([...office, 'en', 'ur', 'ar', 'prs', 'ps', 'bn'])]
  const left = all.filter(language => !content.variants.some(variant => variant.language === language))
  if (left.length === 0) return null
  const add = (language: string) => {
    editing.change(given => withLanguage(given, language))
    onAdded(language)
  }
  return (
    <fieldset className={classes.row}>
      <legend className={classes.words}>{t('item.addLanguage')}</legend>
      {left.map(language => (
        <Button
          key={language}
          variant="default"
          radius="xl"
          size="compact-sm"
          className={classes.chip}
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={t('item.addThis', { language: nativeName(language) })}
          title={nameOf(language)}
          onClick={() => add(language)}
        >
          <Run language={language}>{nativeName(language)}</Run>
        </Button>
      ))}
    </fieldset>
  )
}
