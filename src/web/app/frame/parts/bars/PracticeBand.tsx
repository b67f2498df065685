import { IconSchool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../../shared/channels/channels.ts'
import classes from './PracticeBand.module.css'

/** On every page while the channels are those of the sandbox networks. */
export function PracticeBand() {
  const { t } = useTranslation()
  if (!useChannels().some(({ sandbox }) => sandbox)) return null
  return (
    <p className={classes.band} data-tone="review">
      <IconSchool size={16} stroke={1.8} aria-hidden />
      {t('frame.practice')}
      <a href="/sandbox" target="_blank" rel="noreferrer" className={classes.link}>
        {t('frame.practiceSee')}
      </a>
    </p>
  )
}
