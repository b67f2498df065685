import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoleWords } from '../../../../shared/session/role-words.ts'
import { useSession } from '../../../../shared/session/session.ts'
import { initialsOf } from '../../../../shared/text/initials.ts'
import { Name } from '../../../../shared/text/Name.tsx'
import classes from './PersonButton.module.css'

const load = () => import('./PersonMenu.tsx')
const PersonMenu = lazy(load)

/** The person, and behind it their menu: language, theme, settings, sign out. The menu comes when it is wanted. */
export function PersonButton() {
  const { t } = useTranslation()
  const [isWanted, setIsWanted] = useState(false)
  const { name, grants } = useSession()
  const roles = useRoleWords()(grants)
  const button = (
    <UnstyledButton
      className={classes.button}
      aria-haspopup="menu"
      onPointerEnter={load}
      onFocus={load}
      onClick={() => setIsWanted(true)}
    >
      <span className={classes.avatar} aria-hidden>
        {initialsOf(name)}
      </span>
      <span className={classes.words}>
        <span className={classes.name}>
          <Name>{name}</Name>
        </span>
        <span className={classes.roles}>{roles}</span>
      </span>
      <VisuallyHidden>{t('frame.personMenu')}</VisuallyHidden>
      <IconLanguage size={18} stroke={1.6} aria-hidden className={classes.icon} />
    </UnstyledButton>
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <PersonMenu>{button}</PersonMenu>
    </Suspense>
  )
}
