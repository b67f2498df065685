import { Outlet } from '@tanstack/react-router'
import { useItem } from '../../../shared/item/item.ts'
import { useItemId } from '../../../shared/item/item-id.ts'
import { EditingContext } from '../editing/use-editing.ts'
import { useOpenEditing } from '../editing/use-open-editing.ts'
import { ItemHead } from '../parts/ItemHead.tsx'
import { ItemLoading } from '../parts/ItemLoading.tsx'
import { UploadsProvider } from '../uploads/UploadsProvider.tsx'

/** An item: its head and tabs around what the tab shows. What is being written outlives a change of the tab. */
export function Item() {
  const id = useItemId()
  return <OpenItem key={id} id={id} />
}

function OpenItem({ id }: { id: string }) {
  const item = useItem(id)
  const editing = useOpenEditing(item)
  if (!editing) return <ItemLoading />
  return (
    <EditingContext value={editing}>
      <UploadsProvider itemId={id} officeId={item.officeId}>
        <ItemHead item={item}>
          <Outlet />
        </ItemHead>
      </UploadsProvider>
    </EditingContext>
  )
}
