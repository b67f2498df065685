import { Avatar } from '@mantine/core'
import { Trans, useTranslation } from 'react-i18next'
import { initialsOf } from '../../../shared/text/initials.ts'
import { useOthers } from '../api/presence.ts'
import { useEditingState } from '../editing/use-editing.ts'
import classes from './OthersHere.module.css'

/** Who else has the item open, by name. */
export function OthersHere({ id }: { id: string }) {
  const { t } = useTranslation()
  const { status } = useEditingState()
  const others = useOthers(id, status === 'saved' ? 'looking' : 'editing')
  return others.map(({ person, activity }) => (
    <span key={person.id} className={classes.person}>
      <Avatar size={22} radius="xl" color="blue" variant="filled" aria-hidden>
        {initialsOf(person.name ?? '')}
      </Avatar>
      <span>
        <Trans
          t={t}
          i18nKey={activity === 'editing' ? 'item.someoneWrites' : 'item.someoneLooks'}
          values={{ name: person.name ?? t('shared.someone') }}
          components={{ name: <bdi /> }}
        />
      </span>
    </span>
  ))
}
