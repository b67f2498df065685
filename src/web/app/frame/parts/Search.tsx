import { Spotlight, spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../shared/session/session.ts'
import { groupsFor } from '../navigation.ts'

/** Pages by their names; items and places come from the server. */
export default function Search({ opened }: { opened: number }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const session = useSession()
  useEffect(() => {
    if (opened > 0) spotlight.open()
  }, [opened])
  const actions = groupsFor(session).flatMap(({ destinations }) =>
    destinations.map(({ to, word, icon: Icon }) => ({
      id: to,
      label: t(`frame.to.${word}`),
      leftSection: <Icon size={18} stroke={1.7} aria-hidden />,
      onClick: () => void navigate({ to }),
    })),
  )
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      nothingFound={t('frame.nothingFound')}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('frame.search'),
        'aria-label': t('frame.search'),
      }}
    />
  )
}
