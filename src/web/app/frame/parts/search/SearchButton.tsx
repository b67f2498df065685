import { Kbd, UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './SearchButton.module.css'

const load = () => import('./Search.tsx')
const Search = lazy(load)
const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Looks like a field, opens the search; so does Ctrl/⌘ K. */
export function SearchButton() {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(0)
  const open = () => setOpened(count => count + 1)
  useHotkeys([['mod+K', open]], [], true)
  return (
    <>
      <UnstyledButton className={classes.button} onClick={open} onPointerEnter={load} onFocus={load}>
        <IconSearch size={16} stroke={1.8} aria-hidden />
        <span className={classes.words}>{t('frame.search')}</span>
        <Kbd className={classes.key} dir="ltr">
          {isMac ? '⌘ K' : 'Ctrl K'}
        </Kbd>
      </UnstyledButton>
      {opened > 0 && (
        <Suspense>
          <Search opened={opened} />
        </Suspense>
      )}
    </>
  )
}
