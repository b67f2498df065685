import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Grant } from '../../api/people.ts'
import classes from './GrantList.module.css'
import { useGrantWords } from './grant-words.ts'

interface GrantListProps {
  grants: readonly Grant[]
  isBusy?: boolean
  onRemove: (grant: Grant) => void
}

/** The roles that a person has, each to be taken away. */
export function GrantList({ grants, isBusy = false, onRemove }: GrantListProps) {
  const { t } = useTranslation()
  const words = useGrantWords()
  if (grants.length === 0) return <p className={classes.none}>{t('settings.peopleIs.noRoles')}</p>
  return (
    <ul className={classes.list}>
      {grants.map(grant => (
        <li key={`${grant.role} ${grant.officeId}`} className={classes.grant}>
          <bdi>{words(grant)}</bdi>
          <ActionIcon
            size={30}
            disabled={isBusy}
            aria-label={t('forms.removeThis', { what: words(grant) })}
            onClick={() => onRemove(grant)}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  )
}
