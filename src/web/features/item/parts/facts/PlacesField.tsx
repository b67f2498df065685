import { TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useOffice } from '../../../../shared/offices/offices.ts'
import { useEditing, useEditingState } from '../../editing/use-editing.ts'

/** The dateline of the item; suggests the towns that the office covers. */
export default function PlacesField({ officeId, isReadOnly }: { officeId: string; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const editing = useEditing()
  const { content } = useEditingState()
  const example = useOfficeNames()(officeId)
  const places = useOffice(officeId)?.places ?? []
  return (
    <TagsInput
      id="places"
      label={t('item.places')}
      placeholder={content.places.length === 0 ? example : ''}
      value={content.places}
      data={[...new Set(places.flatMap(({ names = {} }) => names.en ?? Object.values(names)[0] ?? []))]}
      maxTags={10}
      styles={{ inputField: { minWidth: 40 } }}
      readOnly={isReadOnly}
      acceptValueOnBlur
      splitChars={['/', ',', '،']}
      onChange={value => editing.change(given => ({ ...given, places: value }))}
    />
  )
}
