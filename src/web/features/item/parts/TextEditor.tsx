import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { useJumpTarget } from '../editing/jump.ts'
import { useEditingState } from '../editing/use-editing.ts'
import classes from './TextEditor.module.css'
import { VariantCard } from './variant/VariantCard.tsx'

const BeforeReview = laterPart(() => import('./BeforeReview.tsx').then(part => part.BeforeReview), 180)
const FactsCard = laterPart(() => import('./facts/FactsCard.tsx').then(part => part.FactsCard), 280)
const ImagesCard = laterPart(() => import('./images/ImagesCard.tsx').then(part => part.ImagesCard), 160)
const AddLanguage = laterPart(() => import('./variant/AddLanguage.tsx').then(part => part.AddLanguage))
const LanguageSwitch = laterPart(
  () => import('./variant/LanguageSwitch.tsx').then(part => part.LanguageSwitch),
  36,
)

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
