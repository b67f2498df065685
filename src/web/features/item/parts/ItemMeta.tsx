import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../shared/item/item.ts'
import { stateOfItem } from '../../../shared/item/item-state.ts'
import { StateBadge } from '../../../shared/text/StateBadge.tsx'
import { useEditingState } from '../editing/use-editing.ts'
import classes from './ItemMeta.module.css'
import { OthersHere } from './OthersHere.tsx'
import { SavedMark } from './SavedMark.tsx'

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
