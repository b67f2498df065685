import { IconPlus } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../../shared/page/LinkButton.tsx'
import { laterPage } from '../../../shared/page/later-page.tsx'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { usePeople } from '../api/people.ts'
import { NotForThisRole } from '../parts/NotForThisRole.tsx'
import { PeopleList } from '../parts/people/PeopleList.tsx'

const InviteForm = laterPart(
  () => import('../parts/people/InviteForm.tsx').then(part => part.InviteForm),
  320,
)
const PersonPage = laterPage(() => import('../parts/people/PersonPage.tsx').then(part => part.PersonPage))

export function PeopleSettings() {
  const { t } = useTranslation()
  const { open } = useSearch({ strict: false })
  const mayManage = useMay('people.manage')
  const query = usePeople()
  const person = query.data?.items.find(({ id }) => id === open)
  if (!mayManage) return <NotForThisRole title={t('settings.people')} />
  if (person) return <PersonPage key={person.id} title={person.name} person={person} />
  return (
    <Page
      title={t('settings.people')}
      lead={t('settings.about.people')}
      actions={
        open !== 'new' && (
          <LinkButton
            to="/settings/people"
            search={{ open: 'new' }}
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {t('settings.peopleIs.invite')}
          </LinkButton>
        )
      }
    >
      {open === 'new' && <InviteForm />}
      <PeopleList query={query} />
    </Page>
  )
}
