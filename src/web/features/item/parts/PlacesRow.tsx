import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useOffices } from '../../../shared/offices/offices.ts'
import { useEditing } from '../editing/use-editing.ts'
import classes from './BeforeReview.module.css'

/** The text begins with places: one press makes them the dateline, by the names that the offices know them by. */
export function PlacesRow({ places, children }: { places: readonly string[]; children: ReactNode }) {
  const { t } = useTranslation()
  const editing = useEditing()
  const known = useOffices().flatMap(office => office.places.map(({ names = {} }) => names))
  const nameOf = (place: string) => {
    const names = known.find(each => Object.values(each).includes(place))
    return names?.en ?? place
  }
  return (
    <UnstyledButton
      className={classes.row}
      data-tone="review"
      onClick={() => editing.change(content => ({ ...content, places: [...new Set(places.map(nameOf))] }))}
    >
      {children}
      <span className={classes.verb}>{t('item.usePlaces')}</span>
    </UnstyledButton>
  )
}
