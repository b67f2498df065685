import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../../shared/api/problem.ts'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useChosenOffices } from '../../../shared/offices/chosen-offices.ts'
import { Page } from '../../../shared/page/Page.tsx'
import { may } from '../../../shared/session/may.ts'
import { useSession } from '../../../shared/session/session.ts'
import { NewItemEditor } from '../parts/NewItemEditor.tsx'

/** Opens the editor at once: the item reaches the server with its first words, and until then this browser keeps it. */
export function NewItem() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const session = useSession()
  const offices = useChosenOffices().filter(({ id }) => may(session, 'news.write', id))
  if (offices.length === 0)
    return (
      <Page title={t('item.newItem')}>
        <ProblemAlert title={t('shared.notDone')} problem={new Problem({ code: 'role-missing' }, 403)} />
      </Page>
    )
  return (
    <NewItemEditor
      offices={offices}
      onCreated={id => void navigate({ to: '/news/$id', params: { id }, replace: true })}
    />
  )
}
