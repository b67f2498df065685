import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../shared/item/item.ts'
import { stateOfItem } from '../../../shared/item/item-state.ts'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { StateBadge } from '../../../shared/text/StateBadge.tsx'
import { useEditingState } from '../editing/use-editing.ts'
import classes from './ItemMeta.module.css'
import { SavedMark } from './SavedMark.tsx'

const OthersHere = laterPart(() => import('./OthersHere.tsx').then(part => part.OthersHere))

/** Where the item stands: state, revision, what is saved, who else is here. */
export function ItemMeta({ item }: { item: NewsItem }) {
  const { t } = useTranslation()
  const { base } = useEditingState()
  return (
    <span className={classes.meta}>
      <StateBadge state={stateOfItem(item)} />
      <span>{t('item.revision', { number: base?.revision ?? item.revision })}</span>
      <SavedMark officeId={item.officeId} />
      <OthersHere id={item.id} />
    </span>
  )
}
