import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface OrderButtonsProps {
  /** What is moved. */
  what: string
  /** All of the list, in their order; the one that is moved stands at `index`. */
  ids: readonly string[]
  index: number
  isBusy: boolean
  /** The list in its new order. */
  onOrder: (ids: string[]) => void
}

/** Moves one thing of a list up or down. */
export function OrderButtons({ what, ids, index, isBusy, onOrder }: OrderButtonsProps) {
  const { t } = useTranslation()
  const move = (to: number) =>
    onOrder(ids.toSpliced(index, 1).toSpliced(to, 0, ...ids.slice(index, index + 1)))
  return (
    <>
      <ActionIcon
        aria-label={t('settings.topicIs.up', { what })}
        disabled={isBusy || index === 0}
        onClick={() => move(index - 1)}
      >
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t('settings.topicIs.down', { what })}
        disabled={isBusy || index === ids.length - 1}
        onClick={() => move(index + 1)}
      >
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
    </>
  )
}
