import { ActionIcon, Button } from '@mantine/core'
import { useClickOutside, useHotkeys } from '@mantine/hooks'
import { type Icon, IconDots } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import classes from './ActionsMenu.module.css'

export interface Action {
  label: string
  icon: Icon
  onPress: () => void
}

/**
 * What is done seldom, behind three dots at the end of a line. It opens below them and needs no place worked out, unlike
 * Mantine's Menu with its 25 KB of script.
 */
export function ActionsMenu({ label, actions }: { label: string; actions: readonly Action[] }) {
  const [isOpen, setIsOpen] = useState(false)
  const close = () => setIsOpen(false)
  const ref = useClickOutside<HTMLDivElement>(close)
  const button = useRef<HTMLButtonElement>(null)
  useHotkeys([
    [
      'Escape',
      () => {
        if (isOpen) button.current?.focus()
        close()
      },
    ],
  ])
  return (
    <div ref={ref} className={classes.menu}>
      <ActionIcon
        ref={button}
        variant="default"
        aria-label={label}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconDots size={18} aria-hidden />
      </ActionIcon>
      {isOpen && (
        <div className={classes.list}>
          {actions.map(({ label: name, icon: IconOf, onPress }) => (
            <Button
              key={name}
              variant="subtle"
              color="gray"
              justify="flex-start"
              leftSection={<IconOf size={17} aria-hidden />}
              onClick={() => {
                close()
                onPress()
              }}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
