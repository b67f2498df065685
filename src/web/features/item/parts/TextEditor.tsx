import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { useJumpTarget } from '../editing/jump.ts'
import { useEditingState } from '../editing/use-editing.ts'
import { BeforeReview } from './BeforeReview.tsx'
import { FactsCard } from './facts/FactsCard.tsx'
import { ImagesCard } from './images/ImagesCard.tsx'
import classes from './TextEditor.module.css'
import { AddLanguage } from './variant/AddLanguage.tsx'
import { LanguageSwitch } from './variant/LanguageSwitch.tsx'
import { VariantCard } from './variant/VariantCard.tsx'

/** Texts side by side, images in the same columns, facts and checks at the side; on telephones one language at a time. */
export function TextEditor({ officeId, isReadOnly }: { officeId: string; isReadOnly: boolean }) {
  const { content } = useEditingState()
  const languages = content.variants.map(({ language }) => language)
  const [wanted, setWanted] = useState(languages[0] ?? '')
  const shown = languages.includes(wanted) ? wanted : (languages[0] ?? '')
  useJumpTarget(setWanted)
  const show = (language: string | undefined) => {
    if (!language) return
    setWanted(language)
    setTimeout(() => document.getElementById(`text-${language}`)?.focus())
  }
  useHotkeys(
    [1, 2, 3, 4, 5, 6].map(n => [`alt+${n}`, () => show(languages[n - 1]), { usePhysicalKeys: true }]),
    [],
  )
  return (
    <div className={classes.layout}>
      <div className={classes.main}>
        <LanguageSwitch languages={languages} shown={shown} onShow={setWanted} />
        <div className={classes.texts} data-single={languages.length === 1 || undefined}>
          {content.variants.map(variant => (
            <VariantCard
              key={variant.language}
              officeId={officeId}
              variant={variant}
              isShown={variant.language === shown}
              isReadOnly={isReadOnly}
            />
          ))}
        </div>
        {!isReadOnly && <AddLanguage officeId={officeId} onAdded={show} />}
        <ImagesCard officeId={officeId} shown={shown} isReadOnly={isReadOnly} />
      </div>
      <div className={classes.side}>
        {!isReadOnly && <BeforeReview officeId={officeId} />}
        <FactsCard officeId={officeId} isReadOnly={isReadOnly} />
      </div>
    </div>
  )
}
