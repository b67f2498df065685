import { ActionIcon } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import { unreadQuery } from '../../api/unread.ts'
import classes from './Bell.module.css'

const load = () => import('./BellList.tsx')
const BellList = lazy(load)

/** How many notifications are unread; behind it the last of them. */
export function Bell() {
  const { t } = useTranslation()
  const number = useNumbers()
  const [isWanted, setIsWanted] = useState(false)
  const unread = useQuery(unreadQuery).data?.unread ?? 0
  const button = (
    <ActionIcon
      size={44}
      className={classes.bell}
      aria-label={t('frame.bell', { count: unread })}
      aria-haspopup="dialog"
      onPointerEnter={load}
      onFocus={load}
      onClick={() => setIsWanted(true)}
    >
      <IconBell size={20} stroke={1.7} aria-hidden />
      {unread > 0 && (
        <span className={classes.count} aria-hidden>
          {unread > 99 ? `${number(99)}+` : number(unread)}
        </span>
      )}
    </ActionIcon>
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <BellList>{button}</BellList>
    </Suspense>
  )
}
