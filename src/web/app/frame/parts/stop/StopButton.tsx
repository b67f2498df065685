import { ActionIcon, Button } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../../shared/session/may.ts'
import classes from './StopButton.module.css'

const load = () => import('./StopDialog.tsx')
const StopDialog = lazy(load)

/** Always in sight of those who may stop posts. */
export function StopButton({ isIcon }: { isIcon?: true }) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  if (!useMay('posts.stop')) return null
  const open = {
    onClick: () => setIsOpen(true),
    onPointerEnter: load,
    onFocus: load,
    'aria-haspopup': 'dialog' as const,
  }
  return (
    <>
      {isIcon ? (
        <ActionIcon size={44} className={classes.icon} aria-label={t('frame.stopPosts')} {...open}>
          <IconHandStop size={22} stroke={1.8} aria-hidden />
        </ActionIcon>
      ) : (
        <Button
          variant="default"
          className={classes.button}
          leftSection={<IconHandStop size={18} stroke={1.8} aria-hidden />}
          {...open}
        >
          {t('frame.stopPosts')}
        </Button>
      )}
      {isOpen && (
        <Suspense>
          <StopDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
