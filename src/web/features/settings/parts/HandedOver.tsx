import { Alert } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ShownOnce } from '../../../shared/forms/ShownOnce.tsx'
import { isolate } from '../../../shared/text/isolate.ts'

interface HandedOverProps {
  handedOver: { mailedTo?: string; link?: string }
  /** Whose link it is: the form may be empty again. */
  name: string
}

/** Where a link to choose a password went: by mail, or to be handed over here. */
export function HandedOver({ handedOver, name }: HandedOverProps) {
  const { t } = useTranslation()
  const { mailedTo, link } = handedOver
  if (link !== undefined)
    return <ShownOnce title={t('settings.peopleIs.handOver', { name: isolate(name) })} text={link} />
  if (mailedTo === undefined) return null
  return (
    <Alert role="status" variant="light" icon={<IconMail />}>
      {t('settings.peopleIs.mailed', { address: mailedTo })}
    </Alert>
  )
}
