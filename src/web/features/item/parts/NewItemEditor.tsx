import { NativeSelect } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { officeName } from '../../../shared/offices/office-name.ts'
import type { Office } from '../../../shared/offices/offices.ts'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { codeOfTag } from '../../../shared/text/language-codes.ts'
import { EditingContext } from '../editing/use-editing.ts'
import { useNewEditing } from '../editing/use-new-editing.ts'
import { UploadsProvider } from '../uploads/UploadsProvider.tsx'
import { handOverUploads } from '../uploads/uploads-of.ts'
import { ItemLoading } from './ItemLoading.tsx'
import { SavedMark } from './SavedMark.tsx'
import { TextEditor } from './TextEditor.tsx'

const NewItemNotices = laterPart(() => import('./NewItemNotices.tsx').then(part => part.NewItemNotices))
const SendNewItem = laterPart(() => import('./SendNewItem.tsx').then(part => part.SendNewItem), 36)

interface NewItemEditorProps {
  offices: readonly Office[]
  onCreated: (id: string) => void
}

/** The same editor as of an item, with its office to choose. */
export function NewItemEditor({ offices, onCreated }: NewItemEditorProps) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const goesToReview = useRef(false)
  const { editing, officeId, setOfficeId } = useNewEditing(offices, (id, createdIn) => {
    handOverUploads(id, createdIn)
    onCreated(id)
    if (goesToReview.current)
      void import('../api/submit-item.ts').then(({ submitCreated }) => submitCreated(client, id))
  })
  const language = codeOfTag(i18n.language)
  if (!editing) return <ItemLoading />
  return (
    <EditingContext value={editing}>
      <UploadsProvider itemId="" officeId={officeId}>
        <Page
          title={t('item.newItem')}
          lead={<SavedMark officeId={officeId} />}
          actions={
            <>
              <NativeSelect
                aria-label={t('item.office')}
                value={officeId}
                data={offices.map(office => ({ value: office.id, label: officeName(office, language) }))}
                onChange={event => setOfficeId(event.currentTarget.value)}
              />
              <SendNewItem
                officeId={officeId}
                onSend={async () => {
                  goesToReview.current = true
                  // What reaches the server later, after a rest, goes to review by another press only.
                  goesToReview.current = await editing.saveNow()
                }}
              />
            </>
          }
        >
          <NewItemNotices />
          <TextEditor officeId={officeId} isReadOnly={false} />
        </Page>
      </UploadsProvider>
    </EditingContext>
  )
}
