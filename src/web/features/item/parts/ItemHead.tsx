import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../shared/item/item.ts'
import { headed } from '../../../shared/item/item-words.ts'
import { mainVariant } from '../../../shared/item/main-variant.ts'
import { Page } from '../../../shared/page/Page.tsx'
import { Dateline } from '../../../shared/text/Dateline.tsx'
import { codeOfTag } from '../../../shared/text/language-codes.ts'
import { useEditingState } from '../editing/use-editing.ts'
import { ItemActions } from './ItemActions.tsx'
import classes from './ItemHead.module.css'
import { ItemMeta } from './ItemMeta.tsx'
import { ItemTabs } from './ItemTabs.tsx'
import { useSavedText } from './saved-text.ts'

/** What an item is called, where it stands, and the ways to its tabs. */
export function ItemHead({ item, children }: { item: NewsItem; children: ReactNode }) {
  const { t, i18n } = useTranslation()
  const { content } = useEditingState()
  const variant = mainVariant(content, codeOfTag(i18n.language))
  const { places, words } = headed(variant?.text ?? '', content.places)
  const language = variant?.language ?? 'en'
  const saved = useSavedText(item.officeId)
  return (
    <Page
      title={words || t('item.untitled')}
      context={saved}
      heading={
        words ? <Dateline places={places} words={words} language={language} lines={2} /> : t('item.untitled')
      }
      lead={<ItemMeta item={item} />}
      actions={
        <div className={classes.actions}>
          <ItemActions item={item} />
        </div>
      }
    >
      <div className={classes.body}>
        <ItemTabs item={item} />
        {children}
      </div>
    </Page>
  )
}
